/* stage/alert_turns.h: whose turn it is among the alerts. */
#include "stage/alert_turns.h"

#include "base/memory.h"
#include "support/cmocka.h"

enum { NOW = 1000, LATER = 2000 };

struct scene_of_alerts {
    struct alert_list alerts;
    struct alert_turns turns;
    tick clock;
};

static int begin(void **state)
{
    *state = memory_zeroed(1, sizeof(struct scene_of_alerts));
    return 0;
}

static int end(void **state)
{
    struct scene_of_alerts *scene = *state;
    alert_list_finish(&scene->alerts);
    free(scene);
    return 0;
}

static void give(struct scene_of_alerts *scene, int64_t number, enum alert_level level, int64_t until)
{
    struct alert alert = {.number = number,
                          .level = level,
                          .text = memory_copy_text(level == ALERT_INFO ? "info" : "page"),
                          .since = number,
                          .until = until};
    alert_list_add(&scene->alerts, &alert);
}

static struct alert_changes watch(struct scene_of_alerts *scene, int64_t wall, bool had_its_time)
{
    return alert_turns_watch(&scene->turns, &scene->alerts, wall, scene->clock, had_its_time);
}

static void expect(struct scene_of_alerts *scene, int64_t wall, bool had_its_time, int64_t called)
{
    int64_t before = scene->turns.called;
    struct alert_changes changes = watch(scene, wall, had_its_time);
    assert_int_equal(scene->turns.called, called);
    assert_int_equal(changes.page, called != before);
}

static void without_alerts_none_is_called(void **state)
{
    struct scene_of_alerts *scene = *state;
    struct alert_changes changes = watch(scene, NOW, false);
    assert_false(changes.page || changes.bar);
    assert_int_equal(scene->turns.called, 0);
    assert_null(alert_turns_page(&scene->turns, &scene->alerts));
    assert_null(alert_turns_notice(&scene->turns, &scene->alerts, NOW));
    assert_false(alert_turns_skip(&scene->turns, &scene->alerts, NOW));
}

static void a_single_alert_stands_until_it_is_over(void **state)
{
    struct scene_of_alerts *scene = *state;
    give(scene, 5, ALERT_WARNING, LATER);
    expect(scene, NOW, false, 5);
    assert_true(scene->turns.alone);
    assert_int_equal(alert_turns_page(&scene->turns, &scene->alerts)->number, 5);
    expect(scene, NOW, true, 5);
    expect(scene, LATER - 1, false, 5);
    expect(scene, LATER, false, 0);
}

static void of_two_as_severe_the_newer_one_is_called_at_once(void **state)
{
    struct scene_of_alerts *scene = *state;
    give(scene, 5, ALERT_WARNING, LATER);
    expect(scene, NOW, false, 5);
    give(scene, 6, ALERT_WARNING, LATER);
    expect(scene, NOW, false, 6);
    assert_false(scene->turns.alone);
    expect(scene, NOW, false, 6); /* and stands: 5 is not newer than what was seen */
    expect(scene, NOW, true, 5);
    expect(scene, NOW, true, 6);
}

static void a_milder_one_waits_for_its_turn_a_severer_one_does_not(void **state)
{
    struct scene_of_alerts *scene = *state;
    give(scene, 5, ALERT_EMERGENCY, LATER);
    expect(scene, NOW, false, 5);
    give(scene, 6, ALERT_WARNING, LATER);
    expect(scene, NOW, false, 5);
    expect(scene, NOW, true, 6);
    give(scene, 7, ALERT_EMERGENCY, LATER);
    expect(scene, NOW, false, 7);
}

static void when_the_called_one_is_over_the_next_most_severe_is_called(void **state)
{
    struct scene_of_alerts *scene = *state;
    give(scene, 5, ALERT_WARNING, LATER);
    give(scene, 6, ALERT_EMERGENCY, LATER - 500);
    expect(scene, NOW, false, 6);
    expect(scene, LATER - 500, false, 5);
    assert_true(scene->turns.alone);
}

static void what_is_over_when_it_is_found_is_never_called(void **state)
{
    struct scene_of_alerts *scene = *state;
    give(scene, 5, ALERT_EMERGENCY, NOW);
    expect(scene, NOW, false, 0);
}

static void a_key_calls_the_next_one_only_where_there_are_several(void **state)
{
    struct scene_of_alerts *scene = *state;
    give(scene, 5, ALERT_WARNING, LATER);
    expect(scene, NOW, false, 5);
    assert_false(alert_turns_skip(&scene->turns, &scene->alerts, NOW));
    give(scene, 4, ALERT_WARNING, LATER);
    assert_true(alert_turns_skip(&scene->turns, &scene->alerts, NOW));
    assert_int_equal(scene->turns.called, 4);
}

static int64_t notice(struct scene_of_alerts *scene, tick passes)
{
    scene->clock += passes;
    int64_t before = scene->turns.notice;
    struct alert_changes changes = watch(scene, NOW, false);
    assert_int_equal(changes.bar, before != scene->turns.notice);
    assert_int_equal(scene->turns.called, 0); /* an info has no page */
    return scene->turns.notice;
}

static void infos_take_turns_in_the_bar_for_ten_seconds_each(void **state)
{
    struct scene_of_alerts *scene = *state;
    give(scene, 1, ALERT_INFO, LATER);
    assert_int_equal(notice(scene, 0), 1);
    assert_string_equal(alert_turns_notice(&scene->turns, &scene->alerts, NOW), "info");
    assert_null(alert_turns_notice(&scene->turns, &scene->alerts, LATER));
    give(scene, 2, ALERT_INFO, LATER);
    assert_int_equal(notice(scene, TICK_SECONDS(1)), 2); /* a new one waits for nobody */
    assert_int_equal(notice(scene, TICK_SECONDS(10) - 1), 2);
    assert_int_equal(notice(scene, 1), 1);
    assert_int_equal(notice(scene, TICK_SECONDS(10)), 2);
}

#define WITH_ALERTS(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ALERTS(without_alerts_none_is_called),
        WITH_ALERTS(a_single_alert_stands_until_it_is_over),
        WITH_ALERTS(of_two_as_severe_the_newer_one_is_called_at_once),
        WITH_ALERTS(a_milder_one_waits_for_its_turn_a_severer_one_does_not),
        WITH_ALERTS(when_the_called_one_is_over_the_next_most_severe_is_called),
        WITH_ALERTS(what_is_over_when_it_is_found_is_never_called),
        WITH_ALERTS(a_key_calls_the_next_one_only_where_there_are_several),
        WITH_ALERTS(infos_take_turns_in_the_bar_for_ten_seconds_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
