/* Time, from here only, so that tests can put their own in its place. */
#ifndef FOYER_BASE_CLOCK_H
#define FOYER_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Microseconds: a point on the monotonic clock or a span of time. */
typedef int64_t tick;

#define TICK_US(n)      ((tick)(n))
#define TICK_MS(n)      ((tick)(n)*1000)
#define TICK_SECONDS(n) ((tick)(n)*1000000)
#define TICK_NEVER      INT64_MAX

struct clock {
    /* Microseconds since some fixed moment; never goes back. */
    tick (*monotonic)(void *data);
    /* Seconds since 1970-01-01 UTC; may jump in either direction. */
    int64_t (*wall)(void *data);
    void *data;
};

/* The machine's clock. The struct is constant and lives for ever. Any thread. */
const struct clock *clock_system(void);

/* The machine's time since 1970-01-01 UTC as file systems write it. Only to be compared with the times of
 * files, which bear it whatever a test's clock says. Any thread. */
struct timespec clock_of_files(void);

/* What the clock says, for its two functions; see the struct. */
tick clock_monotonic(const struct clock *clock);
int64_t clock_wall(const struct clock *clock);

/* A clock that stands until it is moved, for tests and for `foyer render --at`. */
struct clock_fixed {
    struct clock clock; /* pass &fixed.clock; points into this struct, so it must not be copied */
    tick now;
    int64_t wall;
};

/* Stands at `wall`, seconds since 1970 UTC. */
void clock_fixed_init(struct clock_fixed *fixed, int64_t wall);
/* Moves both times forward. */
void clock_fixed_advance(struct clock_fixed *fixed, tick span);

#endif
