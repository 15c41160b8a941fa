/* When a feed is due, where it is asked, and by which validators. Knows nothing of other feeds but what their
 * servers asked for, and nothing of what is in an answer. Main thread. */
#include "ingest/feed_run.h"

#include "base/log.h"
#include "base/memory.h"
#include "ingest/feed_terms.h"
#include "ingest/fetch/address.h"
#include "ingest/moved.h"
#include "ingest/read/dialects/wordpress_url.h"
#include "ingest/schedule.h"

#include <stdlib.h>
#include <string.h>

/* What the store knows of the feed; of another address it is as good as nothing. The caller finishes `state`.
 */
static void feed_run_recall(const struct feed_run *run, struct feed_state *state)
{
    const char *name = run->feed->name;
    char *url = address_remembered(run->feed->url);
    if (!store_read_feed_state(run->context->store, name, state, NULL) || !state->name ||
        (state->url && strcmp(state->url, url) != 0)) {
        feed_state_finish(state);
        *state = (struct feed_state){.name = memory_copy_text(name)};
    }
    free(url);
}

void feed_run_init(struct feed_run *run, struct context *context, const struct config_feed *feed,
                   const struct edition *stored)
{
    *run = (struct feed_run){.context = context, .feed = feed};
    feed_run_recall(run, &run->state);
    for (size_t i = 0; stored && i < stored->story_count; i++)
        if (strcmp(stored->stories[i]->feed, feed->name) == 0)
            text_list_add(&run->known, stored->stories[i]->id);
    run->due = clock_monotonic(context->clock) +
               TICK_SECONDS(schedule_left(&run->state, clock_wall(context->clock)));
}

void feed_run_finish(struct feed_run *run)
{
    photo_run_finish(&run->photos);
    feed_document_finish(&run->document);
    feed_state_finish(&run->state);
    feed_state_finish(&run->fresh);
    text_list_finish(&run->known);
    *run = (struct feed_run){0};
}

bool feed_run_is_due(const struct feed_run *run)
{
    const struct clock *clock = run->context->clock;
    return run->stage == FEED_IDLE &&
           (clock_monotonic(clock) >= run->due || clock_wall(clock) >= run->state.next_due);
}

/* A document that was read under another configuration is read anew even if it did not change. */
static bool feed_run_may_validate(const struct feed_run *run, const struct feed_state *stored)
{
    return stored->last_success > run->context->config_changed;
}

/* By the validators of what stands in the store now, which may have been begun anew while the loop lives. */
void feed_run_ask(struct feed_run *run, bool direct)
{
    struct feed_state stored = {0};
    feed_run_recall(run, &stored);
    bool validate = feed_run_may_validate(run, &stored);
    struct fetch_request request = feed_terms_request(run->feed);
    char *url = direct ? memory_copy_text(run->state.moved_to) : wordpress_request_url(run->feed->url);
    run->stage = FEED_FETCHING;
    run->direct = direct;
    request.url = url;
    request.reach = direct ? moved_reach(run->feed) : NETWORK_UNKNOWN;
    request.etag = validate ? stored.etag : NULL;
    request.last_modified = validate ? stored.last_modified : NULL;
    request.data = run;
    request.done = feed_run_answered;
    fetcher_add(run->context->fetcher, &request);
    feed_state_finish(&stored);
    free(url);
}

static void feed_run_tell_moved(struct feed_run *run)
{
    char *shown = address_shown(run->state.moved_to);
    if (!run->told)
        log_warning(INGEST_ROOM, "%s: it has moved for good; write url = \"%s\" in the configuration",
                    run->feed->name, shown);
    run->told = true;
    free(shown);
}

void feed_run_begin(struct feed_run *run)
{
    const struct clock *clock = run->context->clock;
    bool direct = moved_is_stable(&run->state, clock_wall(clock));
    const char *url = direct ? run->state.moved_to : run->feed->url;
    tick left = site_waits_left(&run->context->waits, url, clock_monotonic(clock));
    if (left > 0) { /* it asked to be left alone, maybe for another feed */
        run->due = clock_monotonic(clock) + left;
        return;
    }
    if (direct)
        feed_run_tell_moved(run);
    feed_run_ask(run, direct);
}
