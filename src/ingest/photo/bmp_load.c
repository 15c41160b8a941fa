/* BMP by hand, because no library that is small reads it: rows stand uncompressed in the file and are taken
 * from there one by one. Headers: BITMAPCOREHEADER, BITMAPINFOHEADER to BITMAPV5HEADER, whose fields stand at
 * the same places. Knows no other kind. Any thread. */
#include "ingest/photo/load.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

enum {
    FILE_HEADER = 14,
    CORE_HEADER = 12,
    INFO_HEADER = 40,
    LONGEST_HEADER = 124,
    MASKS = FILE_HEADER + INFO_HEADER, /* where the masks stand, within the header or behind it */
    COLORS = 256,
    COMPRESSION_NONE = 0,
    COMPRESSION_MASKS = 3,
    COMPRESSION_MASKS_WITH_ALPHA = 6,
};

enum { RED, GREEN, BLUE, ALPHA, CHANNELS };

struct bmp {
    struct load *load;
    uint32_t header, width, height, bits, compression, colors; /* as the file tells */
    bool from_top;
    size_t start, pitch;      /* bytes: where the rows begin, from one to the next */
    uint32_t masks[CHANNELS]; /* 0: the file has no such channel */
    unsigned char palette[COLORS][3];
};

static uint32_t little(const unsigned char *at, uint32_t bytes)
{
    uint32_t value = 0;
    for (uint32_t i = bytes; i > 0; i--)
        value = value << 8 | at[i - 1];
    return value;
}

/* Of the headers; 0 behind the end. */
static uint32_t bmp_field(const struct bmp *bmp, size_t at, uint32_t bytes)
{
    return at + bytes <= bmp->load->length ? little(bmp->load->bytes + at, bytes) : 0;
}

static bool bmp_read_header(struct bmp *bmp)
{
    bmp->start = bmp_field(bmp, 10, 4);
    bmp->header = bmp_field(bmp, FILE_HEADER, 4);
    bool core = bmp->header == CORE_HEADER;
    if (!core && (bmp->header < INFO_HEADER || bmp->header > LONGEST_HEADER))
        return error_set(bmp->load->error, "a BMP picture whose header is broken");
    bmp->width = bmp_field(bmp, 18, core ? 2 : 4);
    bmp->height = core ? bmp_field(bmp, 20, 2) : bmp_field(bmp, 22, 4);
    bmp->bits = bmp_field(bmp, core ? 24 : 28, 2);
    bmp->compression = core ? COMPRESSION_NONE : bmp_field(bmp, 30, 4);
    bmp->colors = core ? 0 : bmp_field(bmp, 46, 4);
    bmp->from_top = bmp->height > INT32_MAX; /* stored as a negative number */
    if (bmp->from_top)
        bmp->height = 0 - bmp->height;
    return true;
}

/* A pixel of 32 bits may have opacity in its last byte or just leave it 0; it has when any pixel has. */
static bool bmp_has_alpha(const struct bmp *bmp)
{
    for (size_t y = 0; y < bmp->height; y++)
        for (size_t x = 0; x < bmp->width; x++)
            if (bmp->load->bytes[bmp->start + y * bmp->pitch + x * 4 + 3] != 0)
                return true;
    return false;
}

static bool bmp_read_masks(struct bmp *bmp)
{
    static const uint32_t of_16[CHANNELS] = {0x7C00, 0x3E0, 0x1F, 0};
    static const uint32_t of_more[CHANNELS] = {0xFF0000, 0xFF00, 0xFF, 0};
    bool masks = bmp->compression == COMPRESSION_MASKS || bmp->compression == COMPRESSION_MASKS_WITH_ALPHA;
    memcpy(bmp->masks, bmp->bits == 16 ? of_16 : of_more, sizeof bmp->masks);
    if (masks && (bmp->bits == 16 || bmp->bits == 32)) {
        bool alpha = bmp->compression == COMPRESSION_MASKS_WITH_ALPHA || bmp->header >= INFO_HEADER + 16;
        for (size_t c = 0; c < CHANNELS; c++)
            bmp->masks[c] = c < ALPHA || alpha ? bmp_field(bmp, MASKS + 4 * c, 4) : 0;
    } else if (bmp->compression != COMPRESSION_NONE) {
        return error_set(bmp->load->error, "a compressed BMP picture; only plain ones are read");
    } else if (bmp->bits == 32 && bmp_has_alpha(bmp)) {
        bmp->masks[ALPHA] = 0xFF000000;
    }
    return true;
}

