/* Makes PNG files by libpng. */
#include "photo_kinds.h"

#include "photo_exif.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>
#include <zlib.h>

enum { SIGNATURE = 8, HEADER_END = SIGNATURE + 8 + 13 + 4 };

static void put_big32(unsigned char *at, unsigned value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> 8 * (3 - i));
}

static void file_append(struct photo_file *file, const void *bytes, size_t length)
{
    file->bytes = realloc(file->bytes, file->length + length + 1);
    memcpy(file->bytes + file->length, bytes, length);
    file->length += length;
}

static void png_written(png_structp writer, png_bytep bytes, size_t length)
{
    file_append(png_get_io_ptr(writer), bytes, length);
}

static void png_flushed(png_structp writer)
{
    (void)writer;
}

static bool png_has_color(const struct photo_png *png)
{
    return (png->color & PNG_COLOR_MASK_COLOR) != 0;
}

/* 0..255 of a channel; the last one of colour types with alpha is opacity. */
static unsigned png_sample(const struct photo_png *png, int x, int y, int channel)
{
    const unsigned char *color = photo_field_color(png->width, png->height, x, y);
    int colors = png_has_color(png) ? 3 : 1;
    if (channel == colors)
        return x < png->width / 2 && y >= png->height / 2 ? 0 : 255;
    return colors == 3 ? color[channel] : color[0];
}

static int png_channels(const struct photo_png *png)
{
    if (png->color == PNG_COLOR_TYPE_PALETTE)
        return 1;
    return (png_has_color(png) ? 3 : 1) + ((png->color & PNG_COLOR_MASK_ALPHA) != 0);
}

/* As many bits of it as a sample has; of a palette, the place of its colour. */
static unsigned png_stored(const struct photo_png *png, int x, int y, int channel, unsigned *seed)
{
    unsigned most = (1U << png->depth) - 1;
    *seed = *seed * 1664525U + 1013904223U;
    if (png->noise)
        return (*seed >> 12) & most;
    if (png->color == PNG_COLOR_TYPE_PALETTE)
        return ((unsigned)(x >= png->width / 2) + 2 * (unsigned)(y >= png->height / 2)) & most;
    return png_sample(png, x, y, channel) * most / 255;
}

static void png_fill_row(const struct photo_png *png, int y, unsigned char *row, unsigned *seed)
{
    size_t bit = 0;
    for (int x = 0; x < png->width; x++) {
        for (int c = 0; c < png_channels(png); c++, bit += (size_t)png->depth) {
            unsigned value = png_stored(png, x, y, c, seed);
            unsigned char *at = row + bit / 8;
            if (png->depth == 16) {
                at[0] = (unsigned char)(value >> 8);
                at[1] = (unsigned char)value;
            } else {
                *at = (unsigned char)(*at | value << (8 - (size_t)png->depth - bit % 8));
            }
        }
    }
}

static void png_write_colors(const struct photo_png *png, png_structp writer, png_infop info)
{
    static const png_color palette[4] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
    static const png_byte opacities[3] = {255, 255, 0};
    png_color_16 key = {.blue = (png_uint_16)((1U << png->depth) - 1)};
    if (png->color == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(writer, info, palette, png->depth == 1 ? 2 : 4);
    if (!png->keyed)
        return;
    if (png->color == PNG_COLOR_TYPE_PALETTE)
        png_set_tRNS(writer, info, opacities, 3, NULL);
    else
        png_set_tRNS(writer, info, NULL, 0, &key);
}

/* libpng writes eXIf in front only. */
static void png_put_exif(const struct photo_png *png, struct photo_file *file)
{
    unsigned char exif[PHOTO_EXIF_SIZE] = PHOTO_EXIF_OF((unsigned char)png->exif);
    struct photo_file rest = {0};
    size_t place = png->trailed ? file->length - 12 : HEADER_END;
    file_append(&rest, file->bytes + place, file->length - place);
    file->length = place;
    photo_png_append(file, "eXIf", exif, sizeof exif);
    file_append(file, rest.bytes, rest.length);
    free(rest.bytes);
}

static void png_write(const struct photo_png *png, png_structp writer, png_infop info)
{
    size_t pitch = ((size_t)png->width * (size_t)png_channels(png) * (size_t)png->depth + 7) / 8;
    png_set_IHDR(writer, info, (png_uint_32)png->width, (png_uint_32)png->height, png->depth, png->color,
                 png->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE,
                 PNG_FILTER_TYPE_BASE);
    png_set_compression_level(writer, png->noise ? 1 : 6);
    png_write_colors(png, writer, info);
    png_write_info(writer, info);
    unsigned char *rows = calloc((size_t)png->height, pitch);
    unsigned seed = 1;
    for (int y = 0; y < png->height; y++)
        png_fill_row(png, y, rows + (size_t)y * pitch, &seed);
    for (int pass = png_set_interlace_handling(writer); pass > 0; pass--)
        for (int y = 0; y < png->height; y++)
            png_write_row(writer, rows + (size_t)y * pitch);
    png_write_end(writer, info);
    free(rows);
}

struct photo_file photo_file_png(const struct photo_png *png)
{
    struct photo_file file = {0};
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(writer);
    png_set_write_fn(writer, &file, png_written, png_flushed);
    png_write(png, writer, info);
    png_destroy_write_struct(&writer, &info);
    if (png->exif)
        png_put_exif(png, &file);
    return file;
}

void photo_png_append(struct photo_file *file, const char *type, const void *bytes, size_t length)
{
    unsigned char head[8], sum[4];
    put_big32(head, (unsigned)length);
    memcpy(head + 4, type, 4);
    put_big32(sum, (unsigned)crc32(crc32(0, head + 4, 4), bytes, (unsigned)length));
    file_append(file, head, sizeof head);
    file_append(file, bytes, length);
    file_append(file, sum, sizeof sum);
}

void photo_png_claim(struct photo_file *file, unsigned width, unsigned height)
{
    put_big32(file->bytes + 16, width);
    put_big32(file->bytes + 20, height);
    put_big32(file->bytes + HEADER_END - 4, (unsigned)crc32(0, file->bytes + SIGNATURE + 4, 17));
}
