/* From the bytes of a photo as it came to the JPEG that is kept: upright, on white, shrunk to the screen,
 * without metadata. Knows nothing of networks and stores. One thread at a time. */
#ifndef FOYER_INGEST_PHOTO_PHOTO_H
#define FOYER_INGEST_PHOTO_PHOTO_H

#include "base/error.h"
#include "ingest/photo/fit.h"

#include <stdbool.h>
#include <stddef.h>

enum { PHOTO_NAME_SIZE = 64 + sizeof ".jpg" }; /* a hash in hexadecimal digits */

struct photo_prepared {
    unsigned char *bytes; /* a JPEG, at most LIMIT_PHOTO_KEPT; malloc'd */
    size_t length;
    int width, height;          /* pixels, each at most LIMIT_PHOTO_KEPT_SIDE */
    char name[PHOTO_NAME_SIZE]; /* of the file: the hash of its content and ".jpg" */
};

/* Fills `prepared` (zeroed by this function). The size is told from the header before anything is decoded or
 * allocated for it; what is larger than LIMIT_PHOTO_SIDE, LIMIT_PHOTO_PIXELS or LIMIT_PHOTO_PIXELS_PLAIN is
 * refused. The photo covers `target` where the original does, is never enlarged and never larger than that
 * needs. A file that breaks off gives its upper part when that is over nine tenths. False with `error`
 * ("an HTML page, not a photo"), which the caller puts behind the photo's address. */
bool photo_prepare(const void *bytes, size_t length, struct photo_size target,
                   struct photo_prepared *prepared, struct error *error);

/* A zeroed struct is accepted. */
void photo_prepared_finish(struct photo_prepared *prepared);

#endif
