/* Textures of a canvas: made, and painted on. All of the stage's are made here, so that a test can refuse
 * them (canvas_gate). Main thread. */
#ifndef FOYER_STAGE_TEXTURE_H
#define FOYER_STAGE_TEXTURE_H

#include "stage/canvas.h"

/* A new opaque streaming texture, pixels undefined; the caller destroys it before the canvas is resized or
 * destroyed. NULL with `error`. */
SDL_Texture *texture_create(struct canvas *canvas, int width, int height, struct error *error);

/* A new texture with the surface's pixels, drawn with that mode; else the same. */
SDL_Texture *texture_of(struct canvas *canvas, SDL_Surface *pixels, SDL_BlendMode mode, struct error *error);

/* Locks a whole texture of texture_create as an ARGB8888 surface to be painted with opaque pixels, whatever
 * its own format. NULL with `error`. texture_close ends it and frees the surface. */
SDL_Surface *texture_open(SDL_Texture *texture, struct error *error);
void texture_close(SDL_Texture *texture, SDL_Surface *surface);

#endif
