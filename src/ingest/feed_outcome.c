/* How a try ended: what the state becomes, when the next try is, what is put and what is logged. Knows no
 * request and no document's format. Main thread. */
#include "ingest/feed_run.h"

#include "base/buffer.h"
#include "base/log.h"
#include "base/memory.h"
#include "ingest/fetch/address.h"
#include "ingest/portal.h"
#include "ingest/schedule.h"

#include <stdlib.h>

enum { LINE_MAX_BYTES = 200 };

static int64_t refresh_seconds(const struct feed_run *run)
{
    return (run->feed->refresh + TICK_SECONDS(1) - 1) / TICK_SECONDS(1);
}

/* The state that is in `fresh` becomes the run's, put into the store or not. */
static void outcome_adopt(struct feed_run *run)
{
    const struct clock *clock = run->context->clock;
    feed_state_finish(&run->state);
    run->state = run->fresh;
    run->fresh = (struct feed_state){0};
    run->due = clock_monotonic(clock) + TICK_SECONDS(run->state.next_due - run->state.last_attempt);
    run->stage = FEED_IDLE;
    run->tried = true;
    run->failed = run->state.failures > 0;
    feed_document_finish(&run->document);
}

static int64_t outcome_wait(const struct feed_run *run)
{
    return run->ended ? SCHEDULE_DAY : schedule_success(refresh_seconds(run), run->max_age, run->ttl);
}

static void outcome_succeed(struct feed_run *run)
{
    struct feed_state *fresh = &run->fresh;
    fresh->last_attempt = clock_wall(run->context->clock);
    fresh->last_success = fresh->last_attempt;
    fresh->next_due = fresh->last_attempt + outcome_wait(run);
    fresh->failures = 0;
    story_take_text(&fresh->message, NULL);
    story_take_text(&fresh->url, address_remembered(run->feed->url));
}

struct feed_failure {
    const char *url;     /* that was answered so; NULL: none was */
    long status;         /* as in struct fetch_result */
    int64_t retry_after; /* likewise */
    bool portal;         /* as in struct schedule_failure */
    bool early;          /* likewise */
};

/* Turns `fresh` into the old state with one more failure; returns the seconds until the next try. */
static int64_t outcome_fail(struct feed_run *run, const char *message, const struct feed_failure *failure)
{
    struct feed_state *fresh = &run->fresh;
    feed_state_finish(fresh);
    feed_state_copy(&run->state, fresh);
    fresh->failures++;
    fresh->last_attempt = clock_wall(run->context->clock);
    int64_t wait = schedule_failure(&(struct schedule_failure){
        .refresh = refresh_seconds(run),
        .failures = fresh->failures,
        .status = failure->status,
        .retry_after = failure->retry_after,
        .portal = failure->portal,
        .early = failure->early,
        .random = run->context->random(run->context->random_data),
    });
    fresh->next_due = fresh->last_attempt + wait;
    story_take_text(&fresh->message, memory_copy_text(message));
    story_take_text(&fresh->url, address_remembered(run->feed->url));
    return wait;
}

/* Of the store, not of the feed: the edition stays what it is, and so do the validators, so that all is read
 * again. */
static void outcome_unwritable(struct feed_run *run, const struct error *error)
{
    int64_t wait =
        outcome_fail(run, "the store cannot be written", &(struct feed_failure){.retry_after = -1});
    log_error(INGEST_ROOM, "%s: cannot be kept: %s (next try in %lld s)", run->feed->name, error->text,
              (long long)wait);
    outcome_adopt(run);
}

static void add_count(struct buffer *line, size_t count, const char *one, const char *many)
{
    if (count > 0)
        buffer_append_format(line, ", %zu %s", count, count == 1 ? one : many);
}

static void outcome_log_read(const struct feed_run *run)
{
    const struct feed_document *document = &run->document;
    struct buffer line;
    size_t fresh = 0;
    size_t photos = 0;
    for (size_t i = 0; i < document->story_count; i++) {
        fresh += !text_list_contains(&run->known, document->stories[i]->id);
        photos += document->stories[i]->photo != NULL;
    }
    buffer_init(&line, LINE_MAX_BYTES);
    add_count(&line, fresh, "new", "new");
    add_count(&line, photos, "photo", "photos");
    add_count(&line, document->problem_count + document->problems_unlisted, "problem (see foyer probe)",
              "problems (see foyer probe)");
    log_info(INGEST_ROOM, "%s: %zu %s%s", run->feed->name, document->story_count,
             document->story_count == 1 ? "story" : "stories", line.bytes);
    buffer_finish(&line);
}

