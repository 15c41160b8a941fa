/* From the bytes of one document to stories. Knows nothing of networks and stores. The steps: charset.h (to
 * UTF-8), sniff.h and json.h (what it is), dialect.h (one per format, in a table), draft.h (what every story
 * goes through). Any thread; reading is linear in the size of the input and its memory is bounded by
 * base/limits.h. Before a second thread reads, one call must have returned, for libxml2 initialises itself in
 * the first. */
#ifndef FOYER_INGEST_READ_READ_H
#define FOYER_INGEST_READ_READ_H

#include "base/error.h"
#include "config/config.h"
#include "story/feed.h"

#include <stddef.h>
#include <stdint.h>

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
    int64_t now;      /* seconds since 1970 UTC: dates over a day ahead are left out, and reported */
    int screen_width; /* pixels: of several renditions of a photo the smallest at least this wide is taken; 0
                         unknown */
};

/* Fills `document` (zeroed by this function; finish it with feed_document_finish). What had to be repaired,
 * guessed or left out is among its problems. False with `error` (NULL is accepted) when the bytes are no feed
 * of a known kind; the text says what they look like instead ("no feed but an HTML page titled “Sign in”") or
 * where they broke ("invalid JSON at line 3, column 14: …"), and `document` is empty. At most
 * LIMIT_STORIES_PER_FEED stories; the rest is reported. A document without a single story is a feed, too. */
bool read_feed(const struct read_request *request, struct feed_document *document, struct error *error);

#endif
