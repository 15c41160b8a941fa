#include "stage/state.h"

#include "base/log.h"

#include <stdlib.h>
#include <string.h>

#define LEAD_LEAST TICK_SECONDS(2)
#define LEAD_MOST  TICK_SECONDS(5)

static bool has_stories(const struct stage *stage)
{
    return stage->edition && stage->edition->story_count > 0;
}

/* Moves the place to the story that it returns; NULL when there is none. */
static const struct story *rundown_story(struct stage *stage, struct rundown_place *place, bool backwards)
{
    const struct edition *edition = stage->edition;
    if (!has_stories(stage))
        return NULL;
    int64_t now = clock_wall(stage->settings.clock);
    const struct config *config = stage->settings.config;
    size_t index =
        backwards ? rundown_previous(edition, config, place, now) : rundown_next(edition, config, place, now);
    return edition->stories[index];
}

static struct bar_art *make_bar(struct stage *stage, const struct story *next)
{
    struct error error = {0};
    struct bar_art *bar = press_bar(&stage->press, stage->edition, next, stage_notice(stage), &error);
    if (!bar)
        log_error("stage", "the bar cannot be drawn: %s", error.text);
    else
        press_clocks(&stage->press, &stage->zones, bar);
    return bar;
}

/* The bar of a story's page: it names the one after the story at `place`; NULL: of the waiting page. */
static struct bar_art *make_story_bar(struct stage *stage, const struct rundown_place *place)
{
    struct rundown_place after = {0};
    if (place)
        rundown_place_copy(place, &after);
    const struct story *next = place ? rundown_story(stage, &after, false) : NULL;
    bool alone = stage->edition && stage->edition->story_count < 2;
    struct bar_art *bar = make_bar(stage, alone ? NULL : next);
    rundown_place_finish(&after);
    return bar;
}

static bool is_in_edition(const struct edition *edition, const struct story *story)
{
    for (size_t i = 0; story && edition && i < edition->story_count; i++)
        if (strcmp(edition->stories[i]->feed, story->feed) == 0 &&
            strcmp(edition->stories[i]->id, story->id) == 0)
            return true;
    return false;
}

/* The bar of an alert's page: it names the story that was interrupted and will be shown again. */
static struct bar_art *make_alert_bar(struct stage *stage)
{
    struct rundown_place after = {0};
    rundown_place_copy(&stage->place, &after);
    const struct story *next =
        is_in_edition(stage->edition, stage->story) ? stage->story : rundown_story(stage, &after, false);
    struct bar_art *bar = make_bar(stage, next);
    rundown_place_finish(&after);
    return bar;
}

static void replace_bar(struct bar_art **bar, struct bar_art *with)
{
    if (!with)
        return;
    bar_art_destroy(*bar);
    *bar = with;
}

static struct bar_art *make_bar_of(struct stage *stage, const struct alert *alert, const struct story *story,
                                   const struct rundown_place *place)
{
    return alert->number ? make_alert_bar(stage) : make_story_bar(stage, story ? place : NULL);
}

void stage_renew_bar(struct stage *stage)
{
    struct proof *proof = &stage->proof;
    replace_bar(&stage->bar, make_bar_of(stage, &stage->alert, stage->story, &stage->place));
    if (proof->state == PROOF_READY)
        replace_bar(&proof->bar, make_bar_of(stage, &proof->alert, proof->story, &proof->place));
    stage->shown.bar = true;
}

static void proof_finish(struct proof *proof)
{
    alert_finish(&proof->alert);
    story_destroy(proof->story);
    rundown_place_finish(&proof->place);
    sheet_finish(&proof->sheet);
    SDL_FreeSurface(proof->photo);
    art_destroy(proof->art);
    bar_art_destroy(proof->bar);
    *proof = (struct proof){0};
}

void stage_drop_proof(struct stage *stage)
{
    proof_finish(&stage->proof);
}

static struct art_request painting_of(const struct stage *stage)
{
    const struct proof *proof = &stage->proof;
    return (struct art_request){&stage->press.tools, &proof->sheet.page, &proof->sheet.pace, proof->photo};
}

/* Begins with the pixels; the photo, NULL or not, becomes the proof's. */
static bool proof_paint(struct stage *stage, SDL_Surface *photo, struct error *error)
{
    struct proof *proof = &stage->proof;
    proof->photo = photo;
    proof->state = PROOF_PAINTING;
    struct art_request request = painting_of(stage);
    if (proof->alert.number)
        proof->art = press_alert(&stage->press, &proof->alert, error);
    else if (proof->story)
        proof->art = art_begin(&request);
    else
        proof->art = press_waiting(&stage->press, stage->edition, error);
    return proof->art != NULL;
}

