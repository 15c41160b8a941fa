/* Whose turn it is among the alerts, on the page and in the bar. Knows no page: it is told whether the alert
 * that it called has had its time. Main thread. */
#ifndef FOYER_STAGE_ALERT_TURNS_H
#define FOYER_STAGE_ALERT_TURNS_H

#include "base/clock.h"
#include "story/alert.h"

/* A zeroed one has seen no alert. */
struct alert_turns {
    int64_t called;    /* number of the alert that must be on the page now; 0: none */
    bool alone;        /* no other one waits for its turn: it stands until it is over */
    int64_t newest;    /* highest number that was seen */
    int64_t notice;    /* number of the alert that is in the bar; 0: none */
    tick notice_until; /* by the clock, when the next one has its turn there */
};

struct alert_changes {
    bool page; /* another alert is called, or none any more */
    bool bar;  /* another notice, or none */
};

/* Decides anew. `wall` is in seconds since 1970 UTC, `clock` monotonic; `had_its_time`: the called alert is
 * on screen and has stood as long as it takes to be read. A new alert that is as severe as the called one
 * waits for nobody, a milder one for its turn. */
struct alert_changes alert_turns_watch(struct alert_turns *turns, const struct alert_list *alerts,
                                       int64_t wall, tick clock, bool had_its_time);

/* Calls the next one before its time, where there are several. True when it is another. */
bool alert_turns_skip(struct alert_turns *turns, const struct alert_list *alerts, int64_t wall);

/* The called alert; NULL: none. Borrowed from the list. */
const struct alert *alert_turns_page(const struct alert_turns *turns, const struct alert_list *alerts);

/* The text that stands in the bar in the next story's place; NULL: none. Borrowed from the list. */
const char *alert_turns_notice(const struct alert_turns *turns, const struct alert_list *alerts,
                               int64_t wall);

#endif
