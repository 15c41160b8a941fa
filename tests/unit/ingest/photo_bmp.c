/* Makes BMP files by hand. */
#include "photo_kinds.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_HEADER = 14, CORE = 12, WITH_ALPHA = 56, PALETTE = 4 };

static void put_little(unsigned char *at, int count, unsigned value)
{
    for (int i = 0; i < count; i++)
        at[i] = (unsigned char)(value >> 8 * i);
}

static unsigned bmp_pixel(const struct photo_bmp *bmp, int x, int y)
{
    const unsigned char *color = photo_field_color(bmp->width, bmp->height, x, y);
    unsigned red = color[bmp->masks ? 2 : 0], green = color[1], blue = color[bmp->masks ? 0 : 2];
    bool clear = x < bmp->width / 2 && y >= bmp->height / 2;
    if (bmp->bits <= 8)
        return ((unsigned)(x >= bmp->width / 2) + 2 * (unsigned)(y >= bmp->height / 2)) &
               ((1U << bmp->bits) - 1);
    if (bmp->bits == 16)
        return red >> 3 << 10 | green >> 3 << 5 | blue >> 3;
    return (bmp->alpha && !clear ? 0xFF000000U : 0) | red << 16 | green << 8 | blue;
}

static void bmp_fill_row(const struct photo_bmp *bmp, int y, unsigned char *row)
{
    for (int x = 0; x < bmp->width; x++) {
        unsigned pixel = bmp_pixel(bmp, x, y);
        if (bmp->bits >= 8) {
            put_little(row + (size_t)x * (size_t)bmp->bits / 8, bmp->bits / 8, pixel);
        } else {
            int bit = x * bmp->bits;
            row[bit / 8] = (unsigned char)(row[bit / 8] | pixel << (8 - bmp->bits - bit % 8));
        }
    }
}

static void bmp_fill_palette(unsigned char *at, int size)
{
    static const unsigned char colors[PALETTE][3] = {{0, 0, 255}, {0, 255, 0}, {255, 0, 0}, {255, 255, 255}};
    for (int i = 0; i < PALETTE; i++)
        memcpy(at + (size_t)i * (size_t)size, colors[i], 3);
}

static void bmp_fill_header(const struct photo_bmp *bmp, int header, unsigned char *bytes)
{
    unsigned height = (unsigned)(bmp->from_top ? -bmp->height : bmp->height);
    bool core = header == CORE;
    put_little(bytes + FILE_HEADER, 4, (unsigned)header);
    put_little(bytes + 18, core ? 2 : 4, (unsigned)bmp->width);
    put_little(bytes + (core ? 20 : 22), core ? 2 : 4, height);
    put_little(bytes + (core ? 22 : 26), 2, 1); /* planes */
    put_little(bytes + (core ? 24 : 28), 2, (unsigned)bmp->bits);
    if (core)
        return;
    put_little(bytes + 30, 4, bmp->compression ? (unsigned)bmp->compression : bmp->masks ? 3 : 0);
    if (bmp->bits <= 8)
        put_little(bytes + 46, 4, bmp->bits == 1 ? 2 : PALETTE);
}

/* Blue where red usually is, and the other way round. */
static void bmp_fill_masks(const struct photo_bmp *bmp, int header, unsigned char *at)
{
    static const unsigned of_16[] = {0x1F, 0x3E0, 0x7C00}, of_32[] = {0xFF, 0xFF00, 0xFF0000};
    for (int c = 0; c < 3; c++)
        put_little(at + 4 * (size_t)c, 4, bmp->bits == 16 ? of_16[c] : of_32[c]);
    if (bmp->alpha && header >= WITH_ALPHA)
        put_little(at + 12, 4, 0xFF000000U);
}

static void fill_noise(unsigned char *bytes, size_t length)
{
    unsigned seed = 1;
    for (size_t i = 0; i < length; i++) {
        seed = seed * 1664525U + 1013904223U;
        bytes[i] = seed >> 31 ? 255 : 0;
    }
}

struct photo_file photo_file_bmp(const struct photo_bmp *bmp)
{
    int header = bmp->header ? bmp->header : 40;
    size_t colors = bmp->bits <= 8 ? (size_t)(header == CORE ? 3 : 4) * PALETTE : 0;
    size_t masks = bmp->masks && header < WITH_ALPHA ? 12 : 0;
    size_t pitch = ((size_t)bmp->width * (size_t)bmp->bits + 31) / 32 * 4;
    size_t start = FILE_HEADER + (size_t)header + masks + colors;
    struct photo_file file = {.length = start + pitch * (size_t)bmp->height};
    file.bytes = calloc(1, file.length + 1);
    memcpy(file.bytes, "BM", 2);
    put_little(file.bytes + 2, 4, (unsigned)file.length);
    put_little(file.bytes + 10, 4, (unsigned)start);
    bmp_fill_header(bmp, header, file.bytes);
    if (bmp->masks)
        bmp_fill_masks(bmp, header, file.bytes + FILE_HEADER + 40);
    if (colors)
        bmp_fill_palette(file.bytes + FILE_HEADER + header, header == CORE ? 3 : 4);
    if (bmp->noise)
        fill_noise(file.bytes + start, file.length - start);
    for (int y = 0; y < bmp->height && !bmp->noise; y++)
        bmp_fill_row(bmp, y, file.bytes + start + pitch * (size_t)(bmp->from_top ? y : bmp->height - 1 - y));
    return file;
}

void photo_bmp_claim(struct photo_file *file, unsigned width, unsigned height)
{
    put_little(file->bytes + 18, 4, width);
    put_little(file->bytes + 22, 4, height);
}
