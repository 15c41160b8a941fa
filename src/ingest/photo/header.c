/* The sizes stand at fixed places. PNG: W3C PNG 11.2.2; WebP: RFC 9649 2.5-2.7, RFC 6386 9.1; BMP:
 * BITMAPCOREHEADER, BITMAPINFOHEADER. */
#include "ingest/photo/header.h"

#include "base/limits.h"

#include <string.h>

struct view {
    const unsigned char *bytes;
    size_t length;
};

static uint32_t little(const unsigned char *at, int count)
{
    uint32_t value = 0;
    for (int i = count - 1; i >= 0; i--)
        value = value << 8 | at[i];
    return value;
}

static uint32_t big32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* A chunk that claims to be longer than any photo may be: libpng would skip two gigabytes that are not there.
 */
static bool png_claims_too_much(struct view view)
{
    size_t at = 8;
    while (at < view.length && view.length - at >= 8) {
        uint32_t length = big32(view.bytes + at);
        if (length > LIMIT_PHOTO_TRANSFER)
            return true;
        at += (size_t)length + 12;
    }
    return false;
}

static bool png_size(struct view view, struct photo_header *header)
{
    if (view.length < 24 || memcmp(view.bytes + 12, "IHDR", 4) != 0 || png_claims_too_much(view))
        return false;
    header->width = big32(view.bytes + 16);
    header->height = big32(view.bytes + 20);
    return true;
}

static bool bmp_size(struct view view, struct photo_header *header)
{
    if (view.length < 26)
        return false;
    uint32_t info = little(view.bytes + 14, 4);
    if (info == 12) {
        header->width = little(view.bytes + 18, 2);
        header->height = little(view.bytes + 20, 2);
        return true;
    }
    header->width = little(view.bytes + 18, 4);
    header->height = little(view.bytes + 22, 4);
    if (header->height > INT32_MAX) /* negative: from top to bottom */
        header->height = 0 - header->height;
    return info >= 40 && info <= 124;
}

static bool webp_size(struct view view, struct photo_header *header)
{
    if (view.length < 30)
        return false;
    const unsigned char *chunk = view.bytes + 12;
    const unsigned char *data = view.bytes + 20;
    if (memcmp(chunk, "VP8X", 4) == 0) {
        header->width = little(data + 4, 3) + 1;
        header->height = little(data + 7, 3) + 1;
    } else if (memcmp(chunk, "VP8L", 4) == 0 && data[0] == 0x2F) {
        uint32_t packed = little(data + 1, 4);
        header->width = (packed & 0x3FFFU) + 1;
        header->height = (packed >> 14 & 0x3FFFU) + 1;
    } else if (memcmp(chunk, "VP8 ", 4) == 0 && memcmp(data + 3, "\x9D\x01\x2A", 3) == 0) {
        header->width = little(data + 6, 2) & 0x3FFFU;
        header->height = little(data + 8, 2) & 0x3FFFU;
    } else {
        return false;
    }
    return true;
}

bool photo_header_read(const void *bytes, size_t length, struct photo_header *header, struct error *error)
{
    static const struct {
        const char *name;
        bool (*size)(struct view view, struct photo_header *header);
    } kinds[PHOTO_KINDS] = {
        [PHOTO_JPEG] = {"JPEG", NULL},
        [PHOTO_PNG] = {"PNG", png_size},
        [PHOTO_WEBP] = {"WebP", webp_size},
        [PHOTO_BMP] = {"BMP", bmp_size},
    };
    *header = (struct photo_header){0};
    if (!photo_kind_read(bytes, length, &header->kind, error))
        return false;
    struct view view = {bytes, length};
    bool (*size)(struct view, struct photo_header *) = kinds[header->kind].size;
    return !size || size(view, header) ||
           error_set(error, "a %s picture whose header is broken", kinds[header->kind].name);
}

bool photo_size_check(uint32_t width, uint32_t height, int maximum, struct error *error)
{
    if (width == 0 || height == 0)
        return error_set(error, "a picture of %u x %u pixels", width, height);
    if (width > LIMIT_PHOTO_SIDE || height > LIMIT_PHOTO_SIDE)
        return error_set(error, "%u x %u pixels are too many; at most %d on a side", width, height,
                         LIMIT_PHOTO_SIDE);
    if ((uint64_t)width * height > (uint64_t)maximum)
        return error_set(error, "%u x %u pixels are too many; at most %d million of this kind", width, height,
                         maximum / 1000000);
    return true;
}