static void bmp_read_palette(struct bmp *bmp)
{
    size_t size = bmp->header == CORE_HEADER ? 3 : 4;
    size_t at = FILE_HEADER + bmp->header;
    size_t count = bmp->colors > 0 && bmp->colors < COLORS ? bmp->colors : COLORS;
    for (size_t i = 0; i < count && at + 3 <= bmp->start; i++, at += size)
        for (size_t c = 0; c < 3; c++)
            bmp->palette[i][c] = bmp->load->bytes[at + 2 - c];
}

/* Where the rows are, once the claimed size is found bearable. */
static bool bmp_read_rows(struct bmp *bmp)
{
    static const uint32_t known[] = {1, 2, 4, 8, 16, 24, 32};
    const struct load *load = bmp->load;
    bool fine = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        fine = fine || bmp->bits == known[i];
    if (!fine || bmp->start < FILE_HEADER + (size_t)bmp->header)
        return error_set(load->error, "a BMP picture whose header is broken");
    bmp->pitch = ((size_t)bmp->width * bmp->bits + 31) / 32 * 4;
    size_t rows = load->length > bmp->start ? (load->length - bmp->start) / bmp->pitch : 0;
    if (rows < bmp->height)
        return error_set(load->error, "breaks off: only %d %% of it came", (int)(rows * 100 / bmp->height));
    return true;
}

/* `value`'s bits under `mask`, stretched to 0..255. */
static unsigned char bmp_channel(uint32_t value, uint32_t mask)
{
    while (mask != 0 && (mask & 1) == 0) {
        mask >>= 1;
        value >>= 1;
    }
    return (unsigned char)(mask == 0 ? 0 : (uint64_t)(value & mask) * 255 / mask);
}

static void bmp_pixel(const struct bmp *bmp, const unsigned char *row, uint32_t x, unsigned char *rgba)
{
    rgba[ALPHA] = 255;
    if (bmp->bits <= 8) {
        uint32_t bit = x * bmp->bits;
        uint32_t index = (uint32_t)row[bit / 8] >> (8 - bmp->bits - bit % 8) & ((1U << bmp->bits) - 1);
        memcpy(rgba, bmp->palette[index], 3);
        return;
    }
    uint32_t value = little(row + (size_t)x * (bmp->bits / 8), bmp->bits / 8);
    for (int c = 0; c < CHANNELS; c++)
        if (c != ALPHA || bmp->masks[c] != 0)
            rgba[c] = bmp_channel(value, bmp->masks[c]);
}

static bool bmp_rows(const struct bmp *bmp)
{
    unsigned char *rgba = malloc((size_t)bmp->width * CHANNELS);
    if (!rgba)
        return error_set(bmp->load->error, "no memory for a row of %u pixels", bmp->width);
    for (uint32_t y = 0; y < bmp->height; y++) {
        size_t place = bmp->from_top ? y : bmp->height - 1 - y;
        const unsigned char *row = bmp->load->bytes + bmp->start + place * bmp->pitch;
        for (uint32_t x = 0; x < bmp->width; x++)
            bmp_pixel(bmp, row, x, rgba + (size_t)x * CHANNELS);
        rgba_on_white(rgba, rgba, (int)bmp->width);
        shrink_add_row(&bmp->load->shrink, rgba);
    }
    free(rgba);
    return true;
}

bool bmp_load(struct load *load)
{
    struct bmp bmp = {.load = load};
    struct photo_size wanted;
    if (!bmp_read_header(&bmp) || !load_fit(load, bmp.width, bmp.height, LIMIT_PHOTO_PIXELS_PLAIN, &wanted) ||
        !bmp_read_rows(&bmp) || !bmp_read_masks(&bmp))
        return false;
    bmp_read_palette(&bmp);
    return load_begin(load, (int)bmp.width, (int)bmp.height, wanted) && bmp_rows(&bmp);
}
