/* When a child is started, given up and started again: policy in virtual time, without any process. */
#include "command/child.h"

#include "stand_in.h"
#include "support/cmocka.h"

#include <signal.h>

enum { PATIENCE = 60 };

static const char *const program[] = {"0", NULL};

static struct child child_of(struct stand_ins *all)
{
    stand_ins_init(all);
    return (struct child){.name = "the child",
                          .arguments = program,
                          .patience = TICK_SECONDS(PATIENCE),
                          .clock = &all->clock.clock,
                          .tools = &all->tools};
}

/* Time passes, with a look every second. */
static void pass(struct stand_ins *all, struct child *child, int seconds)
{
    for (int i = 0; i < seconds; i++) {
        clock_fixed_advance(&all->clock, TICK_SECONDS(1));
        child_step(child);
    }
}

static void the_delay_doubles_from_a_second_to_a_minute(void **state)
{
    (void)state;
    const int seconds[] = {1, 1, 2, 4, 8, 16, 32, 60, 60};
    for (int failures = 0; failures < (int)(sizeof seconds / sizeof *seconds); failures++)
        assert_true(child_delay(failures) == TICK_SECONDS(seconds[failures]));
    assert_true(child_delay(1000000) == TICK_SECONDS(60));
}

static void the_first_start_is_at_once_and_who_beats_is_left_alone(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child_step(&child);
    assert_int_equal(all.of[0].starts, 1);
    all.of[0].beats = true;
    pass(&all, &child, 3600);
    assert_int_equal(all.of[0].starts, 1);
    assert_int_equal(all.sent_count, 0);
    assert_int_equal(child.failures, 0);
}

static void who_ends_is_collected_and_started_again_ever_later(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child_step(&child);
    for (int failures = 1; failures <= 8; failures++) {
        stand_in_end(&all.of[0], failures % 2 ? EXITED(failures % 4) : KILLED(SIGSEGV));
        child_step(&child);
        assert_int_equal(all.of[0].collected, failures);
        assert_int_equal(child.failures, failures);
        clock_fixed_advance(&all.clock, child_delay(failures) - 1);
        child_step(&child);
        assert_int_equal(all.of[0].starts, failures);
        clock_fixed_advance(&all.clock, 1);
        child_step(&child);
        assert_int_equal(all.of[0].starts, failures + 1);
    }
}

static void who_lived_a_minute_is_started_again_soon(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    const struct {
        tick lived;
        int failures;
    } rows[] = {{TICK_SECONDS(60), 1}, {TICK_SECONDS(60) - 1, 7}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        child = child_of(&all);
        child.failures = 6;
        all.of[0].beats = true;
        child_step(&child);
        clock_fixed_advance(&all.clock, rows[i].lived);
        stand_in_end(&all.of[0], EXITED(1));
        child_step(&child);
        assert_int_equal(child.failures, rows[i].failures);
    }
}

static void who_cannot_be_started_is_tried_again_ever_later(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    all.of[0].refused = true;
    child_step(&child);
    pass(&all, &child, 8);
    const int at[] = {0, 1, 3, 7};
    assert_int_equal(all.start_count, 4);
    for (int i = 0; i < all.start_count; i++)
        assert_true(all.started_at[i] == TICK_SECONDS(at[i]));
    all.of[0].refused = false;
    pass(&all, &child, 8);
    assert_true(child.process.id > 0);
}

static void a_heart_that_stands_still_is_killed_and_replaced(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child_step(&child);
    all.of[0].beats = true;
    pass(&all, &child, 100);
    all.of[0].beats = false;
    pass(&all, &child, PATIENCE - 1);
    assert_int_equal(all.sent_count, 0);
    pass(&all, &child, 1);
    assert_int_equal(all.sent_count, 1);
    assert_int_equal(all.sent[0].signal, SIGKILL);
    pass(&all, &child, 1); /* collected */
    assert_int_equal(all.of[0].collected, 1);
    assert_int_equal(all.of[0].starts, 1);
    pass(&all, &child, 1);
    assert_int_equal(all.of[0].starts, 2);
    assert_int_equal(child.failures, 1);
    pass(&all, &child, PATIENCE - 1); /* the next one has its own time */
    assert_int_equal(all.sent_count, 1);
}

static void who_never_beats_is_given_up_as_well(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child_step(&child);
    pass(&all, &child, PATIENCE - 1);
    assert_int_equal(all.sent_count, 0);
    pass(&all, &child, 1);
    assert_int_equal(all.sent_count, 1);
}

static void a_late_beat_is_a_beat(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child_step(&child);
    for (int i = 0; i < 5; i++) {
        all.of[0].beats = false;
        pass(&all, &child, PATIENCE - 1);
        all.of[0].beats = true;
        pass(&all, &child, 1);
    }
    assert_int_equal(all.sent_count, 0);
}

