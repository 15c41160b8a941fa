/* PNG, row by row. libpng's errors come back by longjmp and become the struct error's. Of the chunks beside
 * the picture only eXIf is looked at; libpng skips the others without holding or unpacking them. Knows
 * nothing of shrinking but where the rows go. One thread at a time. */
#include "ingest/photo/load.h"

#include "base/limits.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

struct png_load {
    struct load *load;
    jmp_buf back;
    png_structp png;
    png_infop info;
    size_t taken; /* bytes of the file */
    bool ended;   /* libpng asked for bytes behind the end */
    int width, height, passes;
    size_t pitch;          /* bytes of an unpacked row, of three or four a pixel */
    unsigned char *pixels; /* a row, or all of them when interlaced */
};

/* Also of a picture none of which is missing: what is wrong behind it does not matter. */
static bool png_is_whole(const struct png_load *own)
{
    return own->height > 0 && own->load->shrink.rows == own->load->pixmap->height;
}

static void png_failed(png_structp png, png_const_charp text)
{
    struct png_load *own = png_get_error_ptr(png);
    if (!png_is_whole(own))
        error_set(own->load->error, "cannot be decoded: %s", text);
    longjmp(own->back, 1);
}

static void png_warned(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static void png_take(png_structp png, png_bytep into, size_t length)
{
    struct png_load *own = png_get_io_ptr(png);
    if (length > own->load->length - own->taken) {
        own->ended = true;
        longjmp(own->back, 1);
    }
    memcpy(into, own->load->bytes + own->taken, length);
    own->taken += length;
}

/* libpng 1.6.39 allocates what a chunk claims, whatever the limit below. */
static png_voidp png_allocate(png_structp png, png_alloc_size_t size)
{
    (void)png;
    return size <= LIMIT_PHOTO_TRANSFER ? malloc(size) : NULL;
}

/* The sides are checked by load_fit(), whose words are better than libpng's. */
static void png_bound(png_structp png)
{
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(png, LIMIT_PHOTO_TRANSFER);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, (png_const_bytep) "eXIf", 1);
}

static int png_orientation(const struct png_load *own)
{
    png_bytep exif = NULL;
    png_uint_32 length = 0;
    return png_get_eXIf_1(own->png, own->info, &length, &exif) ? exif_bare_orientation(exif, length) : 1;
}

/* Whatever is stored becomes eight bits of red, green, blue and, where there is any, opacity. */
static void png_unpack(struct png_load *own)
{
    png_set_expand(own->png);
    png_set_scale_16(own->png);
    png_set_gray_to_rgb(own->png);
    own->passes = png_set_interlace_handling(own->png);
    png_read_update_info(own->png, own->info);
    own->pitch = png_get_rowbytes(own->png, own->info);
}

static bool png_start(struct png_load *own)
{
    struct photo_size wanted;
    png_read_info(own->png, own->info);
    own->load->orientation = png_orientation(own);
    png_uint_32 width = png_get_image_width(own->png, own->info);
    png_uint_32 height = png_get_image_height(own->png, own->info);
    if (!load_fit(own->load, width, height, LIMIT_PHOTO_PIXELS_PLAIN, &wanted))
        return false;
    own->width = (int)width;
    own->height = (int)height;
    png_unpack(own);
    own->pixels = malloc(own->pitch * (own->passes > 1 ? (size_t)height : 1));
    if (!own->pixels)
        return error_set(own->load->error, "no memory for %u x %u pixels", width, height);
    return load_begin(own->load, own->width, own->height, wanted);
}

static void png_add_row(struct png_load *own, unsigned char *row)
{
    if (own->pitch == (size_t)own->width * 4)
        rgba_on_white(row, row, own->width);
    shrink_add_row(&own->load->shrink, row);
}

static void png_rows(struct png_load *own)
{
    bool all = own->passes > 1;
    for (int pass = 0; all && pass < own->passes; pass++)
        for (int y = 0; y < own->height; y++)
            png_read_row(own->png, own->pixels + (size_t)y * own->pitch, NULL);
    for (int y = 0; y < own->height; y++) {
        if (!all)
            png_read_row(own->png, own->pixels, NULL);
        png_add_row(own, own->pixels + (all ? (size_t)y * own->pitch : 0));
    }
}

/* Some programs write eXIf behind the picture, which is then fitted as if it lay upright. */
static void png_tail(struct png_load *own)
{
    png_read_end(own->png, own->info);
    own->load->orientation = png_orientation(own);
}

/* Apart from its caller, whose variables a longjmp back here must not make indeterminate. */
static bool png_load_guarded(struct png_load *own)
{
    if (setjmp(own->back) != 0)
        return own->ended || png_is_whole(own);
    own->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, own, png_failed, png_warned, NULL,
                                        png_allocate, NULL);
    own->info = own->png ? png_create_info_struct(own->png) : NULL;
    if (!own->info)
        return error_set(own->load->error, "no memory to decode it");
    png_set_read_fn(own->png, own, png_take);
    png_bound(own->png);
    if (!png_start(own))
        return false;
    png_rows(own);
    png_tail(own);
    return true;
}

bool png_load(struct load *load)
{
    struct png_load own = {.load = load};
    bool fine = png_load_guarded(&own) && load_keep(load, load->shrink.rows);
    png_destroy_read_struct(&own.png, &own.info, NULL);
    free(own.pixels);
    return fine;
}
