/* The bar at the foot of the screen: title, the next story, how old the news is, clocks. Left to right in
 * every language. Runs on the thread of the fonts. */
#ifndef FOYER_LAYOUT_BAR_H
#define FOYER_LAYOUT_BAR_H

#include "base/limits.h"
#include "config/config.h"
#include "config/language.h"
#include "layout/placed.h"
#include "layout/theme.h"

struct bar_clock {
    struct placed place; /* no lines when the clock has no name */
    int x;               /* left edge of "00:00", pixels on the screen */
    int baseline;
};

struct bar {
    struct screen screen;
    struct box box;
    struct box line; /* the thin line at its upper edge */
    struct box progress;
    struct box logo;     /* empty: none, or no room */
    struct placed title; /* each of the three may have no lines */
    struct placed next;  /* the next story, or a notice in its place */
    struct placed stale;
    struct bar_clock clocks[LIMIT_CLOCKS];
    size_t clock_count; /* those that fit: a narrow bar leaves out the last ones */
    int digit_size;     /* type size of the clocks' digits, FACE_SEMIBOLD, pixels */
    int digit_width;    /* of the widest digit */
    int colon_width;
    double taller; /* fonts_taller of FACE_SEMIBOLD */
};

struct bar_request {
    struct screen screen;
    const char *title;           /* NULL: none */
    int logo_width, logo_height; /* as bar_logo_size says; 0: none */
    const struct language *words;
    const char *next_headline; /* NULL: no next story */
    const char *notice;        /* an alert that takes its place, in two lines if need be; NULL: none */
    const char *stale;         /* "updated 3 h ago"; NULL: fresh */
    const char *const *places; /* names of the clocks; NULL: a clock without a name */
    size_t clock_count;        /* at most LIMIT_CLOCKS */
};

bool bar_build(struct bar *bar, struct fonts *fonts, const struct bar_request *request, struct error *error);

/* How large, in w and h, the bar shows a logo of so many pixels; it is never enlarged. At least 1x1. */
struct box bar_logo_size(const struct screen *screen, int width, int height);

/* A zeroed bar and NULL are accepted. */
void bar_finish(struct bar *bar);

/* Where the progress line ends when `done` of 0..1 of the page's time is over. */
int bar_progress_width(const struct bar *bar, double done);

#endif
