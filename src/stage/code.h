/* A QR code (ISO/IEC 18004) as pixels. Any thread. */
#ifndef FOYER_STAGE_CODE_H
#define FOYER_STAGE_CODE_H

#include "layout/page.h"

#include <SDL.h>

/* A new white square (RGB888) with the text's code in its middle and the white about it that readers ask for.
 * Every module is a whole number of pixels. NULL when the text is so long that modules of the least size do
 * not fit, or when memory is short. */
SDL_Surface *code_draw(const char *text, const struct code_measures *measures);

#endif
