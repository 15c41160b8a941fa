/* Painting on surfaces while a page is prepared: text that is placed, gradients. Main thread. */
#ifndef FOYER_STAGE_PAINT_H
#define FOYER_STAGE_PAINT_H

#include "layout/placed.h"
#include "layout/theme.h"
#include "stage/canvas.h"
#include "text/fonts.h"

enum { PAINT_SHADE_STRENGTH = 224 }; /* of 255, behind a caption: dim text keeps 4.5:1 over a white photo */

/* What pages and bars are painted with. All borrowed. */
struct art_tools {
    struct canvas *canvas;
    struct fonts *fonts;
    const struct theme *theme;
    SDL_Surface *logo; /* as large as the bar shows it; NULL: none */
};

/* Draws all lines of a placed paragraph; `origin` is where the surface lies on the screen. */
bool paint_placed(SDL_Surface *surface, const struct box *origin, struct fonts *fonts,
                  const struct placed *placed, const struct theme *theme, struct error *error);

/* Fills a box given in screen coordinates. */
void paint_box(SDL_Surface *surface, const struct box *origin, const struct box *box, SDL_Color color);

/* Lays a colour over a box, from nothing at its upper edge to `strength` of 255 at `full` pixels below, and
 * so to the end. */
void paint_shade(SDL_Surface *surface, const struct box *origin, const struct box *box, int full,
                 Uint8 strength, SDL_Color color);

/* A new transparent texture, opaque `color` at one edge and nothing at the other. NULL with `error`. */
SDL_Texture *paint_fade(struct canvas *canvas, int width, int height, SDL_Color color, bool opaque_below,
                        struct error *error);

/* The colour, opaque, as the surface's pixels have it. */
Uint32 paint_pixel(const SDL_Surface *surface, SDL_Color color);

#endif
