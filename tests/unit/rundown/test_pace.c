/* rundown/: how a page spends its time. All in virtual time. */
#include "rundown/pace.h"

#include "support/cmocka.h"

#include <stdlib.h>

enum { LINE = 52, WINDOW = 500, TAIL = 28, RATE = 60, LINES_MAX = 400, WORDS_PER_LINE = 5 };

static const struct config_rotation automatic = {
    .dwell_auto = true, .reading_speed = 160, .min_dwell = TICK_SECONDS(12), .max_dwell = TICK_SECONDS(90)};

static struct pace plan_at(const struct config_rotation *rotation, size_t lines, int rate)
{
    static struct pace_line list[LINES_MAX];
    struct pace pace;
    for (size_t i = 0; i < lines; i++)
        list[i] = (struct pace_line){.bottom = (int)(i + 1) * LINE, .words = WORDS_PER_LINE};
    struct pace_request request = {.rotation = rotation,
                                   .head_words = 10,
                                   .lines = list,
                                   .line_count = lines,
                                   .window = WINDOW,
                                   .tail = TAIL,
                                   .frame_rate = rate};
    pace_plan(&pace, &request);
    assert_int_equal(
        pace.total,
        pace.stand_before + pace.stand_after +
            (pace.step ? (pace.distance + pace.step_pixels - 1) / pace.step_pixels * pace.step : 0));
    return pace;
}

static struct pace plan(const struct config_rotation *rotation, size_t lines)
{
    return plan_at(rotation, lines, RATE);
}

/* Pixels per second the reader can follow: 160 words a minute, 5 words to 52 pixels. */
static double reading_pixels(void)
{
    return 160.0 / 60 / WORDS_PER_LINE * LINE;
}

static double speed_of(const struct pace *pace)
{
    return (double)pace->step_pixels * TICK_SECONDS(1) / (double)pace->step;
}

static void a_summary_that_fits_stands_still(void **state)
{
    (void)state;
    struct pace pace = plan(&automatic, 5);
    assert_int_equal(pace.distance, 0);
    assert_int_equal(pace.lines, 5);
    assert_int_equal(pace_next_move(&pace, 0), TICK_NEVER);
    /* 35 words at 160 a minute are 13.1 s, and a pause of two */
    assert_in_range(pace.total, TICK_MS(15000), TICK_MS(15300));
}

static void a_short_page_stays_for_min_dwell(void **state)
{
    (void)state;
    assert_int_equal(plan(&automatic, 1).total, automatic.min_dwell);
    assert_int_equal(plan(&automatic, 0).total, automatic.min_dwell);
}

static void it_stands_until_what_is_visible_is_read(void **state)
{
    (void)state;
    struct pace pace = plan(&automatic, 20);
    /* nine lines of five words are wholly in the window; ten words stand above */
    assert_int_equal(pace.stand_before, TICK_SECONDS(55) * 60 / 160);
    assert_int_equal(pace_offset(&pace, pace.stand_before), 0);
    assert_true(pace_offset(&pace, pace.stand_before + pace.step) > 0);
    /* and when the text has stopped, for its last two lines and a pause */
    assert_int_equal(pace.stand_after, TICK_SECONDS(10) * 60 / 160 + TICK_SECONDS(2));
}

static void it_scrolls_at_reading_speed_and_stops_at_the_last_line(void **state)
{
    (void)state;
    struct pace pace = plan(&automatic, 20);
    assert_int_equal(pace.distance, 20 * LINE + TAIL - WINDOW);
    assert_true(speed_of(&pace) > reading_pixels() * 0.75 && speed_of(&pace) < reading_pixels() * 1.34);
    assert_int_equal(pace_offset(&pace, pace.total - pace.stand_after), pace.distance);
    assert_int_equal(pace_offset(&pace, pace.total + TICK_SECONDS(1000)), pace.distance);
    assert_true(pace.stand_after >= TICK_SECONDS(2));
}

static void steps_are_whole_pixels_at_a_constant_cadence(void **state)
{
    (void)state;
    static const int rates[] = {24, 30, 50, 60, 75, 144};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        struct pace pace = plan_at(&automatic, 20, rates[i]);
        tick refresh = TICK_SECONDS(1) / rates[i];
        /* a step lasts a whole number of refreshes, but for the rounding to microseconds */
        tick rest = pace.step % refresh;
        assert_true(rest < 10 || refresh - rest < 10);
        assert_true(pace.step_pixels == 1 || pace.step <= refresh);
        int last = 0;
        for (tick at = pace.stand_before; last < pace.distance; at += pace.step) {
            int offset = pace_offset(&pace, at);
            assert_true(offset - last <= pace.step_pixels);
            assert_true(pace_next_move(&pace, at) == at + pace.step || offset >= pace.distance);
            last = offset;
        }
    }
}

