/* The time of the show: it runs with the monotonic clock and stands while somebody holds a pause, so that
 * nobody else has to know of pauses. Pure; main thread. */
#ifndef FOYER_STAGE_SHOWTIME_H
#define FOYER_STAGE_SHOWTIME_H

#include "base/clock.h"

#include <stdbool.h>

/* A zeroed one runs and agrees with the clock. `clock` is always the monotonic clock's time. */
struct showtime {
    bool paused;
    tick paused_at; /* by the clock; while paused */
    tick stood;     /* in all pauses that are over */
};

tick showtime_now(const struct showtime *showtime, tick clock);

/* When the clock will show that moment of the show, unless a pause comes. TICK_NEVER stays that. */
tick showtime_clock(const struct showtime *showtime, tick moment);

/* Either does nothing when it is so already. */
void showtime_pause(struct showtime *showtime, tick clock);
void showtime_resume(struct showtime *showtime, tick clock);

#endif
