/* From the bytes of one document to stories. Knows nothing of networks and stores. One dialect per file
 * behind `struct dialect` (dialect.h). Any thread; reading is linear in the size of the input. */
#ifndef FOYER_INGEST_READ_READ_H
#define FOYER_INGEST_READ_READ_H

#include "base/error.h"
#include "config/config.h"
#include "story/feed.h"

#include <stddef.h>
#include <stdint.h>

struct read_request {
    const char *bytes; /* the document as it came, after HTTP decompression; need not end in NUL */
    size_t length;
    const char *base_url; /* relative links resolve against it; NULL: they stay unresolved and are dropped */
    const char *charset;  /* as declared by the transport; NULL */
    enum feed_format format;      /* FEED_AUTO: found by sniffing */
    const struct config_map *map; /* for FEED_MAPPED */
    const char *language;         /* when the document does not say; NULL */
    int64_t now;                  /* seconds since 1970 UTC: dates over a day ahead are dropped */
    int screen_width; /* pixels: of several renditions of a photo the smallest at least this wide is taken */
};

/* Fills `document` (zeroed by this function). False with `error` when the bytes are no feed of a known kind;
 * the text says what they look like instead ("an HTML page titled “Sign in”") or where they broke ("invalid
 * JSON at line 3, column 14: …"), and `document` is empty. At most LIMIT_STORIES_PER_FEED stories; the rest
 * is reported as a problem. */
bool read_feed(const struct read_request *request, struct feed_document *document, struct error *error);

#endif
