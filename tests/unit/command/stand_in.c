#include "stand_in.h"

#include "support/cmocka.h"

#include <signal.h>

static struct stand_in *by_id(struct stand_ins *all, pid_t id)
{
    for (int i = 0; i < STAND_INS; i++)
        if (all->of[i].id == id)
            return &all->of[i];
    fail_msg("there is no process %d", (int)id);
    return NULL;
}

static bool start(void *data, struct process *process, const char *const *arguments, struct error *error)
{
    struct stand_ins *all = data;
    struct stand_in *one = &all->of[arguments[0][0] - '0'];
    assert_int_equal(one->id, 0); /* never two of one */
    assert_true(all->start_count < SENT_MAX);
    all->started_at[all->start_count++] = all->clock.now;
    one->starts++;
    if (one->refused)
        return error_set(error, "no more processes");
    one->id = ++all->last_id;
    *process = (struct process){.id = one->id};
    return true;
}

static bool has_beaten(void *data, const struct process *process)
{
    return by_id(data, process->id)->beats;
}

static void send_signal(void *data, const struct process *process, int signal)
{
    struct stand_ins *all = data;
    struct stand_in *one = by_id(all, process->id);
    assert_true(all->sent_count < SENT_MAX);
    all->sent[all->sent_count].id = process->id;
    all->sent[all->sent_count].at = all->clock.now;
    all->sent[all->sent_count++].signal = signal;
    if (!one->undying && (!one->deaf || signal == SIGKILL) && !one->ended)
        stand_in_end(one, signal == SIGTERM ? EXITED(0) : KILLED(signal));
}

static bool collect(void *data, struct process *process, int *status)
{
    struct stand_in *one = by_id(data, process->id);
    if (!one->ended)
        return false;
    *status = one->status;
    one->ended = false;
    one->id = 0;
    one->collected++;
    *process = (struct process){0};
    return true;
}

static int wait_for_signal(void *data, tick most)
{
    struct stand_ins *all = data;
    assert_true(most > 0);
    all->waited_for = most > all->waited_for ? most : all->waited_for;
    clock_fixed_advance(&all->clock, most);
    if (all->happens)
        all->happens(all);
    return all->clock.now >= all->stop_at ? all->stop : 0;
}

void stand_ins_init(struct stand_ins *all)
{
    *all = (struct stand_ins){.last_id = 100, .stop_at = TICK_NEVER, .stop = SIGTERM};
    clock_fixed_init(&all->clock, 0);
    all->tools = (struct process_tools){.start = start,
                                        .has_beaten = has_beaten,
                                        .send = send_signal,
                                        .collect = collect,
                                        .wait = wait_for_signal,
                                        .data = all};
}

void stand_in_end(struct stand_in *one, int status)
{
    one->ended = true;
    one->status = status;
}
