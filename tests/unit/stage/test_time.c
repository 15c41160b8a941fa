/* stage/: times of the show: pauses, transitions, drift, and the waits after trouble. */
#include "stage/drift.h"
#include "stage/showtime.h"
#include "stage/transition.h"
#include "stage/trouble.h"

#include "support/cmocka.h"

#include <stdlib.h>

static void the_show_stands_in_a_pause_and_goes_on_where_it_stood(void **state)
{
    (void)state;
    struct showtime showtime = {0};
    assert_int_equal(showtime_now(&showtime, 100), 100);
    showtime_pause(&showtime, 100);
    assert_int_equal(showtime_now(&showtime, 150), 100);
    showtime_pause(&showtime, 160); /* it is paused already */
    showtime_resume(&showtime, 200);
    assert_int_equal(showtime_now(&showtime, 200), 100);
    assert_int_equal(showtime_now(&showtime, 230), 130);
    showtime_resume(&showtime, 240); /* it runs already */
    assert_int_equal(showtime_now(&showtime, 250), 150);
    showtime_pause(&showtime, 250);
    showtime_resume(&showtime, 255);
    assert_int_equal(showtime_now(&showtime, 260), 155);
}

static void a_moment_of_the_show_comes_later_by_the_clock_for_every_pause(void **state)
{
    (void)state;
    struct showtime showtime = {0};
    assert_int_equal(showtime_clock(&showtime, 300), 300);
    showtime_pause(&showtime, 100);
    showtime_resume(&showtime, 150);
    assert_int_equal(showtime_clock(&showtime, 300), 350);
    assert_true(showtime_clock(&showtime, TICK_NEVER) == TICK_NEVER);
}

static void a_story_fades_in_for_600_ms_an_alert_for_300(void **state)
{
    (void)state;
    assert_int_equal(transition_length(TRANSITION_CUT), 0);
    assert_int_equal(transition_length(TRANSITION_FADE), TICK_MS(600));
    assert_int_equal(transition_length(TRANSITION_FADE_QUICKLY), TICK_MS(300));
}

static void a_fade_grows_evenly_and_is_over_at_its_end(void **state)
{
    (void)state;
    tick began = TICK_SECONDS(50);
    struct transition fade = {
        .kind = TRANSITION_FADE, .from = {.state = SCENE_PAINTED}, .began = TICK_SECONDS(50)};
    assert_int_equal(transition_progress(&fade, began), 0);
    assert_int_equal(transition_progress(&fade, began + TICK_MS(150)), 63);
    assert_int_equal(transition_progress(&fade, began + TICK_MS(300)), 127);
    assert_int_equal(transition_progress(&fade, began + TICK_MS(599)), 254);
    assert_false(transition_is_over(&fade, began + TICK_MS(600) - 1));
    assert_true(transition_is_over(&fade, began + TICK_MS(600)));
    assert_int_equal(transition_progress(&fade, began + TICK_MS(600)), 255);
    assert_int_equal(transition_progress(&fade, began + TICK_SECONDS(9)), 255);
}

static void without_a_scene_that_leaves_there_is_no_transition(void **state)
{
    (void)state;
    struct transition none = {0};
    struct scene from = {0};
    struct look look = {0};
    assert_false(transition_is_under_way(&none));
    assert_false(transition_is_over(&none, TICK_SECONDS(1)));
    assert_int_equal(transition_progress(&none, 0), 255);
    transition_begin(&none, TRANSITION_FADE, &from, &look, 0);
    assert_false(transition_is_under_way(&none));
}

static void the_picture_drifts_a_pixel_a_minute_over_the_whole_square(void **state)
{
    (void)state;
    enum { REACH = 3, SIDE = 2 * REACH + 1 };
    bool been[SIDE][SIDE] = {{false}};
    int before_x = 0, before_y = 0, places = 0;
    for (int minute = 0; minute < 4 * REACH * 4 * REACH; minute++) {
        int x, y;
        drift_at(TICK_SECONDS(60) * minute, REACH, &x, &y);
        assert_in_range(x + REACH, 0, 2 * REACH);
        assert_in_range(y + REACH, 0, 2 * REACH);
        assert_true(abs(x - before_x) <= 1 && abs(y - before_y) <= 1);
        assert_true(minute == 0 || x != before_x); /* it turns at the edge, and rests nowhere */
        places += !been[y + REACH][x + REACH];
        been[y + REACH][x + REACH] = true;
        before_x = x;
        before_y = y;
    }
    assert_int_equal(places, SIDE * SIDE);
}

