/* What is made of an answer: a document with its photos, or a failure. Knows neither waits nor the store.
 * Main thread, within fetcher_wait. */
#include "ingest/feed_run.h"

#include "base/log.h"
#include "base/memory.h"
#include "ingest/feed_terms.h"
#include "ingest/fetch/address.h"
#include "ingest/moved.h"
#include "ingest/newest.h"
#include "ingest/opening.h"
#include "ingest/read/read.h"

#include <stdlib.h>

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
    struct read_request request = feed_terms_reading(run->feed);
    request.bytes = result->body;
    request.length = result->length;
    request.base_url = base;
    request.charset = result->charset;
    request.now = now;
    request.screen_width = run->context->screen_width;
    request.junk_lines = run->context->junk_lines;
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
    opening_put(&run->document);
    return true;
}

/* A place that it moved to is not the only one to ask. */
static void feed_run_fail(struct feed_run *run, const struct error *cause, const struct fetch_result *result)
{
    if (!run->direct) {
        feed_outcome_failed(run, cause, result);
        return;
    }
    log_info(INGEST_ROOM, "%s: %s; asking at its configured address instead", run->feed->name, cause->text);
    feed_run_ask(run, false);
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

void feed_run_answered(void *data, const struct fetch_result *result)
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
