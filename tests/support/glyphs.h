/* Letters and marks on a picture of a page, found by their ink: what stands alone on the page's background.
 */
#ifndef FOYER_TESTS_SUPPORT_GLYPHS_H
#define FOYER_TESTS_SUPPORT_GLYPHS_H

#include <SDL.h>
#include <stddef.h>

enum { GLYPH_LARGEST = 64 /* pixels in either direction; what is larger is none */ };

struct glyph {
    SDL_Rect box; /* of all that is not background */
    int contrast; /* levels that a pixel of it differs from the background by at most, in any channel */
    int ink;      /* pixels in it that differ by half of that */
};

struct glyphs {
    Uint32 background; /* the colour that most pixels have */
    struct glyph *all; /* in the order of their upper left corners, row by row */
    size_t count;
};

/* On an RGB888 picture. Free with glyphs_finish. */
struct glyphs glyphs_find(const SDL_Surface *picture);
void glyphs_finish(struct glyphs *glyphs);

#endif
