#include "stage/state.h"

#include "base/log.h"

int stage_offset(const struct stage *stage, tick now)
{
    return stage->art && stage->story && !stage->leaving ? pace_offset(&stage->pace, now - stage->shown_at)
                                                         : 0;
}

int stage_place(const struct stage *stage, tick now)
{
    if (!stage->art || !stage->story || stage->leaving)
        return 0;
    double done = (double)(now - stage->shown_at) / (double)stage->pace.total;
    return glide_place(&stage->art->glide, done, canvas_draws_parts(stage->canvas));
}

double stage_done(const struct stage *stage, tick now)
{
    if (!stage->art || stage->pace.total == TICK_NEVER)
        return 0;
    return (double)(now - stage->fade_began) /
           (double)(stage->pace.total + stage->shown_at - stage->fade_began);
}

bool stage_is_out_of_turn(const struct stage *stage)
{
    bool waits = !stage->story && !stage->alert.number;
    return !stage->art || waits || stage->turn_now || stage->summoned != stage->alert.number;
}

bool stage_time_is_over(const struct stage *stage, tick now)
{
    return !stage->paused_at && now - stage->shown_at >= stage->pace.total;
}

static bool turn_is_due(const struct stage *stage, tick now)
{
    if (stage->proof.state != PROOF_READY || stage->leaving)
        return false;
    return stage_is_out_of_turn(stage) || stage_time_is_over(stage, now);
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
    stage->pace = proof->pace;
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
    stage_drop_proof(stage);
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
