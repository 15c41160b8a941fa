/* The screen a page is laid out for. Every length of the design is in `u`, a 1080th of the shorter side, so
 * that a larger screen shows the same page with more pixels. */
#ifndef FOYER_LAYOUT_SCREEN_H
#define FOYER_LAYOUT_SCREEN_H

#include <stdbool.h>

struct screen {
    int width, height; /* pixels */
    double text_scale; /* of all type; 1.0 as designed */
};

/* A rectangle in pixels from the screen's top left corner. */
struct box {
    int x, y, w, h;
};

/* Pixels of a length in u, to the nearest whole one. */
int screen_length(const struct screen *screen, double u);

/* The same for type: text_scale applies; at least 1. */
int screen_type(const struct screen *screen, double u);

bool screen_is_portrait(const struct screen *screen);

/* Where pages are: the screen without bar and progress line. */
struct box screen_page(const struct screen *screen);
/* The line on top of the bar that fills while a story is shown. */
struct box screen_progress(const struct screen *screen);
/* The bar, with the thin line at its upper edge. */
struct box screen_bar(const struct screen *screen);

/* The box on the other side of the screen, for right-to-left pages. */
struct box screen_mirror(const struct screen *screen, struct box box);

#endif
