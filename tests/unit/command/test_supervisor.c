/* Display and ingest under one supervisor, from their first start to their end: virtual time, no process. */
#include "command/supervisor.h"

#include "stand_in.h"
#include "support/cmocka.h"

#include <signal.h>

enum { INGEST, DISPLAY };

static int run(struct stand_ins *all)
{
    const char *const ingest[] = {"0", NULL}, *const display[] = {"1", NULL};
    return supervisor_run(&(struct supervisor_settings){.display = display,
                                                        .ingest = ingest,
                                                        .display_patience = SUPERVISOR_DISPLAY_PATIENCE,
                                                        .ingest_patience = SUPERVISOR_INGEST_PATIENCE,
                                                        .clock = &all->clock.clock,
                                                        .tools = &all->tools});
}

static void begin(struct stand_ins *all)
{
    stand_ins_init(all);
    all->of[INGEST].beats = all->of[DISPLAY].beats = true;
}

static void quit_after_ten_seconds(struct stand_ins *all)
{
    if (all->clock.now == TICK_SECONDS(10))
        stand_in_end(&all->of[DISPLAY], EXITED(0));
}

static void who_quits_the_display_ends_everything(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.happens = quit_after_ten_seconds;
    assert_int_equal(run(&all), 0);
    assert_true(all.clock.now == TICK_SECONDS(10));
    assert_int_equal(all.of[INGEST].starts, 1);
    assert_int_equal(all.of[DISPLAY].starts, 1);
    assert_int_equal(all.of[INGEST].collected, 1);
    assert_int_equal(all.sent_count, 1); /* to ingest: please */
    assert_int_equal(all.sent[0].signal, SIGTERM);
}

static void both_are_started_at_once_and_looked_at_every_second(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.stop_at = TICK_SECONDS(600);
    assert_int_equal(run(&all), 0);
    assert_int_equal(all.start_count, 2);
    assert_true(all.started_at[0] == 0 && all.started_at[1] == 0);
    assert_true(all.waited_for == TICK_SECONDS(1));
}

static void a_signal_ends_both_with_status_0(void **state)
{
    (void)state;
    const int signals[] = {SIGTERM, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct stand_ins all;
        begin(&all);
        all.stop_at = TICK_SECONDS(5);
        all.stop = signals[i];
        assert_int_equal(run(&all), 0);
        assert_int_equal(all.sent_count, 2);
        assert_int_equal(all.sent[0].signal, SIGTERM);
        assert_int_equal(all.sent[1].signal, SIGTERM);
        assert_int_equal(all.of[INGEST].collected, 1);
        assert_int_equal(all.of[DISPLAY].collected, 1);
        assert_true(all.clock.now == TICK_SECONDS(5));
    }
}

static void who_does_not_heed_sigterm_is_killed_after_three_seconds(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.stop_at = TICK_SECONDS(5);
    all.of[DISPLAY].deaf = true;
    assert_int_equal(run(&all), 0);
    assert_int_equal(all.sent_count, 3);
    assert_int_equal(all.sent[2].signal, SIGKILL);
    assert_true(all.sent[2].at == TICK_SECONDS(8));
    assert_int_equal(all.of[DISPLAY].collected, 1);
}

static void who_does_not_even_die_is_left_behind(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.stop_at = TICK_SECONDS(5);
    all.of[DISPLAY].undying = true;
    assert_int_equal(run(&all), 0);
    assert_true(all.clock.now == TICK_SECONDS(11));
}

static void end_unusable(struct stand_ins *all)
{
    if (all->of[DISPLAY].starts == 1 && all->of[DISPLAY].id && !all->of[DISPLAY].ended)
        stand_in_end(&all->of[DISPLAY], EXITED(2));
}

static void a_display_that_cannot_begin_gives_its_status(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.of[DISPLAY].beats = false;
    all.happens = end_unusable;
    assert_int_equal(run(&all), 2);
    assert_int_equal(all.of[INGEST].collected, 1);
}

static void crash_ingest(struct stand_ins *all)
{
    if (all->of[INGEST].id && !all->of[INGEST].ended)
        stand_in_end(&all->of[INGEST], KILLED(SIGSEGV));
}

static void the_display_goes_on_whatever_ingest_does(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.happens = crash_ingest;
    all.stop_at = TICK_SECONDS(40);
    assert_int_equal(run(&all), 0);
    assert_int_equal(all.of[DISPLAY].starts, 1);
    assert_true(all.of[INGEST].starts >= 5);
}

static void crash_display_once(struct stand_ins *all)
{
    crash_ingest(all);
    if (all->clock.now == TICK_SECONDS(30))
        stand_in_end(&all->of[DISPLAY], EXITED(1));
}

/* Ingest has failed five times when the display does once: that comes back after one second all the same. */
static void each_has_a_back_off_of_its_own(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.happens = crash_display_once;
    all.stop_at = TICK_SECONDS(32);
    assert_int_equal(run(&all), 0);
    assert_int_equal(all.of[DISPLAY].starts, 2);
    assert_true(all.started_at[all.start_count - 1] == TICK_SECONDS(31));
}

static void hang_both(struct stand_ins *all)
{
    all->of[INGEST].beats = all->of[DISPLAY].beats = all->clock.now < TICK_SECONDS(10);
}

static void the_display_is_given_a_minute_and_ingest_five(void **state)
{
    (void)state;
    struct stand_ins all;
    begin(&all);
    all.happens = hang_both;
    all.stop_at = TICK_SECONDS(320);
    assert_int_equal(run(&all), 0);
    tick first = TICK_NEVER, ingest = 0;
    for (int i = 0; i < all.sent_count; i++) {
        assert_int_equal(all.sent[i].signal, all.sent[i].at < TICK_SECONDS(320) ? SIGKILL : SIGTERM);
        if (all.sent[i].id == 101)
            ingest = all.sent[i].at;
        else if (all.sent[i].at < first)
            first = all.sent[i].at;
    }
    assert_true(first == TICK_SECONDS(9 + 60)); /* the last beat came at nine */
    assert_true(ingest == TICK_SECONDS(9 + 300));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_quits_the_display_ends_everything),
        cmocka_unit_test(both_are_started_at_once_and_looked_at_every_second),
        cmocka_unit_test(a_signal_ends_both_with_status_0),
        cmocka_unit_test(who_does_not_heed_sigterm_is_killed_after_three_seconds),
        cmocka_unit_test(who_does_not_even_die_is_left_behind),
        cmocka_unit_test(a_display_that_cannot_begin_gives_its_status),
        cmocka_unit_test(the_display_goes_on_whatever_ingest_does),
        cmocka_unit_test(each_has_a_back_off_of_its_own),
        cmocka_unit_test(the_display_is_given_a_minute_and_ingest_five),
    };
    return cmocka_run_group_tests_name("supervisor", tests, NULL, NULL);
}
