/* Any bytes as a photo. A PNG is tried a second time with its check sums mended, for a wrong one ends the
 * reading before anything else is looked at. */
#include "ingest/photo/photo.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void prepare(const uint8_t *bytes, size_t length)
{
    struct photo_prepared prepared;
    struct error error = {0};
    if (photo_prepare(bytes, length, (struct photo_size){64, 48}, &prepared, &error))
        photo_prepared_finish(&prepared);
}

static void png_mend(uint8_t *bytes, size_t length)
{
    enum { SIGNATURE = 8, HEAD = 8, SUM = 4 };
    size_t at = SIGNATURE;
    while (at + HEAD + SUM <= length) {
        size_t size = (size_t)bytes[at] << 24 | (size_t)bytes[at + 1] << 16 | (size_t)bytes[at + 2] << 8 |
                      bytes[at + 3];
        if (size > length - at - HEAD - SUM)
            return;
        uLong sum = crc32(0, bytes + at + 4, (uInt)size + 4);
        for (size_t i = 0; i < SUM; i++)
            bytes[at + HEAD + size + i] = (uint8_t)(sum >> 8 * (3 - i));
        at += HEAD + size + SUM;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    prepare(bytes, length);
    uint8_t *mended = length > 8 && bytes[0] == 0x89 ? malloc(length) : NULL;
    if (mended) {
        memcpy(mended, bytes, length);
        png_mend(mended, length);
        prepare(mended, length);
        free(mended);
    }
    return 0;
}
