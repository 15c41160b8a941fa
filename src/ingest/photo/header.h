/* How large a picture claims to be, told from its header: nothing is decoded and nothing is allocated. Reads
 * no byte behind `length`. Any thread. */
#ifndef FOYER_INGEST_PHOTO_HEADER_H
#define FOYER_INGEST_PHOTO_HEADER_H

#include "base/error.h"
#include "ingest/photo/kind.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct photo_header {
    enum photo_kind kind;
    uint32_t width; /* pixels; of a JPEG 0: its reader tells */
    uint32_t height;
};

/* False with `error` when it is no photo of these kinds or its header is broken; the text says what the bytes
 * look like instead. */
bool photo_header_read(const void *bytes, size_t length, struct photo_header *header, struct error *error);

/* False with `error` when a side is 0 or over LIMIT_PHOTO_SIDE, or there are more than `maximum` pixels. */
bool photo_size_check(uint32_t width, uint32_t height, int maximum, struct error *error);

#endif
