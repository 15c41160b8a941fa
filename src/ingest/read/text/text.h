/* Clean text: what every string of a story goes through. UTF-8, NFC, one line, white space collapsed and
 * trimmed, no controls and nothing invisible but what shapes its neighbours: soft hyphen, zero-width joiners,
 * variation selectors, emoji tags and the three directional marks. A no-break space stays between a number
 * and its unit and at the punctuation that French sets off. Any thread; linear. */
#ifndef FOYER_INGEST_READ_TEXT_TEXT_H
#define FOYER_INGEST_READ_TEXT_TEXT_H

#include "story/story.h"

#include <stdbool.h>
#include <stddef.h>

/* What a text of a document is written in. */
enum text_kind {
    TEXT_PLAIN,
    TEXT_HTML,
    TEXT_EITHER /* HTML when it looks like it */
};

/* The clean form of `length` bytes (malformed UTF-8 becomes U+FFFD), malloc'd; NULL when nothing visible is
 * left. Longer than `maximum` bytes: cut between characters, with "…" as its end. */
char *text_clean(const char *bytes, size_t length, size_t maximum) __attribute__((warn_unused_result));

/* The same for a plain field: references that do not belong there ("&#8211;", "&amp;") are decoded, once. */
char *text_plain(const char *bytes, size_t length, size_t maximum) __attribute__((warn_unused_result));

/* Lower case, NFC-insensitive, in the root locale; for comparing words only. malloc'd, "" for NULL. */
char *text_folded(const char *text) __attribute__((warn_unused_result));

/* True when both say the same: case and the punctuation and white space at their ends do not count. */
bool text_same(const char *a, const char *b);

/* Looks for a tag or a reference: true when a field of unknown kind is HTML rather than text. */
bool text_is_markup(const char *text, size_t length);

/* The direction of the first letter that has one. False when there is none. */
bool text_direction(const char *text, enum direction *direction);

#endif
