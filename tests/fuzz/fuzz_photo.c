/* Any bytes as a photo. Large claims are left out: they only cost time. */
#include "ingest/photo/header.h"
#include "ingest/photo/photo.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct photo_header header;
    struct photo_prepared prepared;
    struct error error = {0};
    if (photo_header_read(bytes, length, &header, &error) &&
        (uint64_t)header.width * header.height <= 1000000 &&
        photo_prepare(bytes, length, (struct photo_size){64, 48}, &prepared, &error))
        photo_prepared_finish(&prepared);
    return 0;
}
