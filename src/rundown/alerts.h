/* Which alerts are in force, and whose turn it is: pure functions of the alerts and the time. */
#ifndef FOYER_RUNDOWN_ALERTS_H
#define FOYER_RUNDOWN_ALERTS_H

#include "story/alert.h"

enum alert_place {
    ALERT_ON_PAGE, /* warnings and emergencies: instead of the stories */
    ALERT_IN_BAR,  /* infos */
    ALERT_PLACES
};

/* How many alerts of that place are in force at `now`, seconds since 1970 UTC. */
size_t alerts_count(const struct alert_list *alerts, enum alert_place place, int64_t now);

/* The alert in force that has this number; NULL when it is over or taken down. Borrowed from the list, as
 * are the results below. */
const struct alert *alerts_find(const struct alert_list *alerts, enum alert_place place, int64_t number,
                                int64_t now);

/* The one whose turn is after the alert with that number, the most severe first and round again; the first
 * when that alert is not in force. NULL when there is none. */
const struct alert *alerts_next(const struct alert_list *alerts, enum alert_place place, int64_t number,
                                int64_t now);

/* The first, in the same order, that was given after the alert with that number; NULL: none. */
const struct alert *alerts_newer(const struct alert_list *alerts, enum alert_place place, int64_t number,
                                 int64_t now);

#endif