/* A process in the middle of a driver's call goes only when that returns. */
static void who_does_not_die_is_killed_once_and_not_doubled(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    all.of[0].undying = true;
    child_step(&child);
    pass(&all, &child, 20 * PATIENCE);
    assert_int_equal(all.sent_count, 1);
    assert_int_equal(all.of[0].starts, 1);
    stand_in_end(&all.of[0], KILLED(SIGKILL));
    all.of[0].undying = false;
    pass(&all, &child, 2);
    assert_int_equal(all.of[0].starts, 2);
    pass(&all, &child, PATIENCE); /* and the next can be killed again */
    assert_int_equal(all.sent_count, 2);
}

/* Everything was stopped at a terminal, or the machine was asleep: five seconds of it count. */
static void time_in_which_the_supervisor_slept_does_not_count(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child_step(&child);
    clock_fixed_advance(&all.clock, TICK_SECONDS(86400));
    child_step(&child);
    pass(&all, &child, PATIENCE - 6);
    assert_int_equal(all.sent_count, 0);
    pass(&all, &child, 1);
    assert_int_equal(all.sent_count, 1);
}

static void only_who_leads_ends_the_whole(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child_step(&child);
    stand_in_end(&all.of[0], EXITED(0));
    pass(&all, &child, 2);
    assert_false(child.over);
    assert_int_equal(all.of[0].starts, 2);
}

static void the_leader_ends_the_whole_when_somebody_quits(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child.leads = true;
    all.of[0].beats = true;
    child_step(&child);
    pass(&all, &child, 100);
    stand_in_end(&all.of[0], EXITED(0));
    pass(&all, &child, 100);
    assert_true(child.over);
    assert_int_equal(child.status, 0);
    assert_int_equal(all.of[0].starts, 1);
}

static void a_leader_that_cannot_begin_ends_the_whole_with_its_status(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child.leads = true;
    child_step(&child);
    stand_in_end(&all.of[0], EXITED(2));
    pass(&all, &child, 100);
    assert_true(child.over);
    assert_int_equal(child.status, 2);
    assert_int_equal(all.of[0].starts, 1);
}

static void a_leader_that_once_began_is_started_again_whatever_it_says(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child.leads = true;
    all.of[0].beats = true;
    child_step(&child);
    pass(&all, &child, 1);
    all.of[0].beats = false;
    for (int i = 1; i < 5; i++) {
        stand_in_end(&all.of[0], EXITED(1 + i % 2));
        pass(&all, &child, 20);
        assert_false(child.over);
        assert_int_equal(all.of[0].starts, 1 + i);
    }
}

static void a_leader_that_crashes_at_its_start_is_started_again(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child.leads = true;
    child_step(&child);
    stand_in_end(&all.of[0], KILLED(SIGSEGV));
    pass(&all, &child, 2);
    assert_false(child.over);
    assert_int_equal(all.of[0].starts, 2);
}

/* It beat between the last look and its end. */
static void a_last_beat_counts(void **state)
{
    (void)state;
    struct stand_ins all;
    struct child child = child_of(&all);
    child.leads = true;
    child_step(&child);
    all.of[0].beats = true;
    stand_in_end(&all.of[0], EXITED(1));
    pass(&all, &child, 2);
    assert_false(child.over);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_delay_doubles_from_a_second_to_a_minute),
        cmocka_unit_test(the_first_start_is_at_once_and_who_beats_is_left_alone),
        cmocka_unit_test(who_ends_is_collected_and_started_again_ever_later),
        cmocka_unit_test(who_lived_a_minute_is_started_again_soon),
        cmocka_unit_test(who_cannot_be_started_is_tried_again_ever_later),
        cmocka_unit_test(a_heart_that_stands_still_is_killed_and_replaced),
        cmocka_unit_test(who_never_beats_is_given_up_as_well),
        cmocka_unit_test(a_late_beat_is_a_beat),
        cmocka_unit_test(who_does_not_die_is_killed_once_and_not_doubled),
        cmocka_unit_test(time_in_which_the_supervisor_slept_does_not_count),
        cmocka_unit_test(only_who_leads_ends_the_whole),
        cmocka_unit_test(the_leader_ends_the_whole_when_somebody_quits),
        cmocka_unit_test(a_leader_that_cannot_begin_ends_the_whole_with_its_status),
        cmocka_unit_test(a_leader_that_once_began_is_started_again_whatever_it_says),
        cmocka_unit_test(a_leader_that_crashes_at_its_start_is_started_again),
        cmocka_unit_test(a_last_beat_counts),
    };
    return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