/* The next bit of the page, and last its bar. */
static bool proof_go_on(struct stage *stage, struct error *error)
{
    struct proof *proof = &stage->proof;
    struct art_request request = painting_of(stage);
    if (!art_is_finished(proof->art))
        return art_go_on(proof->art, &request, error);
    proof->bar = make_bar_of(stage, &proof->alert, proof->story, &proof->place);
    proof->state = PROOF_READY;
    sheet_finish(&proof->sheet);
    proof->sheet = (struct sheet){0};
    SDL_FreeSurface(proof->photo);
    proof->photo = NULL;
    return proof->bar != NULL;
}

/* Lays it out as a text page, whether the story has a photo or not. */
static bool proof_set_text(struct stage *stage, struct error *error)
{
    struct proof *proof = &stage->proof;
    return press_set(&stage->press, proof->story, true, &proof->sheet, error) &&
           proof_paint(stage, NULL, error);
}

/* Lays it out; asks for the photo, or begins to paint when there is none. */
static bool proof_set(struct stage *stage, struct error *error)
{
    struct proof *proof = &stage->proof;
    if (!press_set(&stage->press, proof->story, false, &proof->sheet, error))
        return false;
    const struct page *page = &proof->sheet.page;
    if (page->kind == PAGE_TEXT)
        return proof_paint(stage, NULL, error);
    /* After a reload the store may not be there, while its last edition still is. */
    char *path = stage->store ? store_photo_path(stage->store, proof->story->photo->file) : NULL;
    if (!path) {
        sheet_finish(&proof->sheet);
        return proof_set_text(stage, error);
    }
    loader_request(stage->loader, path, page->photo.w + page->spare, page->photo.h + page->spare, page->fit);
    free(path);
    proof->state = PROOF_LOADING;
    return true;
}

/* The page is made anew, or an alert had interrupted it. */
static bool same_story_again(const struct stage *stage)
{
    return stage->stay || (stage->alert.number && is_in_edition(stage->edition, stage->story));
}

static bool proof_begin(struct stage *stage, struct error *error)
{
    struct proof *proof = &stage->proof;
    *proof = (struct proof){0};
    const struct alert *alert = stage_summoned_alert(stage);
    if (alert) {
        alert_copy(alert, &proof->alert);
        return proof_paint(stage, NULL, error);
    }
    if (stage->story)
        rundown_place_copy(&stage->place, &proof->place);
    const struct story *story =
        same_story_again(stage) ? stage->story : rundown_story(stage, &proof->place, stage->backwards);
    proof->story = story ? story_copy(story) : NULL;
    return story ? proof_set(stage, error) : proof_paint(stage, NULL, error);
}

static bool proof_collect(struct stage *stage, struct error *error)
{
    SDL_Surface *photo = NULL;
    struct error trouble = {0};
    enum loader_state state = loader_collect(stage->loader, &photo, &trouble);
    if (state == LOADER_BUSY)
        return true;
    if (state == LOADER_DONE)
        return proof_paint(stage, photo, error);
    log_warning("stage", "%s; the story is shown without its photo", trouble.text);
    sheet_finish(&stage->proof.sheet);
    return proof_set_text(stage, error);
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
        return has_stories(stage);
    const struct pace *pace = &stage->art->pace;
    tick lead = pace->stand_after < LEAD_LEAST ? LEAD_LEAST : pace->stand_after;
    return now - stage->shown_at >= pace->total - (lead > LEAD_MOST ? LEAD_MOST : lead);
}

static bool time_is_over(const struct stage *stage, tick now)
{
    return !stage->paused_at && now - stage->shown_at >= stage->art->pace.total;
}

/* Nothing moves that could be disturbed, or somebody waits. */
static bool is_hurried(const struct stage *stage, tick now)
{
    return stage_is_out_of_turn(stage) || stage->stay || stage->paused_at || time_is_over(stage, now);
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
    proof_finish(&stage->proof);
}

int stage_offset(const struct stage *stage, tick now)
{
    return stage->art && stage->story && !stage->leaving
               ? pace_offset(&stage->art->pace, now - stage->shown_at)
               : 0;
}

