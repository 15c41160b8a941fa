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

int64_t schedule_success(int64_t refresh, int64_t max_age)
{
    return more(refresh, less(max_age, SCHEDULE_FRESH_MOST));
}

int64_t schedule_failure(const struct schedule_failure *failure)
{
    if (failure->status == STATUS_GONE)
        return SCHEDULE_DAY;
    int doublings = failure->failures - 1 < DOUBLINGS_MAX ? failure->failures - 1 : DOUBLINGS_MAX;
    int64_t wait = (int64_t)SCHEDULE_RETRY_FIRST << (doublings > 0 ? doublings : 0);
    wait = less(wait, less(failure->refresh, SCHEDULE_RETRY_MOST));
    wait = (int64_t)((double)wait * (0.8 + 0.4 * failure->random));
    bool busy = failure->status == STATUS_TOO_MANY || failure->status == STATUS_UNAVAILABLE;
    int64_t asked = busy && failure->retry_after < 0 ? SCHEDULE_BUSY : failure->retry_after;
    return less(more(more(wait, asked), 1), SCHEDULE_DAY);
}

int64_t schedule_left(const struct feed_state *state, int64_t now)
{
    int64_t meant = more(state->next_due - state->last_attempt, 0);
    return more(less(state->next_due - now, less(meant, SCHEDULE_DAY)), 0);
}
