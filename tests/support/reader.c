#include "support/reader.h"

#include "base/memory.h"
#include "support/cmocka.h"
#include "support/picture.h"

#include <math.h>
#include <stdlib.h>
#include <zbar.h>

enum { MAGNIFIED = 3 /* times at most */ };

static Uint32 *pixel_at(const SDL_Surface *picture, int x, int y)
{
    return (Uint32 *)picture->pixels + (ptrdiff_t)y * (picture->pitch / 4) + x;
}

/* 0..255; beyond the edge it goes on as there. */
static double grey_at(const SDL_Surface *picture, int x, int y)
{
    x = x < 0 ? 0 : x >= picture->w ? picture->w - 1 : x;
    y = y < 0 ? 0 : y >= picture->h ? picture->h - 1 : y;
    Uint32 pixel = *pixel_at(picture, x, y);
    return 0.299 * (pixel >> 16 & 0xFF) + 0.587 * (pixel >> 8 & 0xFF) + 0.114 * (pixel & 0xFF);
}

static void set_grey(SDL_Surface *picture, int x, int y, double grey)
{
    *pixel_at(picture, x, y) = (Uint32)lround(grey) * 0x010101;
}

static SDL_Surface *new_picture(int width, int height)
{
    SDL_Surface *picture = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(picture);
    return picture;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

/* The mean of a square of `side`, as a sensor's cell takes it in. */
static double mean_of(const SDL_Surface *picture, double left, double top, double side)
{
    double sum = 0;
    for (int y = (int)top; y < top + side; y++)
        for (int x = (int)left; x < left + side; x++) {
            double w = least(x + 1, left + side) - (x > left ? x : left);
            double h = least(y + 1, top + side) - (y > top ? y : top);
            sum += w * h * grey_at(picture, x, y);
        }
    return sum / (side * side);
}

/* Between four pixels, for what is magnified. */
static double between(const SDL_Surface *picture, double x, double y)
{
    int left = (int)floor(x), top = (int)floor(y);
    double right = x - left, below = y - top;
    return (1 - below) *
               ((1 - right) * grey_at(picture, left, top) + right * grey_at(picture, left + 1, top)) +
           below *
               ((1 - right) * grey_at(picture, left, top + 1) + right * grey_at(picture, left + 1, top + 1));
}

SDL_Surface *reader_scaled(const SDL_Surface *picture, double factor)
{
    SDL_Surface *scaled = new_picture((int)(picture->w * factor), (int)(picture->h * factor));
    for (int y = 0; y < scaled->h; y++)
        for (int x = 0; x < scaled->w; x++)
            set_grey(scaled, x, y,
                     factor < 1 ? mean_of(picture, x / factor, y / factor, 1 / factor)
                                : between(picture, (x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5));
    return scaled;
}

SDL_Surface *reader_blurred(const SDL_Surface *picture)
{
    SDL_Surface *blurred = new_picture(picture->w, picture->h);
    for (int y = 0; y < picture->h; y++)
        for (int x = 0; x < picture->w; x++) {
            double sum = 0;
            for (int i = 0; i < 9; i++) /* 1 2 1 in both directions */
                sum += (2 - abs(i % 3 - 1)) * (2 - abs(i / 3 - 1)) *
                       grey_at(picture, x + i % 3 - 1, y + i / 3 - 1);
            set_grey(blurred, x, y, sum / 16);
        }
    return blurred;
}

/* One row after the other, a byte for a pixel. */
static unsigned char *grey_bytes(const SDL_Surface *picture)
{
    unsigned char *bytes = memory_zeroed((size_t)picture->w, (size_t)picture->h);
    for (int i = 0; i < picture->w * picture->h; i++)
        bytes[i] = (unsigned char)lround(grey_at(picture, i % picture->w, i / picture->w));
    return bytes;
}

/* In one size. */
static char *scan(const SDL_Surface *picture)
{
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();
    unsigned char *bytes = grey_bytes(picture);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, (unsigned)picture->w, (unsigned)picture->h);
    zbar_image_set_data(image, bytes, (unsigned long)picture->w * (unsigned long)picture->h, NULL);
    char *text = NULL;
    if (zbar_scan_image(scanner, image) == 1)
        text = memory_copy_text(zbar_symbol_get_data(zbar_image_first_symbol(image)));
    zbar_image_destroy(image);
    zbar_image_scanner_destroy(scanner);
    free(bytes);
    return text;
}

char *reader_read(const SDL_Surface *picture)
{
    char *text = scan(picture);
    for (int times = 2; !text && times <= MAGNIFIED; times++) {
        SDL_Surface *larger = reader_scaled(picture, times);
        text = scan(larger);
        SDL_FreeSurface(larger);
    }
    return text;
}
