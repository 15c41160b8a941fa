/* Pages that cannot be made: how long to wait before the next attempt, and what the log is told. A machine
 * that refuses every texture is asked again at growing intervals. Pure; main thread. */
#ifndef FOYER_STAGE_TROUBLE_H
#define FOYER_STAGE_TROUBLE_H

#include "base/clock.h"
#include "base/error.h"

/* A zeroed one has none. `clock` is the monotonic clock's time. */
struct trouble {
    int failures;              /* in a row */
    tick not_before;           /* the next attempt */
    char told[ERROR_TEXT_MAX]; /* what the log was told last; "": nothing yet */
    tick told_at;
};

/* One more page could not be made: the next attempt is a second later, then two, four, at most 60. */
void trouble_add(struct trouble *trouble, tick clock);

/* A page was made. What was told stays in mind. */
void trouble_end(struct trouble *trouble);

/* True while no attempt is to be made. */
bool trouble_holds(const struct trouble *trouble, tick clock);

/* True, and noted, when the log is to be told of it: the same words are told once an hour. */
bool trouble_is_news(struct trouble *trouble, const char *text, tick clock);

#endif
