/* Feeds libjpeg from memory, watches where the data really end, and bounds its work. Knows no pixels. Private
 * to jpeg_load.c; one thread at a time. */
#ifndef FOYER_INGEST_PHOTO_JPEG_SOURCE_H
#define FOYER_INGEST_PHOTO_JPEG_SOURCE_H

#include "ingest/photo/jpeg_error.h"

#include <stdbool.h>
#include <stddef.h>

struct jpeg_source {
    struct jpeg_source_mgr manager;
    struct jpeg_progress_mgr progress;
    struct jpeg_failure *failure;
    bool exhausted; /* libjpeg asked for bytes behind the end */
    bool ended;     /* of a single-scan file: what is decoded from here on is made up */
};

/* Takes the place of client_data; `source` and the bytes are borrowed until the decompressor is destroyed. */
void jpeg_source_attach(struct jpeg_source *source, struct jpeg_decompress_struct *info,
                        struct jpeg_failure *failure, const void *bytes, size_t length);

#endif
