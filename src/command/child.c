/* When a child is started, given up and started again; see child.h. */
#include "command/child.h"

#include "base/log.h"

#include <signal.h>
#include <sys/wait.h>

#define DELAY_FIRST  TICK_SECONDS(1)
#define DELAY_MOST   TICK_SECONDS(60)
#define STEADY_AFTER TICK_SECONDS(60) /* a child that lived so long did not fail at its start */
#define GAP_MOST                                                                                             \
    TICK_SECONDS(5) /* between two looks; what is longer slept the supervisor, and the child with it */

tick child_delay(int failures)
{
    tick delay = DELAY_FIRST;
    for (int i = 1; i < failures && delay < DELAY_MOST; i++)
        delay *= 2;
    return delay < DELAY_MOST ? delay : DELAY_MOST;
}

static tick seconds(tick span)
{
    return span / TICK_SECONDS(1);
}

static void start(struct child *child, tick now)
{
    struct error error = {0};
    child->started_at = child->looked_at = now;
    child->silence = 0;
    child->killed = false;
    if (child->tools->start(child->tools->data, &child->process, child->arguments, &error))
        return;
    log_error("run", "cannot start %s: %s", child->name, error.text);
    child->start_due = now + child_delay(++child->failures);
}

static void log_end(const struct child *child, int status)
{
    long long delay = seconds(child_delay(child->failures));
    if (child->killed)
        return; /* it was told when it was killed */
    if (WIFSIGNALED(status))
        log_warning("run", "%s was ended by signal %d; starting it again in %lld s", child->name,
                    WTERMSIG(status), delay);
    else
        log_warning("run", "%s ended with status %d; starting it again in %lld s", child->name,
                    WEXITSTATUS(status), delay);
}

static void note_end(struct child *child, int status, tick now)
{
    if (child->leads && WIFEXITED(status) && (WEXITSTATUS(status) == 0 || !child->beaten)) {
        child->over = true;
        child->status = WEXITSTATUS(status);
        return;
    }
    bool steady = now - child->started_at >= STEADY_AFTER;
    child->failures = steady ? 1 : child->failures + 1;
    child->start_due = now + child_delay(child->failures);
    log_end(child, status);
}

/* Time in which the supervisor itself did not run (it was stopped, the machine slept or had no time for it)
 * is not held against the child, which most likely did not run either. */
static bool is_still(struct child *child, tick now)
{
    tick gap = now - child->looked_at;
    child->looked_at = now;
    if (child->tools->has_beaten(child->tools->data, &child->process)) {
        child->beaten = true;
        child->silence = 0;
    } else {
        child->silence += gap < GAP_MOST ? gap : GAP_MOST;
    }
    return child->silence >= child->patience;
}

static void look_after(struct child *child, tick now)
{
    int status;
    bool still = is_still(child, now); /* before it is collected: also a last beat counts */
    if (child->tools->collect(child->tools->data, &child->process, &status)) {
        note_end(child, status, now);
    } else if (still && !child->killed) {
        log_warning("run", "%s has not moved for %lld s; starting it again", child->name,
                    (long long)seconds(child->silence));
        child->killed = true;
        child->tools->send(child->tools->data, &child->process, SIGKILL);
    }
}

void child_step(struct child *child)
{
    tick now = clock_monotonic(child->clock);
    if (child->process.id)
        look_after(child, now);
    if (!child->process.id && !child->over && now >= child->start_due)
        start(child, now);
}
