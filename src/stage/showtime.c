/* Pauses taken out of the clock's time. Knows nothing of what is shown. Main thread. */
#include "stage/showtime.h"

tick showtime_now(const struct showtime *showtime, tick clock)
{
    return (showtime->paused ? showtime->paused_at : clock) - showtime->stood;
}

tick showtime_clock(const struct showtime *showtime, tick moment)
{
    return moment == TICK_NEVER ? TICK_NEVER : moment + showtime->stood;
}

void showtime_pause(struct showtime *showtime, tick clock)
{
    if (showtime->paused)
        return;
    showtime->paused = true;
    showtime->paused_at = clock;
}

void showtime_resume(struct showtime *showtime, tick clock)
{
    if (!showtime->paused)
        return;
    showtime->paused = false;
    showtime->stood += clock - showtime->paused_at;
}
