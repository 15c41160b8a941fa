/* Which photos are asked for, in which order, and which are given up. Knows nothing of pixels (photo/) nor of
 * the feed's own request. Main thread. */
#include "ingest/photo_run.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "ingest/feed_terms.h"
#include "ingest/fetch/address.h"
#include "ingest/photo/photo.h"
#include "ingest/schedule.h"

#include <stdlib.h>

enum { SILENCES_MAX = 3 };

static const tick time_for_all = TICK_SECONDS(300);

/* What the server sends when it has several: JPEG is shrunk while it is loaded. */
static const char accept[] = "image/jpeg, image/png;q=0.9, image/webp;q=0.9, */*;q=0.1";

static void photo_run_step(struct photo_run *run);

static void photo_log(const struct photo_run *run, const struct error *error)
{
    log_warning(INGEST_ROOM, "%s: a story goes without its photo: %s", run->feed->name, error->text);
}

/* For errors that do not tell of what: those of the fetcher do. */
static void photo_name(const char *url, struct error *error)
{
    char *shown = address_shown(url);
    error_prefix(error, "%s", shown);
    free(shown);
}

/* Asks for no more: what is missing is looked for at the next read. */
static void photo_run_give_up(struct photo_run *run, const char *why)
{
    if (run->next >= run->document->story_count)
        return;
    log_warning(INGEST_ROOM, "%s: %s: the other photos are left for the next time", run->feed->name, why);
    run->next = run->document->story_count;
    run->incomplete = true;
}

static bool photo_keep(struct photo_run *run, const char *url, const struct fetch_result *result,
                       bool *lasting, struct error *error)
{
    struct photo_prepared photo;
    *lasting = true;
    if (!photo_prepare(result->body, result->length, run->context->target, &photo, error)) {
        photo_name(url, error);
        return false;
    }
    bool fine = store_put_photo(run->context->store, url, photo.name, photo.bytes, photo.length, photo.width,
                                photo.height, error);
    photo_prepared_finish(&photo);
    *lasting = fine;
    if (!fine)
        photo_run_give_up(run, "the store cannot be written");
    return fine;
}

static void photo_spare_site(struct photo_run *run, const struct fetch_result *result)
{
    tick now = clock_monotonic(run->context->clock);
    tick span = TICK_SECONDS(schedule_site(result->status, result->retry_after));
    if (span > 0)
        site_waits_add(&run->context->waits, result->url, now + span, now);
}

static void photo_done(void *data, const struct fetch_result *result)
{
    struct photo_request *request = data;
    struct photo_run *run = request->run;
    struct error error = result->error;
    bool lasting = result->lasting;
    if (!result->fine || !photo_keep(run, request->url, result, &lasting, &error)) {
        photo_log(run, &error);
        if (lasting)
            text_list_add(&run->refused, request->url);
        else
            run->incomplete = true;
    }
    photo_spare_site(run, result);
    run->silences = result->fine || result->status != 0 || result->lasting ? 0 : run->silences + 1;
    if (run->silences >= SILENCES_MAX)
        photo_run_give_up(run, "no answers");
    run->active--;
    free(request->url);
    request->url = NULL;
    photo_run_step(run);
}

/* That of the story, but not in the future; without one it counts as new, as in newest.h. */
static int64_t photo_urgency(const struct photo_run *run, const struct story *story)
{
    int64_t now = clock_wall(run->context->clock);
    int64_t time = story_time(story);
    return time == 0 || time > now ? now : time;
}

static void photo_send(struct photo_run *run, const struct story *story)
{
    struct fetch_request request = feed_terms_request(run->feed);
    struct photo_request *place = run->requests;
    while (place->url)
        place++;
    *place = (struct photo_request){run, memory_copy_text(story->photo->url)};
    run->active++;
    request.url = place->url;
    request.accept = accept;
    request.maximum = LIMIT_PHOTO_TRANSFER;
    request.reach = run->reach;
    request.urgency = photo_urgency(run, story);
    request.data = place;
    request.done = photo_done;
    fetcher_add(run->context->fetcher, &request);
}

static void photo_ask(struct photo_run *run, const struct story *story)
{
    const char *url = story->photo->url;
    struct error error = {0};
    text_list_add(&run->asked, url);
    if (!fetch_allowed(url, run->feed->url, &error)) {
        photo_name(url, &error);
        photo_log(run, &error);
        text_list_add(&run->refused, url);
        return;
    }
    if (site_waits_left(&run->context->waits, url, clock_monotonic(run->context->clock)) > 0) {
        run->incomplete = true;
        return;
    }
    photo_send(run, story);
}

/* Takes over what the store knows of the photo; false when it has none. */
static bool photo_find(struct photo_run *run, struct photo *photo)
{
    if (!photo->file)
        store_find_photo(run->context->store, photo->url, &photo->file, &photo->width, &photo->height);
    return photo->file != NULL;
}

/* False when the story goes without; true also when the photo had to go for the budget, so that it is not
 * fetched again and again. */
static bool photo_settle(struct photo_run *run, struct photo *photo)
{
    return photo->url && (photo_find(run, photo) || !store_wants_photo(run->context->store, photo->url));
}

static void photo_run_close(struct photo_run *run)
{
    for (size_t i = 0; i < run->document->story_count; i++) {
        struct story *story = run->document->stories[i];
        if (story->photo && !photo_settle(run, story->photo))
            story_drop_photo(story);
    }
    text_list_finish(&run->asked);
    run->done(run->data);
}

static void photo_run_step(struct photo_run *run)
{
    if (clock_monotonic(run->context->clock) >= run->deadline)
        photo_run_give_up(run, "not done in time");
    while (run->active < PHOTO_RUN_AT_ONCE && run->next < run->document->story_count) {
        const struct story *story = run->document->stories[run->next++];
        const struct photo *photo = story->photo;
        if (photo && photo->url && !text_list_contains(&run->asked, photo->url) &&
            !text_list_contains(&run->refused, photo->url) &&
            store_wants_photo(run->context->store, photo->url))
            photo_ask(run, story);
    }
    if (run->active == 0)
        photo_run_close(run);
}

/* Only addresses that the document still has are worth remembering. */
static void refused_forget(struct photo_run *run)
{
    struct text_list kept = {0};
    for (size_t i = 0; i < run->document->story_count; i++) {
        const struct photo *photo = run->document->stories[i]->photo;
        if (photo && photo->url && text_list_contains(&run->refused, photo->url))
            text_list_add(&kept, photo->url);
    }
    text_list_finish(&run->refused);
    run->refused = kept;
}

void photo_run_begin(struct photo_run *run)
{
    refused_forget(run);
    run->next = 0;
    run->active = 0;
    run->silences = 0;
    run->incomplete = false;
    run->deadline = clock_monotonic(run->context->clock) + time_for_all;
    photo_run_step(run);
}

void photo_run_finish(struct photo_run *run)
{
    for (size_t i = 0; i < PHOTO_RUN_AT_ONCE; i++)
        free(run->requests[i].url);
    text_list_finish(&run->asked);
    text_list_finish(&run->refused);
    *run = (struct photo_run){0};
}
