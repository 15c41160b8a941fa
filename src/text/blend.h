/* One colour over another: glyphs onto the page, and pixels for whoever paints. Any thread. */
#ifndef FOYER_TEXT_BLEND_H
#define FOYER_TEXT_BLEND_H

#include <SDL.h>
#include <stdint.h>

/* The colour of `ink` (0xRRGGBB, what is above is ignored) over an opaque pixel of `paper`, `alpha` of 255;
 * rounded to the nearest. The result is opaque. */
static inline uint32_t blend_opaque(uint32_t ink, uint32_t alpha, uint32_t paper)
{
    uint32_t keep = 255 - alpha, result = 0xFF000000U;
    for (int shift = 0; shift <= 16; shift += 8)
        result |= ((ink >> shift & 0xFF) * alpha + (paper >> shift & 0xFF) * keep + 127) / 255 << shift;
    return result;
}

/* Lays `glyphs` over `target`, both ARGB8888 with straight alpha, clipped at the target's edges. Unlike SDL's
 * blending it is right on a transparent target, too: the colour stays the ink's and is not darkened by the
 * black that a transparent pixel holds. */
void blend_over(SDL_Surface *glyphs, SDL_Surface *target, int x, int y);

/* The same for glyphs as coverage alone, eight bits a pixel, in one colour: a quarter of the bytes. */
void blend_coverage(SDL_Surface *glyphs, SDL_Color ink, SDL_Surface *target, int x, int y);

#endif
