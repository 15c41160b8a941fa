/* The arithmetic of waits, without a clock of its own and without chance. Any thread. */
#include "ingest/schedule.h"

enum { STATUS_GONE = 410, STATUS_TOO_MANY = 429, STATUS_UNAVAILABLE = 503, DOUBLINGS_MAX = 16 };

static int64_t less(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t more(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t schedule_success(int64_t refresh, int64_t max_age, int64_t ttl)
{
    return more(refresh, less(more(max_age, ttl), SCHEDULE_FRESH_MOST));
}

int64_t schedule_site(long status, int64_t retry_after)
{
    bool busy = status == STATUS_TOO_MANY || status == STATUS_UNAVAILABLE;
    return !busy ? 0 : retry_after < 0 ? SCHEDULE_BUSY : less(retry_after, SCHEDULE_DAY);
}

/* Twice as long after each failure, up to a limit. */
static int64_t back_off(const struct schedule_failure *failure)
{
    int doublings = failure->failures - 1 < DOUBLINGS_MAX ? failure->failures - 1 : DOUBLINGS_MAX;
    int64_t wait = (int64_t)SCHEDULE_RETRY_FIRST << (doublings > 0 ? doublings : 0);
    int64_t most = failure->portal ? SCHEDULE_PORTAL_MOST : SCHEDULE_RETRY_MOST;
    wait = less(wait, less(failure->refresh, most));
    return (int64_t)((double)wait * (0.8 + 0.4 * failure->random));
}

int64_t schedule_failure(const struct schedule_failure *failure)
{
    if (failure->status == STATUS_GONE)
        return SCHEDULE_DAY;
    if (failure->early)
        return SCHEDULE_EARLY;
    int64_t asked = more(schedule_site(failure->status, failure->retry_after), failure->retry_after);
    return less(more(more(back_off(failure), asked), 1), SCHEDULE_DAY);
}

int64_t schedule_left(const struct feed_state *state, int64_t now)
{
    int64_t meant = more(state->next_due - state->last_attempt, 0);
    return more(less(state->next_due - now, less(meant, SCHEDULE_DAY)), 0);
}
