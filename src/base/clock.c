/* The machine's clocks, and one that stands until it is told otherwise. The only file that asks for the
 * time. Any thread. */
#include "base/clock.h"

static tick system_monotonic(void *data)
{
    (void)data;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return TICK_SECONDS(now.tv_sec) + now.tv_nsec / 1000;
}

static int64_t system_wall(void *data)
{
    (void)data;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

const struct clock *clock_system(void)
{
    static const struct clock system = {.monotonic = system_monotonic, .wall = system_wall};
    return &system;
}

struct timespec clock_of_files(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now;
}

tick clock_monotonic(const struct clock *clock)
{
    return clock->monotonic(clock->data);
}

int64_t clock_wall(const struct clock *clock)
{
    return clock->wall(clock->data);
}

static tick fixed_monotonic(void *data)
{
    return ((const struct clock_fixed *)data)->now;
}

/* The wall clock moves with the monotonic one. */
static int64_t fixed_wall(void *data)
{
    const struct clock_fixed *fixed = data;
    return fixed->wall + fixed->now / TICK_SECONDS(1);
}

void clock_fixed_init(struct clock_fixed *fixed, int64_t wall)
{
    *fixed = (struct clock_fixed){.wall = wall};
    fixed->clock = (struct clock){.monotonic = fixed_monotonic, .wall = fixed_wall, .data = fixed};
}

void clock_fixed_advance(struct clock_fixed *fixed, tick span)
{
    fixed->now += span;
}
