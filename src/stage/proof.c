#include "stage/state.h"

#include "base/log.h"

#include <stdlib.h>

#define LEAD_LEAST TICK_SECONDS(2)
#define LEAD_MOST  TICK_SECONDS(5)

void stage_drop_proof(struct stage *stage)
{
    struct proof *proof = &stage->proof;
    alert_finish(&proof->alert);
    story_destroy(proof->story);
    rundown_place_finish(&proof->place);
    sheet_finish(&proof->sheet);
    SDL_FreeSurface(proof->photo);
    art_destroy(proof->art);
    bar_art_destroy(proof->bar);
    *proof = (struct proof){0};
}

static struct art_request painting_of(const struct stage *stage)
{
    const struct proof *proof = &stage->proof;
    return (struct art_request){&stage->press.tools, &proof->sheet.page, proof->sheet.pace.distance,
                                proof->photo};
}

static bool proof_lay_out(struct stage *stage, bool without_photo, struct error *error)
{
    struct proof *proof = &stage->proof;
    struct subject subject = {.story = proof->story, .alert = proof->alert};
    subject.kind = proof->alert.number ? SUBJECT_ALERT : proof->story ? SUBJECT_STORY : SUBJECT_WAITING;
    return press_set(&stage->press, &subject, stage->edition, without_photo, &proof->sheet, error);
}

/* Begins with the pixels; the photo, NULL or not, becomes the proof's. */
static void proof_paint(struct stage *stage, SDL_Surface *photo)
{
    struct proof *proof = &stage->proof;
    proof->photo = photo;
    proof->state = PROOF_PAINTING;
    struct art_request request = painting_of(stage);
    proof->art = art_begin(&request);
    proof->pace = proof->sheet.pace;
}

/* The next bit of the page, and last its bar. */
static bool proof_go_on(struct stage *stage, struct error *error)
{
    struct proof *proof = &stage->proof;
    struct art_request request = painting_of(stage);
    if (!art_is_finished(proof->art))
        return art_go_on(proof->art, &request, error);
    proof->bar = stage_make_bar(stage, &proof->alert, proof->story, &proof->place);
    proof->state = PROOF_READY;
    sheet_finish(&proof->sheet);
    proof->sheet = (struct sheet){0};
    SDL_FreeSurface(proof->photo);
    proof->photo = NULL;
    return proof->bar != NULL;
}

/* Lays it out; asks for the photo, or begins to paint when there is none. */
static bool proof_set(struct stage *stage, bool without_photo, struct error *error)
{
    struct proof *proof = &stage->proof;
    if (!proof_lay_out(stage, without_photo, error))
        return false;
    const struct page *page = &proof->sheet.page;
    if (page->shape == PAGE_TEXT) {
        proof_paint(stage, NULL);
        return true;
    }
    /* After a reload the store may not be there, while its last edition still is. */
    char *path = stage->store ? store_photo_path(stage->store, proof->story->photo->file) : NULL;
    if (!path) {
        sheet_finish(&proof->sheet);
        return proof_set(stage, true, error);
    }
    loader_request(stage->loader, path, page->photo.w + page->spare, page->photo.h + page->spare, page->fit);
    free(path);
    proof->state = PROOF_LOADING;
    return true;
}

/* The page is made anew, or an alert had interrupted it. */
static bool same_story_again(const struct stage *stage)
{
    return stage->stay || (stage->alert.number && stage_has_story(stage));
}

static bool proof_begin(struct stage *stage, struct error *error)
{
    struct proof *proof = &stage->proof;
    *proof = (struct proof){0};
    const struct alert *alert = stage_summoned_alert(stage);
    if (alert) {
        alert_copy(alert, &proof->alert);
        return proof_set(stage, true, error);
    }
    if (stage->story)
        rundown_place_copy(&stage->place, &proof->place);
    const struct story *story =
        same_story_again(stage) ? stage->story : stage_story_at(stage, &proof->place, stage->backwards);
    proof->story = story ? story_copy(story) : NULL;
    return proof_set(stage, false, error);
}

static bool proof_collect(struct stage *stage, struct error *error)
{
    SDL_Surface *photo = NULL;
    struct error trouble = {0};
    enum loader_state state = loader_collect(stage->loader, &photo, &trouble);
    if (state == LOADER_BUSY)
        return true;
    if (state == LOADER_DONE) {
        proof_paint(stage, photo);
        return true;
    }
    log_warning("stage", "%s; the story is shown without its photo", trouble.text);
    sheet_finish(&stage->proof.sheet);
    return proof_set(stage, true, error);
}

/* The next page is made while the text stands at its end: then no scrolling can be disturbed, and for most of
 * the time only one page's pixels are in memory. */
static bool prepare_is_due(struct stage *stage, tick now)
{
    if (!stage->art || stage->turn_now || stage->stay || stage->summoned != stage->alert.number)
        return true;
    if (stage->alert.number)
        return false;
    if (!stage->story)
        return stage_has_stories(stage);
    const struct pace *pace = &stage->pace;
    tick lead = pace->stand_after < LEAD_LEAST ? LEAD_LEAST : pace->stand_after;
    return now - stage->shown_at >= pace->total - (lead > LEAD_MOST ? LEAD_MOST : lead);
}

/* Nothing moves that could be disturbed, or somebody waits. */
static bool is_hurried(const struct stage *stage, tick now)
{
    return stage_is_out_of_turn(stage) || stage->stay || stage->paused_at || stage_time_is_over(stage, now);
}

static bool proof_step(struct stage *stage, tick now, struct error *error)
{
    switch (stage->proof.state) {
    case PROOF_NONE:
        if (!prepare_is_due(stage, now))
            return true;
        if (stage->art)
            art_forget_text(stage->art, stage_offset(stage, now));
        return proof_begin(stage, error);
    case PROOF_LOADING:
        return proof_collect(stage, error);
    case PROOF_PAINTING:
        return proof_go_on(stage, error);
    case PROOF_READY:
        break;
    }
    return true;
}

/* A step in a round: together they take longer than a frame may wait. */
void stage_prepare(struct stage *stage, tick now)
{
    struct error error = {0};
    if (stage->leaving)
        return; /* nothing may delay a fade */
    bool fine = proof_step(stage, now, &error);
    while (fine && stage->proof.state == PROOF_PAINTING && is_hurried(stage, now))
        fine = proof_step(stage, now, &error);
    if (fine)
        return;
    log_error("stage", "the next page cannot be made: %s", error.text);
    stage_drop_proof(stage);
}
