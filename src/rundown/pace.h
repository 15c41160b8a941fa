/* How a page spends its time: stand, scroll at reading speed by whole pixels, stand. Pure. */
#ifndef FOYER_RUNDOWN_PACE_H
#define FOYER_RUNDOWN_PACE_H

#include "config/config.h"

#include <stddef.h>

/* One line of a summary as the reader meets it. */
struct pace_line {
    int bottom; /* pixels from the top of the text to the line's lower edge; does not fall */
    size_t words;
};

struct pace_request {
    const struct config_rotation *rotation;
    size_t head_words;             /* read before the summary: headline, caption */
    const struct pace_line *lines; /* of the whole summary */
    size_t line_count;
    int window;     /* height of what is seen, pixels */
    int tail;       /* empty pixels wanted below the last line when it stands, pixels */
    int frame_rate; /* refreshes per second, >= 1 */
};

struct pace {
    tick stand_before;
    int step_pixels; /* the text moves up by so many pixels ... */
    tick step;       /* ... every so often; both 0 when it does not scroll */
    int distance;    /* pixels in all */
    tick stand_after;
    tick total;   /* of all three */
    size_t lines; /* that can be read in time; fewer than asked for: cut the summary there */
};

/* With dwell = auto the times follow from the words and the reading speed, within min_dwell and max_dwell;
 * with a fixed dwell the total is exactly that. When the time is short the reader is hurried, up to twice the
 * reading speed; beyond that, lines are cut. The speed is a whole number of pixels per refresh, or of
 * refreshes per pixel, so that the cadence is constant. */
void pace_plan(struct pace *pace, const struct pace_request *request);

/* Pixels the text has moved up, `since` the page was fully there. */
int pace_offset(const struct pace *pace, tick since);

/* When it moves next, as a span since the page was fully there; TICK_NEVER: it does not any more. */
tick pace_next_move(const struct pace *pace, tick since);

#endif
