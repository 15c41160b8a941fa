#include "ingest/photo/load.h"

#include "ingest/photo/shrink.h"

#include <SDL.h>
#include <SDL_image.h>

#include <limits.h>
#include <stdint.h>
#include <string.h>

enum { STRIPE_ROWS = 16 };

/* From memory; past its end come zeros. SDL_image does not look whether libpng got what it asked for, and
 * what was in its buffers before would be taken for a picture that breaks off. */
static size_t SDLCALL read_filled(SDL_RWops *source, void *into, size_t size, size_t count)
{
    size_t left = (size_t)(source->hidden.mem.stop - source->hidden.mem.here);
    if (size == 0 || count > SIZE_MAX / size)
        return 0;
    size_t taken = size * count < left ? size * count : left;
    memcpy(into, source->hidden.mem.here, taken);
    memset((char *)into + taken, 0, size * count - taken);
    source->hidden.mem.here += taken;
    return taken / size;
}

/* By kind and not by IMG_Load, which would also try formats that are not checked beforehand. */
static SDL_Surface *sdl_decode(const void *bytes, size_t length, enum photo_kind kind)
{
    static SDL_Surface *(*const decoders[PHOTO_KINDS])(SDL_RWops *) = {
        [PHOTO_PNG] = IMG_LoadPNG_RW,
        [PHOTO_WEBP] = IMG_LoadWEBP_RW,
        [PHOTO_BMP] = IMG_LoadBMP_RW,
    };
    if (length > INT_MAX || !decoders[kind])
        return NULL;
    SDL_ClearError();
    SDL_RWops *source = SDL_RWFromConstMem(bytes, (int)length);
    if (!source)
        return NULL;
    source->read = read_filled;
    SDL_Surface *surface = decoders[kind](source);
    SDL_RWclose(source);
    return surface;
}

/* Stripe by stripe onto white, so that no second copy of the large picture is needed; the blit resolves
 * palettes, transparent colours and alpha. */
static bool sdl_shrink(SDL_Surface *surface, struct shrink *shrink)
{
    SDL_Surface *stripe =
        SDL_CreateRGBSurfaceWithFormat(0, surface->w, STRIPE_ROWS, 24, SDL_PIXELFORMAT_RGB24);
    bool fine = stripe != NULL;
    for (int top = 0; fine && top < surface->h; top += STRIPE_ROWS) {
        SDL_Rect part = {0, top, surface->w, STRIPE_ROWS};
        SDL_Rect place = {0, 0, surface->w, STRIPE_ROWS};
        fine = SDL_FillRect(stripe, NULL, SDL_MapRGB(stripe->format, 255, 255, 255)) == 0 &&
               SDL_BlitSurface(surface, &part, stripe, &place) == 0;
        const unsigned char *row = stripe->pixels;
        for (int y = top; fine && y < surface->h && y < top + STRIPE_ROWS; y++, row += stripe->pitch)
            shrink_add_row(shrink, row);
    }
    SDL_FreeSurface(stripe);
    return fine;
}

static bool sdl_convert(SDL_Surface *surface, struct photo_size target, struct pixmap *pixmap,
                        struct error *error)
{
    struct photo_size size = photo_fit((struct photo_size){surface->w, surface->h}, target);
    struct shrink shrink = {0};
    bool fine = pixmap_init(pixmap, size.width, size.height, error) &&
                shrink_init(&shrink, surface->w, surface->h, pixmap, error);
    if (fine && !sdl_shrink(surface, &shrink))
        fine = error_set(error, "cannot be converted: %s", SDL_GetError());
    shrink_finish(&shrink);
    return fine;
}

bool sdl_load(const void *bytes, size_t length, const struct photo_header *header, struct photo_size target,
              struct pixmap *pixmap, struct error *error)
{
    *pixmap = (struct pixmap){0};
    SDL_Surface *surface = sdl_decode(bytes, length, header->kind);
    if (!surface)
        return error_set(error, "cannot be decoded: %s", SDL_GetError());
    bool fine = true;
    int orientation = exif_chunk_orientation(header->kind, bytes, length);
    if (orientation >= 5) /* it will lie on its side */
        target = (struct photo_size){target.height, target.width};
    if (surface->w < 1 || surface->h < 1 || (uint32_t)surface->w > header->width ||
        (uint32_t)surface->h > header->height)
        fine = error_set(error, "cannot be decoded: not of the size its header tells");
    fine = fine && sdl_convert(surface, target, pixmap, error);
    SDL_FreeSurface(surface);
    fine = fine && pixmap_turn(pixmap, orientation, error);
    if (!fine)
        pixmap_finish(pixmap);
    return fine;
}
