/* One document while it is read: what was asked for, what it is, and what has become of it so far. Knows
 * nothing of its format. Any thread. */
#ifndef FOYER_INGEST_READ_DRAFT_READING_H
#define FOYER_INGEST_READ_DRAFT_READING_H

#include "base/error.h"
#include "story/feed.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct config_map;
struct junk_lines;
struct json_t;

struct read_request {
    const char *bytes; /* the document as it came, after HTTP decompression; need not end in NUL */
    size_t length;     /* at most LIMIT_FEED_BODY */
    /* An absolute URL or an absolute path: relative links resolve against it; NULL: they are dropped, and
     * reported. Of a file: base relative photos become file: URLs; from anywhere else no file: URL is taken.
     */
    const char *base_url;
    const char *charset;          /* as declared by the transport; NULL */
    enum feed_format format;      /* FEED_AUTO: found by sniffing */
    const struct config_map *map; /* for FEED_MAPPED, and for FEED_AUTO when nothing else fits; NULL */
    const char *language;         /* when the document does not say; NULL */
    /* Texts that a block must not be, " | " between two: the whole text, or with "*" at the end its
     * beginning; case and the punctuation at the ends do not count. NULL: none. */
    const char *junk;
    const struct junk_lines *junk_lines; /* lines that are no part of any story; NULL: none are known */
    int64_t now;      /* seconds since 1970 UTC: dates over a day ahead are left out, and reported */
    int screen_width; /* pixels: of several renditions of a photo the smallest at least this wide is taken; 0
                         unknown */
};

struct reading {
    const struct read_request *request;
    const char *text; /* the document in UTF-8, not terminated */
    size_t length;
    struct json_t *json; /* of jansson: the same, parsed, when it is JSON; NULL: it is not */
    struct feed_document *document;
    struct error *error; /* for a dialect that answers DIALECT_BAD or false */
};

#endif
