/* Where pictures other than JPEG keep their Exif: PNG in a chunk eXIf (PNG third edition, 11.3.2.4), WebP in
 * a chunk EXIF (RFC 9649, 2.7.1.5), with or without the six bytes that stand before it in a JPEG. */
#include "ingest/photo/load.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { EXIF_MOST = 64 << 10, EXIF_PREFIX = 6, CHUNK_HEAD = 8 };

struct chunks {
    size_t first;  /* offset in the file */
    size_t length; /* offset of the length in a chunk's head */
    size_t name;
    bool big_endian;
    size_t tail;     /* bytes behind the data */
    bool even;       /* data is padded to an even length */
    const char *own; /* name of the chunk with Exif */
};

static const struct chunks *chunks_of(enum photo_kind kind)
{
    static const struct chunks png = {8, 0, 4, true, 4, false, "eXIf"};
    static const struct chunks webp = {12, 4, 0, false, 0, true, "EXIF"};
    return kind == PHOTO_PNG ? &png : kind == PHOTO_WEBP ? &webp : NULL;
}

static size_t chunk_length(const struct chunks *chunks, const unsigned char *head)
{
    const unsigned char *at = head + chunks->length;
    if (chunks->big_endian)
        return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
    return (size_t)at[3] << 24 | (size_t)at[2] << 16 | (size_t)at[1] << 8 | at[0];
}

/* libexif wants the six bytes. */
static int orientation_of(const unsigned char *data, size_t length)
{
    if (length >= EXIF_PREFIX && memcmp(data, "Exif\0", EXIF_PREFIX) == 0)
        return exif_orientation(data, length);
    unsigned char *segment = malloc(EXIF_PREFIX + length);
    if (!segment)
        return 1;
    memcpy(segment, "Exif\0", EXIF_PREFIX);
    memcpy(segment + EXIF_PREFIX, data, length);
    int orientation = exif_orientation(segment, EXIF_PREFIX + length);
    free(segment);
    return orientation;
}

int exif_chunk_orientation(enum photo_kind kind, const void *bytes, size_t length)
{
    const struct chunks *chunks = chunks_of(kind);
    size_t at = chunks ? chunks->first : length;
    while (at < length && length - at >= CHUNK_HEAD) {
        const unsigned char *head = (const unsigned char *)bytes + at;
        size_t size = chunk_length(chunks, head);
        size_t room = length - at - CHUNK_HEAD;
        if (size > room)
            return 1;
        if (memcmp(head + chunks->name, chunks->own, 4) == 0)
            return size <= EXIF_MOST ? orientation_of(head + CHUNK_HEAD, size) : 1;
        size_t step = size + chunks->tail + (chunks->even && size % 2 ? 1 : 0);
        if (step > room)
            return 1;
        at += CHUNK_HEAD + step;
    }
    return 1;
}
