/* Places and copies of turned pictures. Knows no canvas. Any thread. */
#include "stage/turned.h"

enum { TILE = 32 /* pixels: rows read and columns written stay in the cache together */ };

bool turned_on_its_side(int degrees)
{
    return degrees == 90 || degrees == 270;
}

SDL_Rect turned_rect(SDL_Rect rect, int width, int height, int degrees)
{
    switch (degrees) {
    case 90:
        return (SDL_Rect){height - rect.y - rect.h, rect.x, rect.h, rect.w};
    case 180:
        return (SDL_Rect){width - rect.x - rect.w, height - rect.y - rect.h, rect.w, rect.h};
    case 270:
        return (SDL_Rect){rect.y, width - rect.x - rect.w, rect.h, rect.w};
    default:
        return rect;
    }
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* How far, in pixels of the turned picture, it is to the upright one's next column and row. */
struct strides {
    ptrdiff_t across, down;
};

static struct strides strides_of(int pitch, int degrees)
{
    switch (degrees) {
    case 90:
        return (struct strides){pitch, -1};
    case 180:
        return (struct strides){-1, -pitch};
    case 270:
        return (struct strides){-pitch, 1};
    default:
        return (struct strides){1, pitch};
    }
}

static void copy_tile(const Uint32 *from, ptrdiff_t from_pitch, Uint32 *to, struct strides to_strides, int w,
                      int h)
{
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            to[x * to_strides.across + y * to_strides.down] = from[x + y * from_pitch];
}

void turned_copy(const SDL_Surface *from, const SDL_Rect *part, SDL_Surface *to, int degrees)
{
    SDL_Rect first = turned_rect((SDL_Rect){part->x, part->y, 1, 1}, from->w, from->h, degrees);
    ptrdiff_t from_pitch = from->pitch / 4;
    struct strides strides = strides_of(to->pitch / 4, degrees);
    const Uint32 *source = (const Uint32 *)from->pixels + part->y * from_pitch + part->x;
    Uint32 *target = (Uint32 *)to->pixels + (ptrdiff_t)first.y * (to->pitch / 4) + first.x;
    for (int y = 0; y < part->h; y += TILE)
        for (int x = 0; x < part->w; x += TILE)
            copy_tile(source + x + y * from_pitch, from_pitch, target + x * strides.across + y * strides.down,
                      strides, smaller(TILE, part->w - x), smaller(TILE, part->h - y));
}
