/* A QR code (ISO/IEC 18004) as pixels. Any thread. */
#ifndef FOYER_STAGE_CODE_H
#define FOYER_STAGE_CODE_H

#include <SDL.h>

/* A new white square (RGB888) of at most `side` pixels with the text's code in its middle, at most `inner`
 * pixels wide; every module is a whole number of pixels, and the white about it as wide as the four modules
 * that are asked for, or as there is room. NULL when the text is so long that a module would have less than
 * two, which no telephone reads across a room, or when memory is short. */
SDL_Surface *code_draw(const char *text, int side, int inner);

#endif