static void the_drift_begins_in_the_middle_and_holds_for_a_minute(void **state)
{
    (void)state;
    const struct {
        tick since;
        int x, y;
    } cases[] = {{0, 0, 0},
                 {TICK_SECONDS(60) - 1, 0, 0},
                 {TICK_SECONDS(60), 1, 0},
                 {TICK_SECONDS(3 * 60), 3, 0},
                 {TICK_SECONDS(4 * 60), 2, 0},
                 {TICK_SECONDS(9 * 60), -3, 0},
                 {TICK_SECONDS(10 * 60), -2, 0},
                 {TICK_SECONDS(12 * 60), 0, 1}};
    int x, y;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        drift_at(cases[i].since, 3, &x, &y);
        assert_int_equal(x, cases[i].x);
        assert_int_equal(y, cases[i].y);
    }
    drift_at(TICK_SECONDS(1000), 0, &x, &y); /* a screen so small that there is no room */
    assert_true(x == 0 && y == 0);
    drift_at(-TICK_SECONDS(1000), 3, &x, &y);
    assert_true(x == 0 && y == 0);
}

static void attempts_wait_one_second_then_twice_as_long_each_time_up_to_a_minute(void **state)
{
    (void)state;
    static const int waits[] = {1, 2, 4, 8, 16, 32, 60, 60, 60};
    struct trouble trouble = {0};
    tick clock = TICK_SECONDS(500);
    assert_false(trouble_holds(&trouble, clock));
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        trouble_add(&trouble, clock);
        assert_true(trouble_holds(&trouble, clock + TICK_SECONDS(waits[i]) - 1));
        clock += TICK_SECONDS(waits[i]);
        assert_false(trouble_holds(&trouble, clock));
    }
    trouble_end(&trouble);
    trouble_add(&trouble, clock);
    assert_false(trouble_holds(&trouble, clock + TICK_SECONDS(1)));
    trouble_add(&trouble, clock);
    trouble_end(&trouble);
    assert_false(trouble_holds(&trouble, clock));
}

static void the_same_trouble_is_told_once_an_hour_another_at_once(void **state)
{
    (void)state;
    struct trouble trouble = {0};
    tick clock = TICK_SECONDS(5);
    assert_true(trouble_is_news(&trouble, "no texture", clock));
    trouble_end(&trouble);
    assert_false(trouble_is_news(&trouble, "no texture", clock + TICK_SECONDS(3600) - 1));
    assert_true(trouble_is_news(&trouble, "no texture", clock + TICK_SECONDS(3600)));
    assert_false(trouble_is_news(&trouble, "no texture", clock + TICK_SECONDS(7000)));
    assert_true(trouble_is_news(&trouble, "no memory", clock + TICK_SECONDS(7000)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_show_stands_in_a_pause_and_goes_on_where_it_stood),
        cmocka_unit_test(a_moment_of_the_show_comes_later_by_the_clock_for_every_pause),
        cmocka_unit_test(a_story_fades_in_for_600_ms_an_alert_for_300),
        cmocka_unit_test(a_fade_grows_evenly_and_is_over_at_its_end),
        cmocka_unit_test(without_a_scene_that_leaves_there_is_no_transition),
        cmocka_unit_test(the_picture_drifts_a_pixel_a_minute_over_the_whole_square),
        cmocka_unit_test(the_drift_begins_in_the_middle_and_holds_for_a_minute),
        cmocka_unit_test(attempts_wait_one_second_then_twice_as_long_each_time_up_to_a_minute),
        cmocka_unit_test(the_same_trouble_is_told_once_an_hour_another_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
