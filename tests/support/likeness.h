/* Whether a picture is the approved one. Another patch level of FreeType or libjpeg, which draws edges a few
 * levels lighter or darker, passes; a moved dot, another letter, a line a pixel higher or another colour in
 * one place of a large picture does not. */
#ifndef FOYER_TESTS_SUPPORT_LIKENESS_H
#define FOYER_TESTS_SUPPORT_LIKENESS_H

#include <SDL.h>
#include <stdbool.h>

/* The picture is compared by tiles, each of which overlaps its neighbours by half. */
enum { LIKENESS_TILE = 32 /* pixels */ };

struct likeness {
    bool alike;
    /* of the tile that is furthest from the approved one */
    SDL_Rect tile;
    int sharp; /* pixels beyond what edges may differ by */
    int flat;  /* pixels of a plain surface that differ visibly */
    double
        tint; /* levels by which what is not plain is lighter or darker on the whole, in the worst channel */
    double ink; /* levels by which ink has another colour */
};

/* Two RGB888 pictures of the same size. */
struct likeness likeness_find(const SDL_Surface *approved, const SDL_Surface *drawn);

#endif
