/* stage/press.h: the clocks of the bar, over days of a display that runs on. */
#include "base/memory.h"
#include "stage/press.h"
#include "support/cmocka.h"
#include "support/sample.h"

#include <stdlib.h>

enum { HOUR = 3600, DAY = 86400 };
enum { AUTUMN_2026 = 1793512800 /* 2026-11-01T06:00:00Z: New York goes back from 2 to 1 o'clock */ };
enum { SPRING_2027 = 1805007600 /* 2027-03-14T07:00:00Z: and forward from 2 to 3 */ };

struct wall {
    struct config config;
    struct clock_fixed clock;
    struct press press;
    struct press_zones zones;
    struct bar_art bar;
};

static int begin(void **state)
{
    struct wall *wall = memory_zeroed(1, sizeof *wall);
    config_init_defaults(&wall->config);
    clock_fixed_init(&wall->clock, AUTUMN_2026);
    wall->press = (struct press){.config = &wall->config, .clock = &wall->clock.clock};
    for (size_t i = 0; i < LIMIT_CLOCKS; i++)
        wall->bar.minutes[i] = -1;
    *state = wall;
    return 0;
}

static int end(void **state)
{
    struct wall *wall = *state;
    config_finish(&wall->config);
    free(wall);
    return 0;
}

static void add_clock(struct wall *wall, const char *zone)
{
    struct config *config = &wall->config;
    config->clocks = memory_resize(config->clocks, config->clock_count + 1, sizeof *config->clocks);
    config->clocks[config->clock_count++] =
        (struct config_clock){.timezone = zone ? memory_copy_text(zone) : NULL};
    wall->bar.bar.clock_count = config->clock_count;
}

/* Sets the time; true when a clock shows something else now. */
static bool set(struct wall *wall, int64_t utc)
{
    wall->clock.wall = utc;
    return press_clocks(&wall->press, &wall->zones, &wall->bar);
}

static void expect(const struct wall *wall, size_t index, int hour, int minute)
{
    assert_int_equal(wall->bar.minutes[index], hour * 60 + minute);
}

static void each_clock_shows_its_zone_and_one_without_the_screens(void **state)
{
    struct wall *wall = *state;
    wall->config.timezone = memory_copy_text("Asia/Kathmandu");
    add_clock(wall, "Asia/Almaty");
    add_clock(wall, "America/St_Johns");
    add_clock(wall, NULL);
    assert_true(set(wall, 1789203900)); /* 2026-09-12T09:05:00Z */
    expect(wall, 0, 14, 5);
    expect(wall, 1, 6, 35);
    expect(wall, 2, 14, 50);
}

static void a_bar_without_configured_clocks_shows_the_screens_time(void **state)
{
    struct wall *wall = *state;
    wall->config.timezone = memory_copy_text("Asia/Almaty");
    wall->bar.bar.clock_count = 1;
    assert_true(set(wall, 1789203900));
    expect(wall, 0, 14, 5);
}

static void a_clock_changes_with_its_minute_and_not_between(void **state)
{
    struct wall *wall = *state;
    add_clock(wall, "UTC");
    assert_true(set(wall, 1789203900));
    assert_false(set(wall, 1789203959));
    assert_true(set(wall, 1789203960));
    expect(wall, 0, 9, 6);
    assert_true(set(wall, 1789203900 - 60)); /* the machine's clock was set back */
    expect(wall, 0, 9, 4);
}

static void one_of_several_is_enough_for_a_change(void **state)
{
    struct wall *wall = *state;
    add_clock(wall, "Africa/Monrovia");
    add_clock(wall, "UTC");
    assert_true(set(wall, 1789203900));
    wall->bar.minutes[0] = -1;
    assert_true(press_clocks(&wall->press, &wall->zones, &wall->bar));
    assert_false(press_clocks(&wall->press, &wall->zones, &wall->bar));
}

static void midnight_follows_the_last_minute_of_the_day(void **state)
{
    struct wall *wall = *state;
    int64_t midnight = 1789203900 / DAY * DAY;
    add_clock(wall, "UTC");
    add_clock(wall, "Pacific/Honolulu");
    set(wall, midnight - 1);
    expect(wall, 0, 23, 59);
    expect(wall, 1, 13, 59);
    assert_true(set(wall, midnight));
    expect(wall, 0, 0, 0);
    set(wall, -HOUR); /* a machine without a clock of its own, west of 1970 */
    expect(wall, 0, 23, 0);
}

static void a_running_display_goes_over_to_winter_and_to_summer_time_at_the_minute(void **state)
{
    struct wall *wall = *state;
    add_clock(wall, "America/New_York");
    add_clock(wall, "UTC");
    for (int64_t utc = AUTUMN_2026 - 2 * HOUR; utc < AUTUMN_2026; utc += 60)
        set(wall, utc);
    expect(wall, 0, 1, 59);
    assert_true(set(wall, AUTUMN_2026));
    expect(wall, 0, 1, 0);
    expect(wall, 1, 6, 0);
    set(wall, SPRING_2027 - 1);
    expect(wall, 0, 1, 59);
    assert_true(set(wall, SPRING_2027));
    expect(wall, 0, 3, 0);
}

#define WITH_WALL(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WALL(each_clock_shows_its_zone_and_one_without_the_screens),
        WITH_WALL(a_bar_without_configured_clocks_shows_the_screens_time),
        WITH_WALL(a_clock_changes_with_its_minute_and_not_between),
        WITH_WALL(one_of_several_is_enough_for_a_change),
        WITH_WALL(midnight_follows_the_last_minute_of_the_day),
        WITH_WALL(a_running_display_goes_over_to_winter_and_to_summer_time_at_the_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
