/* The one kind that is written. Private to photo/; one thread at a time. */
#ifndef FOYER_INGEST_PHOTO_JPEG_SAVE_H
#define FOYER_INGEST_PHOTO_JPEG_SAVE_H

#include "ingest/photo/pixmap.h"

#include <stddef.h>

/* Baseline, 4:2:0, optimised tables; quality 1..100. `bytes` is malloc'd, NULL after a failure. */
bool jpeg_save(const struct pixmap *pixmap, int quality, unsigned char **bytes, size_t *length,
               struct error *error);

#endif
