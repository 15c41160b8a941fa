/* Undoes gzip as bytes come. Not libcurl's work, which takes a stream that breaks off for a whole one.
 * Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_GUNZIP_H
#define FOYER_INGEST_FETCH_GUNZIP_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

#include <zlib.h>

enum gunzip_result { GUNZIP_FINE, GUNZIP_BROKEN, GUNZIP_TOO_LARGE };

/* A zeroed struct is ready to be used. */
struct gunzip {
    z_stream stream;
    bool begun;
    bool whole; /* a member (RFC 1952, 2.2) has ended, and no other has begun */
};

/* Appends what the bytes become; too large when the buffer's maximum is reached, of which no more than a few
 * kilobytes are ever beyond. */
enum gunzip_result gunzip_add(struct gunzip *gunzip, const void *bytes, size_t length, struct buffer *into);

/* Back to a zeroed struct. */
void gunzip_finish(struct gunzip *gunzip);

#endif
