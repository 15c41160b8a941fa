/* What pages and bars are painted with. */
#ifndef FOYER_STAGE_ART_TOOLS_H
#define FOYER_STAGE_ART_TOOLS_H

#include "layout/theme.h"
#include "stage/canvas.h"
#include "text/fonts.h"

/* All borrowed. */
struct art_tools {
    struct canvas *canvas;
    struct fonts *fonts;
    const struct theme *theme;
    SDL_Surface *logo; /* as large as the bar shows it; NULL: none */
};

#endif