static void outcome_learn(struct feed_run *run)
{
    text_list_finish(&run->known);
    for (size_t i = 0; i < run->document.story_count; i++)
        text_list_add(&run->known, run->document.stories[i]->id);
}

/* What the document asks for holds until the next that is read. */
static void outcome_note_wishes(struct feed_run *run)
{
    if (run->document.ended && !run->ended)
        log_warning(INGEST_ROOM,
                    "%s: its publisher says that nothing new will come; it is asked once a day from now on",
                    run->feed->name);
    run->ended = run->document.ended;
    run->ttl = run->document.ttl;
}

void feed_outcome_read(struct feed_run *run)
{
    struct error error = {0};
    outcome_note_wishes(run);
    outcome_succeed(run);
    if (run->photos.incomplete || run->ended) { /* so that the next read is a whole one */
        story_take_text(&run->fresh.etag, NULL);
        story_take_text(&run->fresh.last_modified, NULL);
    }
    if (!store_put_feed(run->context->store, run->feed->name, &run->document, &run->fresh, &error)) {
        outcome_unwritable(run, &error);
        return;
    }
    outcome_log_read(run);
    outcome_learn(run);
    outcome_adopt(run);
    run->context->changed = true;
}

void feed_outcome_unchanged(struct feed_run *run, const struct fetch_result *result)
{
    struct error error = {0};
    if (result->etag)
        story_take_text(&run->fresh.etag, memory_copy_text(result->etag));
    if (result->last_modified)
        story_take_text(&run->fresh.last_modified, memory_copy_text(result->last_modified));
    outcome_succeed(run);
    if (!store_put_feed_state(run->context->store, &run->fresh, &error)) {
        outcome_unwritable(run, &error);
        return;
    }
    log_debug(INGEST_ROOM, "%s: not modified", run->feed->name);
    outcome_adopt(run);
}

/* All of that server wait, not this feed alone. */
static void outcome_spare_site(const struct feed_run *run, const struct feed_failure *failure)
{
    tick now = clock_monotonic(run->context->clock);
    tick span = TICK_SECONDS(schedule_site(failure->status, failure->retry_after));
    if (span == 0 || !failure->url)
        return;
    site_waits_add(&run->context->waits, failure->url, now + span, now);
    site_waits_add(&run->context->waits, run->feed->url, now + span, now);
}

/* In words, with what may help. */
static void outcome_explain(const struct error *cause, const struct feed_failure *failure,
                            struct error *error)
{
    if (failure->early)
        error_set(error, "%s; this machine's clock is not set yet, so it is tried every minute", cause->text);
    else if (failure->portal)
        error_set(error, "%s; does the network want somebody to sign in first?", cause->text);
    else
        *error = *cause;
}

void feed_outcome_failed(struct feed_run *run, const struct error *cause, const struct fetch_result *result)
{
    struct error error = {0};
    struct error unwritable = {0};
    const struct context *context = run->context;
    const struct feed_failure failure = {
        .url = result->url,
        .status = result->status,
        .retry_after = result->retry_after,
        .portal = result->fine && portal_is_likely(result->body, result->length),
        .early = result->early && !context->synchronised(context->synchronised_data),
    };
    outcome_explain(cause, &failure, &error);
    int64_t wait = outcome_fail(run, error.text, &failure);
    outcome_spare_site(run, &failure);
    if (context->once)
        log_warning(INGEST_ROOM, "%s: %s", run->feed->name, error.text);
    else
        log_warning(INGEST_ROOM, "%s: %s; trying again in %lld s", run->feed->name, error.text,
                    (long long)wait);
    if (!store_put_feed_state(context->store, &run->fresh, &unwritable))
        log_error(INGEST_ROOM, "%s: that it failed cannot be kept: %s", run->feed->name, unwritable.text);
    outcome_adopt(run);
}