static void a_long_text_hurries_but_never_beyond_twice_the_reading_speed(void **state)
{
    (void)state;
    for (size_t lines = 10; lines < LINES_MAX; lines += 7) {
        struct pace pace = plan(&automatic, lines);
        assert_in_range(pace.total, automatic.min_dwell, automatic.max_dwell);
        if (pace.distance > 0)
            assert_true(speed_of(&pace) <= 2 * reading_pixels() + 0.01);
        assert_true(pace.lines <= lines);
    }
}

static void what_cannot_be_read_in_time_is_cut(void **state)
{
    (void)state;
    struct pace pace = plan(&automatic, LINES_MAX);
    assert_true(pace.lines < LINES_MAX);
    /* Twice the reading speed would be 55 pixels a second and 96 lines in 90 s. At 60 Hz the cadences below
     * that are 30, 20, … so it is 30: in 90 s less half of the stands, 13.2 s, that is 2304 pixels, 53 lines.
     */
    assert_int_equal(pace.lines, 53);
    assert_int_equal(pace.distance, (int)pace.lines * LINE + TAIL - WINDOW);
}

static void a_fixed_dwell_is_kept_to_the_microsecond(void **state)
{
    (void)state;
    struct config_rotation fixed = automatic;
    fixed.dwell_auto = false;
    for (int seconds = 5; seconds <= 120; seconds += 5)
        for (size_t lines = 0; lines < 100; lines += 9) {
            fixed.dwell = TICK_SECONDS(seconds);
            struct pace pace = plan(&fixed, lines);
            assert_int_equal(pace.total, fixed.dwell);
            assert_true(pace.stand_before >= 0 && pace.stand_after >= 0);
            if (pace.distance > 0)
                assert_true(speed_of(&pace) <= 2 * reading_pixels() + 0.01);
        }
}

static void a_dwell_too_short_to_scroll_shows_what_fits(void **state)
{
    (void)state;
    struct config_rotation fixed = automatic;
    fixed.dwell_auto = false;
    fixed.dwell = TICK_SECONDS(3);
    struct pace pace = plan(&fixed, 50);
    assert_int_equal(pace.distance, 0);
    assert_int_equal(pace.lines, WINDOW / LINE);
}

static void a_text_without_words_scrolls_all_the_same(void **state)
{
    (void)state;
    static struct pace_line list[30];
    struct pace pace;
    for (size_t i = 0; i < 30; i++)
        list[i] = (struct pace_line){.bottom = (int)(i + 1) * LINE};
    struct pace_request request = {
        .rotation = &automatic, .lines = list, .line_count = 30, .window = WINDOW, .frame_rate = RATE};
    pace_plan(&pace, &request);
    assert_int_equal(pace.distance, 30 * LINE - WINDOW);
    assert_int_equal(pace.lines, 30);
    assert_true(speed_of(&pace) > 29.9 && speed_of(&pace) < 30.1); /* pixels a second */
}

/* At 10 Hz even the reading speed is more than a pixel a refresh. */
static void a_slow_screen_hurries_by_whole_pixels_more(void **state)
{
    (void)state;
    struct pace calm = plan_at(&automatic, 20, 10), hurried = plan_at(&automatic, 60, 10);
    assert_int_equal(calm.step, TICK_MS(100));
    assert_int_equal(calm.step_pixels, 3); /* 27.7 pixels a second */
    assert_int_equal(hurried.step, TICK_MS(100));
    assert_int_equal(hurried.step_pixels, 4);
    assert_int_equal(hurried.lines, 60);
}

static void one_line_is_shown_where_not_even_one_fits(void **state)
{
    (void)state;
    static const struct pace_line lines[2] = {{.bottom = LINE, .words = 5}, {.bottom = 2 * LINE, .words = 5}};
    struct config_rotation brief = automatic;
    struct pace pace;
    brief.dwell_auto = false;
    brief.dwell = TICK_MS(100);
    struct pace_request request = {
        .rotation = &brief, .lines = lines, .line_count = 2, .window = LINE - 1, .frame_rate = RATE};
    pace_plan(&pace, &request);
    assert_int_equal(pace.lines, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_summary_that_fits_stands_still),
        cmocka_unit_test(a_short_page_stays_for_min_dwell),
        cmocka_unit_test(it_stands_until_what_is_visible_is_read),
        cmocka_unit_test(it_scrolls_at_reading_speed_and_stops_at_the_last_line),
        cmocka_unit_test(steps_are_whole_pixels_at_a_constant_cadence),
        cmocka_unit_test(a_long_text_hurries_but_never_beyond_twice_the_reading_speed),
        cmocka_unit_test(what_cannot_be_read_in_time_is_cut),
        cmocka_unit_test(a_slow_screen_hurries_by_whole_pixels_more),
        cmocka_unit_test(one_line_is_shown_where_not_even_one_fits),
        cmocka_unit_test(a_fixed_dwell_is_kept_to_the_microsecond),
        cmocka_unit_test(a_dwell_too_short_to_scroll_shows_what_fits),
        cmocka_unit_test(a_text_without_words_scrolls_all_the_same),
    };
    return cmocka_run_group_tests_name("pace", tests, NULL, NULL);
}
