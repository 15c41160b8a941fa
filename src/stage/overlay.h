/* Figures over the page, for whoever stands before the screen with a keyboard: key `i`. Main thread. */
#ifndef FOYER_STAGE_OVERLAY_H
#define FOYER_STAGE_OVERLAY_H

#include "stage/art.h"
#include "stage/stage.h"
#include "story/edition.h"

struct overlay {
    bool shown;
    SDL_Texture *panel; /* NULL: nothing to draw */
    int width, height;
};

void overlay_toggle(struct overlay *overlay);

/* Writes the figures anew; does nothing while it is not shown. */
void overlay_fill(struct overlay *overlay, const struct art_tools *tools, const struct screen *screen,
                  const struct stage_figures *figures, const struct edition *edition, int64_t now);

void overlay_draw(const struct overlay *overlay, SDL_Renderer *renderer);

/* Frees the texture; it comes back with the next fill. */
void overlay_finish(struct overlay *overlay);

#endif
