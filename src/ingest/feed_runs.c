/* All feeds together: which begin, how long the loop may pause, whether one failed. Main thread. */
#include "ingest/feed_runs.h"

#include "base/memory.h"

#include <stdlib.h>

void feed_runs_init(struct feed_runs *runs, struct context *context, const struct config *config)
{
    struct edition *stored = store_read_edition(context->store, NULL);
    *runs = (struct feed_runs){.list = memory_zeroed(config->feed_count + 1, sizeof *runs->list),
                               .count = config->feed_count};
    for (size_t i = 0; i < runs->count; i++)
        feed_run_init(&runs->list[i], context, &config->feeds[i], stored);
    edition_destroy(stored);
}

void feed_runs_finish(struct feed_runs *runs)
{
    for (size_t i = 0; i < runs->count; i++)
        feed_run_finish(&runs->list[i]);
    free(runs->list);
    *runs = (struct feed_runs){0};
}

bool feed_runs_begin_due(struct feed_runs *runs, bool once)
{
    bool all = true;
    for (size_t i = 0; i < runs->count; i++) {
        struct feed_run *run = &runs->list[i];
        if (once ? run->stage == FEED_IDLE && !run->tried : feed_run_is_due(run))
            feed_run_begin(run);
        all = all && run->tried && run->stage == FEED_IDLE;
    }
    return all && once;
}

tick feed_runs_pause(const struct feed_runs *runs, tick longest)
{
    tick pause = longest;
    for (size_t i = 0; i < runs->count; i++) {
        const struct feed_run *run = &runs->list[i];
        tick left = run->due - clock_monotonic(run->context->clock);
        if (run->stage == FEED_IDLE && left < pause)
            pause = left;
    }
    return pause > 0 ? pause : 0;
}

bool feed_runs_failed(const struct feed_runs *runs, bool once)
{
    for (size_t i = 0; i < runs->count; i++)
        if (runs->list[i].failed || (once && !runs->list[i].tried))
            return true;
    return false;
}
