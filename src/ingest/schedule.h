/* When a feed is asked again. Pure arithmetic in seconds; any thread. */
#ifndef FOYER_INGEST_SCHEDULE_H
#define FOYER_INGEST_SCHEDULE_H

#include "story/feed.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SCHEDULE_RETRY_FIRST = 60,      /* after the first failure; twice that after the second, … */
    SCHEDULE_RETRY_MOST = 60 * 60,  /* or the refresh interval, when that is shorter */
    SCHEDULE_PORTAL_MOST = 5 * 60,  /* while a network's sign-in page stands in the way */
    SCHEDULE_EARLY = 60,            /* while the clock is wrong, so that certificates look too young */
    SCHEDULE_BUSY = 10 * 60,        /* after 429 and 503 without Retry-After */
    SCHEDULE_FRESH_MOST = 5 * 3600, /* longer than that no server is believed that nothing changes */
    SCHEDULE_DAY = 24 * 3600        /* the longest of all waits, and that after 410 */
};

/* After a good read or "not modified"; what the server or the document asks for: `max_age` -1, `ttl` 0: not
 * said. */
int64_t schedule_success(int64_t refresh, int64_t max_age, int64_t ttl);

/* How long a server that answered so is to be left alone, by all; 0: it did not ask for it. `retry_after` -1:
 * not said. */
int64_t schedule_site(long status, int64_t retry_after);

struct schedule_failure {
    int64_t refresh;
    int failures;        /* in a row, with this one: from 1 */
    long status;         /* HTTP's, 0: none */
    bool portal;         /* a page of the network instead of the feed */
    bool early;          /* a certificate is not valid yet, and the clock not set */
    int64_t retry_after; /* -1: not said */
    double random;       /* 0 .. 1: a fifth less to a fifth more */
};

int64_t schedule_failure(const struct schedule_failure *failure);

/* How long from `now` until the feed is due by what was written down, 0: it is. When the clock was put back
 * meanwhile, not longer than the wait that was meant. */
int64_t schedule_left(const struct feed_state *state, int64_t now);

#endif
