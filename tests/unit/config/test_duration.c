/* Spans of time. */
#include "config/duration.h"

#include "support/cmocka.h"

static void spans_with_units_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tick span;
    } spans[] = {
        {"90s", TICK_SECONDS(90)},
        {"10m", TICK_SECONDS(600)},
        {"1h30m", TICK_SECONDS(5400)},
        {"3d", TICK_SECONDS(3 * 86400)},
        {"1d2h3m4s5ms", TICK_SECONDS(86400 + 2 * 3600 + 3 * 60 + 4) + TICK_MS(5)},
        {"0s", 0},
        {"500ms", TICK_MS(500)},
        {"007m", TICK_SECONDS(420)},
    };
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        tick span = -1;
        assert_true(config_duration_parse(spans[i].text, &span));
        assert_true(span == spans[i].span);
    }
}

static void everything_else_is_refused_and_leaves_the_span_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "10",
                                        "m",
                                        "-1s",
                                        "+1s",
                                        "1.5h",
                                        "1 h",
                                        "10 ",
                                        "30m1h",
                                        "1m1m",
                                        "5w",
                                        "5mm",
                                        "5S",
                                        "1h30",
                                        "99999d1",
                                        "366000d",
                                        "1hm",
                                        "auto",
                                        "18446744073709551617s",
                                        "1d99999999999999999999999s"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tick span = 42;
        if (config_duration_parse(texts[i], &span))
            print_error("%s was read\n", texts[i]);
        assert_true(span == 42);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_with_units_are_read),
        cmocka_unit_test(everything_else_is_refused_and_leaves_the_span_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