int stage_place(const struct stage *stage, tick now)
{
    if (!stage->art || !stage->story || stage->leaving)
        return 0;
    double done = (double)(now - stage->shown_at) / (double)stage->art->pace.total;
    return glide_place(&stage->art->glide, done, canvas_draws_parts(stage->canvas));
}

double stage_done(const struct stage *stage, tick now)
{
    if (!stage->art || stage->art->pace.total == TICK_NEVER)
        return 0;
    return (double)(now - stage->fade_began) /
           (double)(stage->art->pace.total + stage->shown_at - stage->fade_began);
}

bool stage_is_out_of_turn(const struct stage *stage)
{
    bool waits = !stage->story && !stage->alert.number;
    return !stage->art || waits || stage->turn_now || stage->summoned != stage->alert.number;
}

static bool turn_is_due(const struct stage *stage, tick now)
{
    if (stage->proof.state != PROOF_READY || stage->leaving)
        return false;
    return stage_is_out_of_turn(stage) || time_is_over(stage, now);
}

static void note_story(struct stage *stage, tick now)
{
    stage->figures.turns++;
    stage->figures.headline = stage->alert.number ? stage->alert.text
                              : stage->story      ? stage->story->headline
                                                  : NULL;
    if (stage->alert.number)
        log_info("stage", "alert %lld, %s, is on screen", (long long)stage->alert.number,
                 alert_level_name(stage->alert.level));
    if (!stage->story || stage->alert.number)
        return;
    if (!stage->figures.first_story) {
        stage->figures.first_story = now - stage->created;
        log_info("stage", "first story after %lld ms", (long long)(stage->figures.first_story / TICK_MS(1)));
    }
}

/* A story stays behind the alert that takes its place. */
static void take_subject(struct stage *stage, struct proof *proof)
{
    alert_finish(&stage->alert);
    stage->alert = proof->alert;
    if (stage->alert.number)
        return;
    story_destroy(stage->story);
    rundown_place_finish(&stage->place);
    stage->story = proof->story;
    stage->place = proof->place;
}

static void turn(struct stage *stage, tick now)
{
    struct proof *proof = &stage->proof;
    bool fades = stage->art != NULL;
    stage->leaving_offset = stage_offset(stage, now);
    stage->leaving_progress = stage->shown.progress;
    stage->leaving_place = stage->shown.place;
    stage->leaving = stage->art;
    stage->leaving_bar = stage->bar;
    take_subject(stage, proof);
    stage->art = proof->art;
    stage->bar = proof->bar;
    *proof = (struct proof){0};
    stage->turn_now = stage->backwards = stage->stay = false;
    stage->fade_began = now;
    stage->shown_at = now + (!fades ? 0 : stage->alert.number ? STAGE_FADE_ALERT : STAGE_FADE);
    stage->shown.everything = true;
    if (!fades) {
        bar_art_destroy(stage->leaving_bar);
        stage->leaving_bar = NULL;
        glide_start(&stage->art->glide, canvas_renderer(stage->canvas));
    }
    note_story(stage, now);
}

void stage_end_fade(struct stage *stage)
{
    art_destroy(stage->leaving);
    bar_art_destroy(stage->leaving_bar);
    stage->leaving = NULL;
    stage->leaving_bar = NULL;
    stage->shown.everything = true;
    glide_start(&stage->art->glide,
                canvas_renderer(stage->canvas)); /* not before: see the limit of textures */
    fonts_trim(stage->fonts);
}

void stage_turn(struct stage *stage, tick now)
{
    if (stage->leaving && now >= stage->shown_at)
        stage_end_fade(stage);
    if (turn_is_due(stage, now))
        turn(stage, now);
}

void stage_rebuild(struct stage *stage)
{
    struct error error = {0};
    proof_finish(&stage->proof);
    if (stage->leaving)
        stage_end_fade(stage);
    art_destroy(stage->art);
    bar_art_destroy(stage->bar);
    overlay_finish(&stage->overlay);
    stage->art = NULL;
    stage->bar = NULL;
    stage->shown = (struct shown){.everything = true, .alpha = 255};
    if (!canvas_resize(stage->canvas, stage->settings.config->screen.rotate, &error)) {
        log_error("stage", "%s", error.text);
        stage->ended = true;
        return;
    }
    int width, height;
    canvas_size(stage->canvas, &width, &height);
    press_configure(&stage->press, width, height);
    stage->zones = (struct press_zones){0};
    stage->stay = stage->story != NULL;
}
