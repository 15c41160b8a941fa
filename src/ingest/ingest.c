/* The loop itself: sets up from the configuration, waits, takes over a changed configuration, tidies. Knows
 * of feeds only when the next is due. Main thread. */
#include "ingest/ingest.h"

#include "base/log.h"
#include "base/memory.h"
#include "config/reload.h"
#include "ingest/feed_runs.h"
#include "ingest/feed_terms.h"
#include "ingest/machine.h"
#include "ingest/newest.h"
#include "store/alerts.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

/* The longest pause, in which a changed configuration or a clock that was set waits to be seen. */
static const tick longest_pause = TICK_SECONDS(2);

/* A display may still hold an edition with photos that no story names any more. */
static const tick photo_grace = TICK_SECONDS(600);

struct ingest {
    const struct ingest_settings *settings;
    struct fetch_settings fetch;
    struct context context;
    struct feed_runs runs;
    tick swept; /* monotonic */
};

static bool ingest_keep_feeds(struct ingest *ingest, struct error *error)
{
    const struct config *config = ingest->settings->config;
    const char **names = memory_zeroed(config->feed_count + 1, sizeof *names);
    for (size_t i = 0; i < config->feed_count; i++)
        names[i] = config->feeds[i].name;
    bool fine = store_keep_feeds(ingest->context.store, names, config->feed_count, error);
    free(names);
    return fine;
}

/* What is too old, unused or over the budget leaves. */
static void ingest_tidy(struct ingest *ingest)
{
    struct context *context = &ingest->context;
    store_drop_old_stories(context->store, context_oldest(context), NEWEST_ALWAYS);
    store_sweep_photos(context->store, photo_grace);
    store_trim_photos(context->store);
    alerts_tidy(ingest->settings->config->store, context->clock);
    context->changed = false;
    ingest->swept = clock_monotonic(context->clock);
}

static struct fetcher *ingest_fetcher(const struct ingest *ingest, struct error *error)
{
    struct fetch_settings fetch = ingest->fetch;
    feed_terms_network(&fetch, &ingest->settings->config->network);
    return fetcher_create(&fetch, error);
}

/* From the configuration: a fetcher and a run for every feed. */
static bool ingest_set_up(struct ingest *ingest, struct error *error)
{
    const struct config *config = ingest->settings->config;
    struct context *context = &ingest->context;
    struct error unwritable = {0};
    context->fetcher = ingest_fetcher(ingest, error);
    if (!context->fetcher)
        return false;
    context->target = photo_target(config->screen.width, config->screen.height);
    context->screen_width = config->screen.width;
    context->junk_lines = ingest->settings->junk_lines;
    context->max_age = config->rotation.max_age;
    store_set_photo_terms(context->store, &(struct store_photo_terms){.covers = context->target.width,
                                                                      .budget = config->photo_budget});
    context->config_changed = config_files_newest(&config->files);
    if (!ingest_keep_feeds(ingest, &unwritable))
        log_error(INGEST_ROOM, "feeds that are no longer configured cannot be dropped: %s", unwritable.text);
    ingest_tidy(ingest);
    feed_runs_init(&ingest->runs, context, config);
    return true;
}

static void ingest_take_down(struct ingest *ingest)
{
    fetcher_destroy(ingest->context.fetcher);
    ingest->context.fetcher = NULL;
    feed_runs_finish(&ingest->runs);
}

static bool ingest_start(struct ingest *ingest, const struct ingest_settings *settings, struct error *error)
{
    *ingest = (struct ingest){.settings = settings};
    fetch_settings_init(&ingest->fetch);
    if (settings->fetch)
        ingest->fetch = *settings->fetch;
    ingest->context = (struct context){
        .once = settings->once,
        .clock = settings->clock,
        .random = settings->random ? settings->random : machine_random,
        .random_data = settings->random_data,
        .synchronised = settings->synchronised ? settings->synchronised : machine_clock_is_set,
        .synchronised_data = settings->synchronised_data,
    };
    ingest->context.store = store_open_writer(settings->config->store, settings->clock, error);
    return ingest->context.store && ingest_set_up(ingest, error);
}

static bool ingest_stopped(const struct ingest *ingest)
{
    struct pollfd stops[FETCH_WATCHED_MAX];
    nfds_t count = 0;
    for (size_t i = 0; i < ingest->settings->stop_count && count < FETCH_WATCHED_MAX; i++)
        stops[count++] = (struct pollfd){.fd = ingest->settings->stop[i], .events = POLLIN};
    return poll(stops, count, 0) > 0;
}

/* What is under way is dropped: it is still due afterwards, for its state was not put. */
static bool ingest_reload(struct ingest *ingest, struct error *error)
{
    if (ingest->settings->once || !config_files_changed(&ingest->settings->config->files))
        return true;
    char *store = memory_copy_text(ingest->settings->config->store);
    ingest_take_down(ingest); /* before the configuration that it borrows goes */
    config_reload(ingest->settings->config, INGEST_ROOM);
    if (strcmp(store, ingest->settings->config->store) != 0)
        log_warning(INGEST_ROOM, "the store stays in %s until foyer ingest is started again", store);
    free(store);
    return ingest_set_up(ingest, error);
}

/* At once after a change, which begins the grace; and later again, when it may have ended. */
static void ingest_sweep(struct ingest *ingest)
{
    if (ingest->context.changed || clock_monotonic(ingest->context.clock) - ingest->swept >= photo_grace)
        ingest_tidy(ingest);
}

/* Until something comes, the next feed is due or it is time to look around. */
static void ingest_wait(const struct ingest *ingest)
{
    const struct ingest_settings *settings = ingest->settings;
    struct fetcher *fetcher = ingest->context.fetcher;
    tick pause = feed_runs_pause(&ingest->runs, longest_pause);
    if (settings->idle && fetcher_pending(fetcher) == 0) {
        settings->idle(settings->idle_data, pause);
        pause = 0;
    }
    fetcher_wait(fetcher, pause, settings->stop, settings->stop_count);
}

enum ingest_result ingest_run(const struct ingest_settings *settings, struct error *error)
{
    struct ingest ingest;
    enum ingest_result result = INGEST_SOME_FAILED;
    bool fine = ingest_start(&ingest, settings, error);
    while (fine && !ingest_stopped(&ingest)) {
        if (settings->turned)
            settings->turned(settings->turned_data);
        fine = ingest_reload(&ingest, error);
        if (!fine || feed_runs_begin_due(&ingest.runs, settings->once))
            break;
        ingest_wait(&ingest);
        ingest_sweep(&ingest);
    }
    if (fine && !feed_runs_failed(&ingest.runs, settings->once))
        result = INGEST_ALL_READ;
    ingest_take_down(&ingest);
    store_close(ingest.context.store);
    site_waits_finish(&ingest.context.waits);
    return result;
}
