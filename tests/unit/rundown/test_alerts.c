/* rundown/alerts.h */
#include "rundown/alerts.h"

#include "base/memory.h"
#include "support/cmocka.h"

#include <stdlib.h>

enum { NOW = 1000 };

static void give(struct alert_list *list, int64_t number, enum alert_level level, int64_t until)
{
    struct alert alert = {
        .number = number, .level = level, .text = memory_copy_text("text"), .since = 1, .until = until};
    alert_list_add(list, &alert);
}

static int setup(void **state)
{
    struct alert_list *list = memory_zeroed(1, sizeof *list);
    give(list, 1, ALERT_WARNING, NOW + 50);
    give(list, 2, ALERT_EMERGENCY, NOW + 10);
    give(list, 3, ALERT_INFO, NOW + 50);
    give(list, 4, ALERT_WARNING, NOW + 50);
    give(list, 5, ALERT_EMERGENCY, NOW); /* over */
    *state = list;
    return 0;
}

static int teardown(void **state)
{
    alert_list_finish(*state);
    free(*state);
    return 0;
}

static int64_t next(const struct alert_list *list, enum alert_place place, int64_t number, int64_t now)
{
    const struct alert *alert = alerts_next(list, place, number, now);
    return alert ? alert->number : 0;
}

static void pages_take_turns_the_most_severe_first_the_newest_of_one_level_first(void **state)
{
    assert_int_equal(next(*state, ALERT_ON_PAGE, 0, NOW), 2);
    assert_int_equal(next(*state, ALERT_ON_PAGE, 2, NOW), 4);
    assert_int_equal(next(*state, ALERT_ON_PAGE, 4, NOW), 1);
    assert_int_equal(next(*state, ALERT_ON_PAGE, 1, NOW), 2);
    assert_int_equal(alerts_count(*state, ALERT_ON_PAGE, NOW), 3);
}

static void infos_have_turns_of_their_own(void **state)
{
    assert_int_equal(next(*state, ALERT_IN_BAR, 0, NOW), 3);
    assert_int_equal(next(*state, ALERT_IN_BAR, 3, NOW), 3);
    assert_int_equal(alerts_count(*state, ALERT_IN_BAR, NOW), 1);
    assert_null(alerts_find(*state, ALERT_ON_PAGE, 3, NOW));
    assert_non_null(alerts_find(*state, ALERT_IN_BAR, 3, NOW));
}

static void an_alert_ends_with_its_time(void **state)
{
    assert_non_null(alerts_find(*state, ALERT_ON_PAGE, 2, NOW + 9));
    assert_null(alerts_find(*state, ALERT_ON_PAGE, 2, NOW + 10));
    assert_int_equal(next(*state, ALERT_ON_PAGE, 2, NOW + 10), 4);
    assert_int_equal(next(*state, ALERT_ON_PAGE, 4, NOW + 50), 0);
    assert_int_equal(alerts_count(*state, ALERT_ON_PAGE, NOW + 50), 0);
}

static void what_is_new_is_found(void **state)
{
    assert_int_equal(alerts_newer(*state, ALERT_ON_PAGE, 0, NOW)->number, 2);
    assert_int_equal(alerts_newer(*state, ALERT_ON_PAGE, 2, NOW)->number, 4);
    assert_null(alerts_newer(*state, ALERT_ON_PAGE, 4, NOW));
    assert_int_equal(alerts_newer(*state, ALERT_IN_BAR, 2, NOW)->number, 3);
}

static void levels_have_names(void **state)
{
    (void)state;
    enum alert_level level = ALERT_INFO;
    for (enum alert_level i = ALERT_INFO; i < ALERT_LEVELS; i++) {
        assert_true(alert_level_parse(alert_level_name(i), &level));
        assert_int_equal(level, i);
    }
    assert_false(alert_level_parse("", &level));
    assert_false(alert_level_parse("Warning", &level));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pages_take_turns_the_most_severe_first_the_newest_of_one_level_first,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(infos_have_turns_of_their_own, setup, teardown),
        cmocka_unit_test_setup_teardown(an_alert_ends_with_its_time, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_new_is_found, setup, teardown),
        cmocka_unit_test(levels_have_names),
    };
    return cmocka_run_group_tests_name("alerts", tests, NULL, NULL);
}
