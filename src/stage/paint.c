/* Painting on surfaces. Knows no page. Main thread. */
#include "stage/paint.h"

#include "stage/texture.h"
#include "text/blend.h"

Uint32 paint_pixel(const SDL_Surface *surface, SDL_Color color)
{
    return SDL_MapRGBA(surface->format, color.r, color.g, color.b, 255);
}

bool paint_placed(SDL_Surface *surface, const struct box *origin, struct fonts *fonts,
                  const struct placed *placed, const struct theme *theme, struct error *error)
{
    for (size_t i = 0; i < placed->paragraph.line_count; i++)
        if (!paragraph_draw_line(fonts, &placed->paragraph, i, surface, placed_line_x(placed, i) - origin->x,
                                 placed_line_baseline(placed, i) - origin->y, theme->colors, error))
            return false;
    return true;
}

void paint_box(SDL_Surface *surface, const struct box *origin, const struct box *box, SDL_Color color)
{
    SDL_Rect rect = {box->x - origin->x, box->y - origin->y, box->w, box->h};
    SDL_FillRect(surface, &rect, paint_pixel(surface, color));
}

/* Rises slowly, then fast, then slowly (3t² - 2t³), so that no edge shows where the gradient begins. */
static Uint32 smooth(int at, int full, Uint32 strength)
{
    if (at >= full)
        return strength;
    double t = (at + 0.5) / full;
    return (Uint32)(t * t * (3 - 2 * t) * strength + 0.5);
}

void paint_shade(SDL_Surface *surface, const struct box *origin, const struct box *box, int full,
                 Uint8 strength, SDL_Color color)
{
    SDL_Rect area = {box->x - origin->x, box->y - origin->y, box->w, box->h};
    SDL_Rect whole = {0, 0, surface->w, surface->h}, seen;
    if (!SDL_IntersectRect(&area, &whole, &seen))
        return;
    Uint32 pixel = paint_pixel(surface, color);
    for (int y = seen.y; y < seen.y + seen.h; y++) {
        Uint32 alpha = smooth(y - area.y, full, strength);
        Uint32 *row = (Uint32 *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
        for (int x = seen.x; x < seen.x + seen.w; x++)
            row[x] = blend_opaque(pixel, alpha, row[x]);
    }
}

SDL_Texture *paint_fade(struct canvas *canvas, int width, int height, SDL_Color color, bool opaque_below,
                        struct error *error)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!surface) {
        error_set(error, "no memory for the window's edges: %s", SDL_GetError());
        return NULL;
    }
    for (int y = 0; y < height; y++) {
        int alpha = 255 * (2 * y + 1) / (2 * height);
        SDL_Rect row = {0, opaque_below ? y : height - 1 - y, width, 1};
        SDL_FillRect(surface, &row, SDL_MapRGBA(surface->format, color.r, color.g, color.b, (Uint8)alpha));
    }
    SDL_Texture *texture = texture_of(canvas, surface, SDL_BLENDMODE_BLEND, error);
    SDL_FreeSurface(surface);
    return texture;
}
