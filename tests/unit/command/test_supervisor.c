/* Keeping one child alive, in virtual time; the children are real. */
#include "command/supervisor.h"

#include "support/cmocka.h"
#include "support/process.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEADLINE = 60 };

/* Arguments of exec are not const, so they are arrays. */
static char shell[] = "/bin/sh", command_flag[] = "-c", failing[] = "exit 3",
            forever[] = "exec tail -f /dev/null";

static char *const failing_child[] = {shell, command_flag, failing, NULL};
static char *const living_child[] = {shell, command_flag, forever, NULL};

/* Returns once the child has ended, without collecting it: that is the supervisor's part. */
static void await_end(pid_t child)
{
    siginfo_t end;
    assert_true(child > 0);
    assert_int_equal(waitid(P_PID, (id_t)child, &end, WEXITED | WNOWAIT), 0);
}

static void the_delay_doubles_from_a_second_to_a_minute(void **state)
{
    (void)state;
    const int seconds[] = {1, 1, 2, 4, 8, 16, 32, 60, 60};
    for (int failures = 0; failures < (int)(sizeof seconds / sizeof *seconds); failures++)
        assert_true(supervisor_delay(failures) == TICK_SECONDS(seconds[failures]));
    assert_true(supervisor_delay(1000000) == TICK_SECONDS(60));
}

static void the_first_step_starts_the_child_and_a_living_one_is_left_alone(void **state)
{
    (void)state;
    struct clock_fixed clock;
    struct supervisor supervisor;
    clock_fixed_init(&clock, 0);
    supervisor_init(&supervisor, &clock.clock, living_child);
    assert_int_equal(supervisor.child, 0);
    supervisor_step(&supervisor);
    pid_t child = supervisor.child;
    assert_true(child > 0);
    clock_fixed_advance(&clock, TICK_SECONDS(3600));
    supervisor_step(&supervisor);
    assert_int_equal(supervisor.child, child);
    assert_int_equal(supervisor.failures, 0);
    supervisor_finish(&supervisor);
}

static void a_child_that_ends_is_started_again_ever_later(void **state)
{
    (void)state;
    struct clock_fixed clock;
    struct supervisor supervisor;
    clock_fixed_init(&clock, 0);
    supervisor_init(&supervisor, &clock.clock, failing_child);
    supervisor_step(&supervisor);
    for (int failures = 1; failures <= 8; failures++) {
        await_end(supervisor.child);
        supervisor_step(&supervisor);
        assert_int_equal(supervisor.child, 0);
        assert_int_equal(supervisor.failures, failures);
        clock_fixed_advance(&clock, supervisor_delay(failures) - 1);
        supervisor_step(&supervisor);
        assert_int_equal(supervisor.child, 0);
        clock_fixed_advance(&clock, 1);
        supervisor_step(&supervisor);
        assert_true(supervisor.child > 0);
    }
    supervisor_finish(&supervisor);
}

static void a_child_that_lived_a_minute_is_started_again_soon(void **state)
{
    (void)state;
    struct clock_fixed clock;
    struct supervisor supervisor;
    clock_fixed_init(&clock, 0);
    supervisor_init(&supervisor, &clock.clock, living_child);
    supervisor.failures = 6;
    supervisor_step(&supervisor);
    clock_fixed_advance(&clock, TICK_SECONDS(60));
    kill(supervisor.child, SIGKILL);
    await_end(supervisor.child);
    supervisor_step(&supervisor);
    assert_int_equal(supervisor.failures, 1);
    clock_fixed_advance(&clock, TICK_SECONDS(1));
    supervisor_step(&supervisor);
    assert_true(supervisor.child > 0);
    supervisor_finish(&supervisor);
}

static void a_program_that_is_not_there_is_tried_again(void **state)
{
    (void)state;
    static char missing[] = "/nonexistent/foyer";
    char *const arguments[] = {missing, NULL};
    struct clock_fixed clock;
    struct supervisor supervisor;
    clock_fixed_init(&clock, 0);
    supervisor_init(&supervisor, &clock.clock, arguments);
    supervisor_step(&supervisor);
    await_end(supervisor.child);
    supervisor_step(&supervisor);
    assert_int_equal(supervisor.failures, 1);
    supervisor_finish(&supervisor);
}

/* Each look takes a tenth of a second of virtual time. */
static tick hasty_monotonic(void *data)
{
    tick *now = data;
    return *now += TICK_MS(100);
}

static int64_t hasty_wall(void *data)
{
    (void)data;
    return 0;
}

static bool is_there(void *path)
{
    return access(path, F_OK) == 0;
}

static void a_child_that_ignores_sigterm_is_killed(void **state)
{
    (void)state;
    char ready[] = "/tmp/foyer-supervisor-XXXXXX", script[128];
    assert_true(mkstemp(ready) >= 0);
    assert_int_equal(unlink(ready), 0);
    (void)snprintf(script, sizeof script, "trap '' TERM; : > %s; exec tail -f /dev/null", ready);
    char *const arguments[] = {shell, command_flag, script, NULL};
    tick now = 0;
    struct clock clock = {.monotonic = hasty_monotonic, .wall = hasty_wall, .data = &now};
    struct supervisor supervisor;
    supervisor_init(&supervisor, &clock, arguments);
    supervisor_step(&supervisor);
    pid_t child = supervisor.child;
    assert_true(process_wait(is_there, ready, DEADLINE));
    supervisor_finish(&supervisor);
    assert_int_equal(supervisor.child, 0);
    assert_int_equal(kill(child, 0), -1); /* gone, and collected */
    assert_int_equal(errno, ESRCH);
    assert_true(now > TICK_SECONDS(3)); /* it had its time */
    unlink(ready);
}

static void finish_ends_a_polite_child_by_sigterm(void **state)
{
    (void)state;
    char trace[] = "/tmp/foyer-supervisor-XXXXXX", script[160];
    int file = mkstemp(trace);
    assert_true(file >= 0);
    assert_int_equal(unlink(trace), 0);
    (void)snprintf(script, sizeof script,
                   "trap 'kill $!; rm %s; exit 0' TERM; tail -f /dev/null & : > %s; wait", trace, trace);
    char *const arguments[] = {shell, command_flag, script, NULL};
    struct supervisor supervisor;
    struct clock_fixed clock; /* stands: patience never ends, so only SIGTERM can have ended it */
    clock_fixed_init(&clock, 0);
    supervisor_init(&supervisor, &clock.clock, arguments);
    supervisor_step(&supervisor);
    assert_true(process_wait(is_there, trace, DEADLINE));
    supervisor_finish(&supervisor);
    assert_false(is_there(trace));
    close(file);
}

static void finish_without_a_child_does_nothing(void **state)
{
    (void)state;
    struct supervisor supervisor;
    supervisor_init(&supervisor, clock_system(), living_child);
    supervisor_finish(&supervisor);
    assert_int_equal(supervisor.child, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_delay_doubles_from_a_second_to_a_minute),
        cmocka_unit_test(the_first_step_starts_the_child_and_a_living_one_is_left_alone),
        cmocka_unit_test(a_child_that_ends_is_started_again_ever_later),
        cmocka_unit_test(a_child_that_lived_a_minute_is_started_again_soon),
        cmocka_unit_test(a_program_that_is_not_there_is_tried_again),
        cmocka_unit_test(a_child_that_ignores_sigterm_is_killed),
        cmocka_unit_test(finish_ends_a_polite_child_by_sigterm),
        cmocka_unit_test(finish_without_a_child_does_nothing),
    };
    return cmocka_run_group_tests_name("supervisor", tests, NULL, NULL);
}
