/* One scene gives way to the next. Knows neither how scenes are made nor how they are drawn. Main thread. */
#include "stage/state.h"

#include "base/log.h"

bool stage_turn_is_due(const struct stage *stage, const struct order *order, tick now)
{
    const struct proof *proof = &stage->proof;
    if (!scene_is_ready(&proof->scene) || transition_is_under_way(&stage->transition) ||
        !order_is_same(order, &proof->order))
        return false;
    return order->at_once || (!stage->showtime.paused && scene_is_over(&stage->scene, now));
}

static void note_first_story(struct stage *stage, tick now)
{
    struct stage_figures *figures = &stage->figures;
    if (figures->first_story)
        return;
    figures->first_story = showtime_clock(&stage->showtime, now) - stage->created;
    log_info("stage", "first story after %lld ms", (long long)(figures->first_story / TICK_MS(1)));
}

static void note_turn(struct stage *stage, tick now)
{
    const struct subject *subject = &stage->scene.subject;
    stage->figures.turns++;
    if (subject->kind == SUBJECT_ALERT)
        log_info("stage", "alert %lld, %s, is on screen", (long long)subject->alert.number,
                 alert_level_name(subject->alert.level));
    else if (subject->kind == SUBJECT_STORY)
        note_first_story(stage, now);
}

static enum transition_kind choose_transition(const struct stage *stage)
{
    if (!scene_is_ready(&stage->scene))
        return TRANSITION_CUT;
    return stage->proof.scene.subject.kind == SUBJECT_ALERT ? TRANSITION_FADE_QUICKLY : TRANSITION_FADE;
}

/* The story stays in mind behind an alert that takes its place. */
static void move_bookmark(struct stage *stage)
{
    const struct subject *subject = &stage->scene.subject;
    if (subject->kind == SUBJECT_ALERT)
        return;
    bookmark_set(&stage->bookmark, subject->story, &stage->proof.place);
    rundown_place_finish(&stage->proof.passed);
}

static void turn(struct stage *stage, tick now)
{
    enum transition_kind kind = choose_transition(stage);
    transition_begin(&stage->transition, kind, &stage->scene, &stage->shown.look, now);
    stage->scene = stage->proof.scene;
    stage->proof.scene = (struct scene){0};
    scene_enter(&stage->scene, now, transition_length(kind));
    if (stage->scene.subject.kind == SUBJECT_ALERT)
        scene_set_endless(&stage->scene, stage->turns.alone);
    move_bookmark(stage);
    stage_drop_proof(stage);
    stage->wish = ORDER_NOTHING;
    if (kind == TRANSITION_CUT)
        scene_stand(&stage->scene, stage->canvas);
    stage_redraw(stage);
    note_turn(stage, now);
}

static void end_transition(struct stage *stage)
{
    transition_end(&stage->transition);
    scene_stand(&stage->scene, stage->canvas);
    fonts_trim(stage->fonts);
    stage_redraw(stage);
}

void stage_turn(struct stage *stage, tick now)
{
    if (transition_is_over(&stage->transition, now))
        end_transition(stage);
    struct order order = stage_order(stage, now);
    if (stage_turn_is_due(stage, &order, now))
        turn(stage, now);
}

void stage_make_way(struct stage *stage, tick clock)
{
    showtime_resume(&stage->showtime, clock);
    if (transition_is_under_way(&stage->transition))
        end_transition(stage);
}

void stage_rebuild(struct stage *stage)
{
    struct error error = {0};
    stage_reset_proof(stage);
    transition_end(&stage->transition);
    scene_finish(&stage->scene);
    overlay_finish(&stage->overlay);
    stage_redraw(stage);
    if (!canvas_resize(stage->canvas, stage->settings.config->screen.rotate, &error)) {
        log_error("stage", "%s", error.text);
        stage->ended = stage->lost = true;
        return;
    }
    int width, height;
    canvas_size(stage->canvas, &width, &height);
    press_configure(&stage->press, width, height);
    stage->zones = (struct press_zones){0};
}
