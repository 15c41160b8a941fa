/* Real child processes: environment, signals, heart and death. They are this very program, told by its first
 * argument what to be. */
#include "command/process.h"

#include "command/heart.h"
#include "support/cmocka.h"
#include "support/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEADLINE = 60, BLOCKED = 3, HEARTLESS = 4, LEAKED = 5, OTHER = 6, FINE = 9 };

static const char self[] = "/proc/self/exe";

struct look {
    const struct process_tools *tools;
    struct process process;
    int status;
};

static struct look begin(const char *part)
{
    struct error error = {0};
    struct look look = {.tools = process_tools_begin()};
    const char *const arguments[] = {self, part, NULL};
    if (!look.tools->start(look.tools->data, &look.process, arguments, &error))
        fail_msg("%s", error.text);
    return look;
}

static bool has_ended(void *data)
{
    struct look *look = data;
    return look->tools->collect(look->tools->data, &look->process, &look->status);
}

static bool has_beaten(void *data)
{
    const struct look *look = data;
    return look->tools->has_beaten(look->tools->data, &look->process);
}

static int status_of(struct look *look)
{
    assert_true(process_wait(has_ended, look, DEADLINE));
    assert_int_equal(look->process.id, 0);
    return WIFEXITED(look->status) ? WEXITSTATUS(look->status) : -WTERMSIG(look->status);
}

static void a_child_has_a_heart_and_the_signals_of_any_program(void **state)
{
    (void)state;
    struct look look = begin("inspect");
    assert_int_equal(status_of(&look), FINE);
}

static void a_beat_is_seen_once(void **state)
{
    (void)state;
    struct look look = begin("beat once");
    assert_true(process_wait(has_beaten, &look, DEADLINE));
    assert_false(has_beaten(&look));
    look.tools->send(look.tools->data, &look.process, SIGTERM);
    assert_int_equal(status_of(&look), -SIGTERM);
}

static void a_heart_that_beats_unwatched_never_waits(void **state)
{
    (void)state;
    struct look look = begin("beat often");
    assert_int_equal(status_of(&look), FINE);
}

static void a_program_that_is_not_there_ends_at_once(void **state)
{
    (void)state;
    struct error error = {0};
    struct look look = {.tools = process_tools_begin()};
    const char *const arguments[] = {"/nonexistent/foyer", NULL};
    assert_true(look.tools->start(look.tools->data, &look.process, arguments, &error));
    assert_int_equal(status_of(&look), 127);
}

static void waiting_ends_with_a_child_and_with_the_time(void **state)
{
    (void)state;
    struct look look = begin("inspect");
    assert_int_equal(look.tools->wait(look.tools->data, TICK_SECONDS(DEADLINE)), 0);
    assert_int_equal(status_of(&look), FINE);
    assert_int_equal(look.tools->wait(look.tools->data, TICK_MS(1)), 0);
}

static void waiting_tells_of_sigterm_and_sigint(void **state)
{
    (void)state;
    const struct process_tools *tools = process_tools_begin();
    const int signals[] = {SIGTERM, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        assert_int_equal(kill(getpid(), signals[i]), 0);
        assert_int_equal(tools->wait(tools->data, TICK_SECONDS(DEADLINE)), signals[i]);
    }
}

static void children_are_collected_though_whoever_began_us_ignores_them(void **state)
{
    (void)state;
    signal(SIGCHLD, SIG_IGN);
    struct look look = begin("inspect");
    assert_int_equal(status_of(&look), FINE);
}

static bool is_closed(void *data)
{
    char byte;
    return read(*(const int *)data, &byte, 1) == 0;
}

/* The pipe's writing end is held by the parent and its child; both deaf to SIGTERM. When it closes, both are
 * gone. */
static void a_child_dies_with_its_parent_even_if_it_ignores_signals(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t parent = fork();
        if (parent == 0) {
            struct look look = begin("be deaf");
            process_wait(has_beaten, &look, DEADLINE);
            assert_int_equal(write(ends[1], "", 1), 1);
            raise(SIGKILL);
        }
        close(ends[1]);
        char byte;
        assert_int_equal(read(ends[0], &byte, 1), 1);
        assert_int_equal(process_end(parent, 0), 128 + SIGKILL);
        assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
        assert_true(process_wait(is_closed, &ends[0], DEADLINE));
        close(ends[0]);
    }
}

static void without_a_supervisor_there_is_no_heart(void **state)
{
    (void)state;
    const char *wrong[] = {"", "x", "3x", "-1", "99999999999999999999", "1000000"};
    unsetenv(HEART_VARIABLE);
    assert_int_equal(heart_inherited(), -1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        setenv(HEART_VARIABLE, wrong[i], 1);
        assert_int_equal(heart_inherited(), -1);
    }
    unsetenv(HEART_VARIABLE);
    heart_beat(-1);
}

static int inspect(int heart)
{
    sigset_t blocked;
    if (heart < 0)
        return HEARTLESS;
    if (!(fcntl(heart, F_GETFD) & FD_CLOEXEC))
        return LEAKED;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    if (sigismember(&blocked, SIGTERM) || sigismember(&blocked, SIGINT) || sigismember(&blocked, SIGCHLD))
        return BLOCKED;
    return getenv("PATH") ? FINE : OTHER; /* the rest of the environment is there, too */
}

static int be(const char *part)
{
    int heart = heart_inherited();
    if (strcmp(part, "inspect") == 0)
        return inspect(heart);
    if (strcmp(part, "be deaf") == 0)
        signal(SIGTERM, SIG_IGN);
    heart_beat(heart);
    if (strcmp(part, "beat often") == 0) {
        const unsigned long long nearly_full = 0xFFFFFFFFFFFFFFFDULL;
        if (write(heart, &nearly_full, sizeof nearly_full) < 0)
            return OTHER;
        heart_beat(heart);
        return FINE;
    }
    for (;;)
        pause();
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return be(argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_child_has_a_heart_and_the_signals_of_any_program),
        cmocka_unit_test(a_beat_is_seen_once),
        cmocka_unit_test(a_heart_that_beats_unwatched_never_waits),
        cmocka_unit_test(a_program_that_is_not_there_ends_at_once),
        cmocka_unit_test(waiting_ends_with_a_child_and_with_the_time),
        cmocka_unit_test(waiting_tells_of_sigterm_and_sigint),
        cmocka_unit_test(children_are_collected_though_whoever_began_us_ignores_them),
        cmocka_unit_test(a_child_dies_with_its_parent_even_if_it_ignores_signals),
        cmocka_unit_test(without_a_supervisor_there_is_no_heart),
    };
    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
