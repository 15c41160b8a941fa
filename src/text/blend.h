/* For text/ alone: putting drawn glyphs onto the page. */
#ifndef FOYER_TEXT_BLEND_H
#define FOYER_TEXT_BLEND_H

#include <SDL.h>

/* Lays `glyphs` over `target`, both ARGB8888 with straight alpha, clipped at the target's edges. Unlike SDL's
 * blending it is right on a transparent target, too: the colour stays the ink's and is not darkened by the
 * black that a transparent pixel holds. */
void blend_over(SDL_Surface *glyphs, SDL_Surface *target, int x, int y);

/* The same for glyphs as coverage alone, eight bits a pixel, in one colour: a quarter of the bytes. */
void blend_coverage(SDL_Surface *glyphs, SDL_Color ink, SDL_Surface *target, int x, int y);

#endif
