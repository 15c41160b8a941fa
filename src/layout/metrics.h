/* For layout/ alone: the measures of each shape of page, in u. Any thread. */
#ifndef FOYER_LAYOUT_METRICS_H
#define FOYER_LAYOUT_METRICS_H

#include "layout/page.h"

enum { METRICS_LADDER = 8 };

struct metrics {
    int text_left;  /* margin of the text, from the photo's edge or the screen's */
    int text_right; /* margin to the screen's edge */
    int top;        /* from the photo's lower edge (portrait) or the screen's upper edge to the section */
    int below_section, below_headline, below_byline, below_rule; /* gaps */
    double headline_leading;                                     /* of the size */
    int summary_size, summary_leading;
    int ladder[METRICS_LADDER]; /* headline sizes from the largest; 0 ends it */
};

/* Constant, lives for ever. */
const struct metrics *metrics_of(enum page_shape shape, const struct screen *screen);

#endif
