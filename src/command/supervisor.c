#include "command/supervisor.h"

#include "base/log.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define DELAY_FIRST  TICK_SECONDS(1)
#define DELAY_MOST   TICK_SECONDS(60)
#define STEADY_AFTER TICK_SECONDS(60) /* a child that lived so long did not fail at its start */
#define PATIENCE     TICK_SECONDS(3)

void supervisor_init(struct supervisor *supervisor, const struct clock *clock, char *const *arguments)
{
    *supervisor = (struct supervisor){.clock = clock, .arguments = arguments};
}

tick supervisor_delay(int failures)
{
    tick delay = DELAY_FIRST;
    for (int i = 1; i < failures && delay < DELAY_MOST; i++)
        delay *= 2;
    return delay < DELAY_MOST ? delay : DELAY_MOST;
}

/* In the child; only async-signal-safe calls. A child must not outlive its parent, however that ends. */
static void become(char *const *arguments, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(0);
    execv(arguments[0], arguments);
    _exit(127);
}

static void start(struct supervisor *supervisor)
{
    pid_t parent = getpid(), child = fork();
    if (child == 0)
        become(supervisor->arguments, parent);
    supervisor->started_at = clock_monotonic(supervisor->clock);
    if (child < 0) {
        log_error("run", "cannot start ingest: %s", strerror(errno));
        supervisor->start_due = supervisor->started_at + supervisor_delay(++supervisor->failures);
        return;
    }
    supervisor->child = child;
}

static void note_end(struct supervisor *supervisor, int status)
{
    tick now = clock_monotonic(supervisor->clock);
    bool steady = now - supervisor->started_at >= STEADY_AFTER;
    supervisor->failures = steady ? 1 : supervisor->failures + 1;
    supervisor->child = 0;
    supervisor->start_due = now + supervisor_delay(supervisor->failures);
    long long seconds = (supervisor->start_due - now) / TICK_SECONDS(1);
    if (WIFSIGNALED(status))
        log_warning("run", "ingest was ended by signal %d; starting it again in %lld s", WTERMSIG(status),
                    seconds);
    else
        log_warning("run", "ingest ended with status %d; starting it again in %lld s", WEXITSTATUS(status),
                    seconds);
}

void supervisor_step(struct supervisor *supervisor)
{
    int status;
    if (supervisor->child && waitpid(supervisor->child, &status, WNOHANG) == supervisor->child)
        note_end(supervisor, status);
    if (!supervisor->child && clock_monotonic(supervisor->clock) >= supervisor->start_due)
        start(supervisor);
}

void supervisor_finish(struct supervisor *supervisor)
{
    if (!supervisor->child)
        return;
    kill(supervisor->child, SIGTERM);
    tick patience = clock_monotonic(supervisor->clock) + PATIENCE;
    struct timespec moment = {.tv_nsec = 10000000};
    while (waitpid(supervisor->child, NULL, WNOHANG) == 0) {
        if (clock_monotonic(supervisor->clock) > patience)
            kill(supervisor->child, SIGKILL);
        nanosleep(&moment, NULL);
    }
    supervisor->child = 0;
}
