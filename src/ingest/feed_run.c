/* One feed's way from due to done: asks, reads, has photos fetched, and hands over to its outcome. Knows
 * nothing of other feeds but what their servers asked for. Main thread. */
#include "ingest/feed_run.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "ingest/feed_outcome.h"
#include "ingest/feed_terms.h"
#include "ingest/fetch/address.h"
#include "ingest/moved.h"
#include "ingest/newest.h"
#include "ingest/portal.h"
#include "ingest/read/read.h"
#include "ingest/read/wordpress_url.h"
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

static void feed_run_have_photos(void *data)
{
    feed_outcome_read(data);
}

static void feed_run_get_photos(struct feed_run *run)
{
    run->stage = FEED_PHOTOS;
    run->photos.context = run->context;
    run->photos.document = &run->document;
    run->photos.feed = run->feed;
    run->photos.reach = run->reach;
    run->photos.done = feed_run_have_photos;
    run->photos.data = run;
    photo_run_begin(&run->photos);
}

static bool feed_run_read(struct feed_run *run, const struct fetch_result *result, struct error *error)
{
    int64_t now = clock_wall(run->context->clock);
    char *base = feed_terms_base(result->url);
    struct read_request request = {
        .bytes = result->body,
        .length = result->length,
        .base_url = base,
        .charset = result->charset,
        .format = run->feed->format,
        .map = &run->feed->map,
        .language = run->feed->language,
        .junk = run->feed->junk,
        .now = now,
        .screen_width = run->context->screen_width,
    };
    bool read = read_feed(&request, &run->document, error);
    free(base);
    if (!read) {
        char *shown = address_shown(result->url);
        error_prefix(error, "%s", shown);
        free(shown);
        return false;
    }
    newest_keep(&run->document, (size_t)run->feed->max_stories, now);
    newest_drop_old(&run->document, context_oldest(run->context));
    return true;
}

static void feed_run_ask(struct feed_run *run, bool direct);

/* In words, with what may help. */
static void feed_run_explain(const struct error *cause, const struct feed_failure *failure,
                             struct error *error)
{
    if (failure->early)
        error_set(error, "%s; this machine's clock is not set yet, so it is tried every minute", cause->text);
    else if (failure->portal)
        error_set(error, "%s; does the network want somebody to sign in first?", cause->text);
    else
        *error = *cause;
}

static void feed_run_fail(struct feed_run *run, const struct error *cause, const struct fetch_result *result)
{
    struct error error = {0};
    struct context *context = run->context;
    struct feed_failure failure = {
        .url = result->url,
        .status = result->status,
        .retry_after = result->retry_after,
        .portal = result->fine && portal_is_likely(result->body, result->length),
        .early = result->early && !context->synchronised(context->synchronised_data),
    };
    if (run->direct) {
        log_info(INGEST_ROOM, "%s: %s; asking at its configured address instead", run->feed->name,
                 cause->text);
        feed_run_ask(run, false);
        return;
    }
    feed_run_explain(cause, &failure, &error);
    feed_outcome_failed(run, &error, &failure);
}

static void feed_run_succeed(struct feed_run *run, const struct fetch_result *result)
{
    moved_note(&run->fresh, run->feed, result, run->direct, clock_wall(run->context->clock));
    if (result->not_modified) {
        feed_outcome_unchanged(run, result);
        return;
    }
    story_take_text(&run->fresh.etag, memory_copy_text(result->etag));
    story_take_text(&run->fresh.last_modified, memory_copy_text(result->last_modified));
    feed_run_get_photos(run);
}

static void feed_run_fetched(void *data, const struct fetch_result *result)
{
    struct feed_run *run = data;
    struct error error = result->error;
    run->max_age = result->max_age;
    run->reach = result->reach;
    feed_state_finish(&run->fresh);
    feed_state_copy(&run->state, &run->fresh);
    if (result->not_modified || (result->fine && feed_run_read(run, result, &error)))
        feed_run_succeed(run, result);
    else
        feed_run_fail(run, &error, result);
}

/* A document that was read under another configuration is read anew even if it did not change. */
static bool feed_run_may_validate(const struct feed_run *run, const struct feed_state *stored)
{
    return stored->last_success > run->context->config_changed;
}

/* By the validators of what stands in the store now, which may have been begun anew while the loop lives. */
static void feed_run_ask(struct feed_run *run, bool direct)
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
    request.accept = FEED_ACCEPT;
    request.maximum = LIMIT_FEED_BODY;
    request.urgency = FETCH_FEED;
    request.data = run;
    request.done = feed_run_fetched;
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
