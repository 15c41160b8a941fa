/* Painting on surfaces while a page is prepared: text that is placed, gradients. Main thread. */
#ifndef FOYER_STAGE_PAINT_H
#define FOYER_STAGE_PAINT_H

#include "layout/placed.h"
#include "layout/theme.h"

#include <SDL.h>

enum { PAINT_SHADE_STRENGTH = 224 }; /* of 255, behind a caption: dim text keeps 4.5:1 over a white photo */

/* Draws all lines of a placed paragraph; `origin` is where the surface lies on the screen. */
bool paint_placed(SDL_Surface *surface, const struct box *origin, struct fonts *fonts,
                  const struct placed *placed, const struct theme *theme, struct error *error);

/* Fills a box given in screen coordinates. */
void paint_box(SDL_Surface *surface, const struct box *origin, const struct box *box, SDL_Color color);

/* Lays a colour over a box, from nothing at its upper edge to `strength` of 255 at `full` pixels below, and
 * so to the end. */
void paint_shade(SDL_Surface *surface, const struct box *origin, const struct box *box, int full,
                 Uint8 strength, SDL_Color color);

/* A new transparent texture, opaque `color` at one edge and nothing at the other. */
SDL_Texture *paint_fade(SDL_Renderer *renderer, int width, int height, SDL_Color color, bool opaque_below);

/* Locks a whole opaque texture as an ARGB8888 surface to be painted with opaque pixels, whatever its own
 * format; NULL when SDL fails. paint_close ends it. */
SDL_Surface *paint_open(SDL_Texture *texture);
void paint_close(SDL_Texture *texture, SDL_Surface *surface);

/* A new opaque streaming texture, NULL with `error`. */
SDL_Texture *paint_texture(SDL_Renderer *renderer, Uint32 format, int width, int height, struct error *error);

Uint32 paint_pixel(const SDL_Surface *surface, SDL_Color color);

#endif
