/* Checks, decodes and shrinks one PNG file. Knows no bar but its size. Any thread. */
#include "stage/logo.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "layout/bar.h"

#include <SDL_image.h>
#include <string.h>

enum { PNG_WIDTH_AT = 16, PNG_HEIGHT_AT = 20, PNG_HEAD = 24 }; /* PNG specification, 11.2.2 IHDR */

static unsigned long big_endian(const unsigned char *bytes)
{
    return (unsigned long)bytes[0] << 24 | (unsigned long)bytes[1] << 16 | (unsigned long)bytes[2] << 8 |
           bytes[3];
}

/* Looks at the file's head before anything is decoded. */
static bool check_head(const struct buffer *file, const char *path, struct error *error)
{
    static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    const unsigned char *bytes = (const unsigned char *)file->bytes;
    if (file->length < PNG_HEAD || memcmp(bytes, signature, sizeof signature) != 0)
        return error_set(error, "%s: the logo is no PNG file", path);
    unsigned long width = big_endian(bytes + PNG_WIDTH_AT), height = big_endian(bytes + PNG_HEIGHT_AT);
    if (width < 1 || height < 1 || width > LIMIT_LOGO_SIDE || height > LIMIT_LOGO_SIDE)
        return error_set(error, "%s: a logo of %lux%lu pixels; allowed are up to %dx%d", path, width, height,
                         LIMIT_LOGO_SIDE, LIMIT_LOGO_SIDE);
    return true;
}

static SDL_Surface *decode(const char *path, struct error *error)
{
    struct buffer file;
    SDL_Surface *picture = NULL, *logo = NULL;
    buffer_init(&file, LIMIT_LOGO);
    if (file_read(path, &file, error) && check_head(&file, path, error)) {
        picture = IMG_LoadTyped_RW(SDL_RWFromConstMem(file.bytes, (int)file.length), 1, "PNG");
        logo = picture ? SDL_ConvertSurfaceFormat(picture, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
        if (!logo)
            error_set(error, "%s: the logo cannot be decoded: %s", path, SDL_GetError());
    }
    SDL_FreeSurface(picture);
    buffer_finish(&file);
    return logo;
}

/* The mean of a rectangle of pixels; what is transparent has no say in the colour. */
static Uint32 mean(const SDL_Surface *logo, int left, int top, int right, int bottom)
{
    uint64_t sums[4] = {0}, count = (uint64_t)(right - left) * (uint64_t)(bottom - top);
    for (int y = top; y < bottom; y++) {
        const Uint32 *row = (const Uint32 *)((const char *)logo->pixels + (size_t)y * (size_t)logo->pitch);
        for (int x = left; x < right; x++) {
            Uint32 alpha = row[x] >> 24;
            sums[0] += alpha;
            for (int c = 1; c < 4; c++)
                sums[c] += (uint64_t)alpha * (row[x] >> (24 - 8 * c) & 0xFF);
        }
    }
    Uint32 pixel = (Uint32)(sums[0] / count) << 24;
    for (int c = 1; c < 4 && sums[0] > 0; c++)
        pixel |= (Uint32)(sums[c] / sums[0]) << (24 - 8 * c);
    return pixel;
}

/* Made smaller by means over areas, so that fine lines do not break up. */
static SDL_Surface *shrink(const SDL_Surface *logo, int width, int height)
{
    SDL_Surface *small = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; small && y < height; y++) {
        Uint32 *row = (Uint32 *)((char *)small->pixels + (size_t)y * (size_t)small->pitch);
        int top = y * logo->h / height, bottom = (y + 1) * logo->h / height;
        for (int x = 0; x < width; x++)
            row[x] = mean(logo, x * logo->w / width, top, (x + 1) * logo->w / width, bottom);
    }
    return small;
}

SDL_Surface *logo_load(const char *path, const struct screen *screen, struct error *error)
{
    SDL_Surface *logo = decode(path, error);
    if (!logo)
        return NULL;
    struct box size = bar_logo_size(screen, logo->w, logo->h);
    SDL_Surface *small = shrink(logo, size.w, size.h);
    SDL_FreeSurface(logo);
    if (!small)
        error_set(error, "%s: no memory for the logo", path);
    return small;
}
