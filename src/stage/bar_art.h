/* The pixels of the bar: its texts as one texture, the clocks' digits as another, so that a new minute needs
 * no text setting. Main thread. */
#ifndef FOYER_STAGE_BAR_ART_H
#define FOYER_STAGE_BAR_ART_H

#include "layout/bar.h"
#include "stage/art.h"

struct bar_art {
    struct bar bar; /* owned */
    SDL_Texture *picture;
    SDL_Texture *digits; /* "0123456789:" in cells, each a little wider than the widest */
    SDL_Color track, filled;
    int minutes[LIMIT_CLOCKS]; /* of the day, what each clock shows; -1: nothing (the time is not known) */
};

/* Takes the bar, also when it fails. NULL with `error`. */
struct bar_art *bar_art_create(const struct art_tools *tools, struct bar *bar, struct error *error);

/* NULL is accepted. */
void bar_art_destroy(struct bar_art *art);

/* Draws bar and progress line; `alpha` of 255 while it fades in over another bar. */
void bar_art_draw(const struct bar_art *art, SDL_Renderer *renderer, int progress, Uint8 alpha);

#endif
