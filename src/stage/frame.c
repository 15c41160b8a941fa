/* Draws what changed since the last frame, and says when the next one is due. Allocates nothing. Main thread.
 */
#include "stage/state.h"

#include "base/log.h"
#include "stage/drift.h"

enum { DRIFT_REACH = 3 /* u */ };

#define RETRY_AFTER TICK_MS(20)

struct frame {
    const struct stage *stage;
    SDL_Renderer *renderer;
    struct look look;
    int progress; /* of the transition */
};

void stage_redraw(struct stage *stage)
{
    stage->shown.everything = true;
}

void stage_redraw_bar(struct stage *stage)
{
    stage->shown.bar = true;
}

static void draw(void *data)
{
    const struct frame *frame = data;
    const struct stage *stage = frame->stage;
    if (transition_is_under_way(&stage->transition))
        transition_draw(&stage->transition, &stage->scene, frame->renderer, &frame->look, frame->progress);
    else
        scene_draw(&stage->scene, frame->renderer, &frame->look);
    overlay_draw(&stage->overlay, frame->renderer);
}

static SDL_Rect rect_of(struct box box)
{
    return (SDL_Rect){box.x, box.y, box.w, box.h};
}

/* The progress line moves by a few pixels, so only those are damaged. */
static SDL_Rect find_line(const struct bar *bar, int from, int to)
{
    int left = from < to ? from : to, right = from < to ? to : from;
    return (SDL_Rect){bar->progress.x + left, bar->progress.y, right - left, bar->progress.h};
}

/* What differs from the last frame. */
static int find_damage(const struct stage *stage, const struct frame *frame, SDL_Rect damage[CANVAS_DAMAGE])
{
    const struct shown *shown = &stage->shown;
    const struct art *art = stage->scene.art;
    const struct bar *bar = &stage->scene.bar->bar;
    int count = 0;
    if (shown->everything || frame->progress != shown->progress) {
        damage[0] = (SDL_Rect){0, 0, stage->press.screen.width, stage->press.screen.height};
        return 1;
    }
    if (frame->look.offset != shown->look.offset)
        damage[count++] = rect_of(art->window);
    if (frame->look.place != shown->look.place)
        damage[count++] = rect_of(art->glide.box);
    if (shown->bar)
        damage[count++] = rect_of(bar->box);
    if (frame->look.progress != shown->look.progress)
        damage[count++] = find_line(bar, frame->look.progress, shown->look.progress);
    return count;
}

static tick refresh_of(const struct stage *stage)
{
    return TICK_SECONDS(1) / canvas_refresh_rate(stage->canvas);
}

/* A step of the scroll that comes over a refresh after its time is seen as a jerk. */
static void note_lateness(struct stage *stage, tick now, const struct frame *frame)
{
    const struct shown *shown = &stage->shown;
    if (frame->look.offset != shown->look.offset && shown->text_due &&
        now > shown->text_due + refresh_of(stage))
        stage->figures.late++;
}

/* The clock's time counts, also while the show is paused. */
static bool drifts(struct stage *stage)
{
    int x = 0, y = 0;
    if (stage->settings.config->screen.burn_in_guard)
        drift_at(clock_monotonic(stage->settings.clock) - stage->created,
                 screen_length(&stage->press.screen, DRIFT_REACH), &x, &y);
    return canvas_set_drift(stage->canvas, x, y);
}

void stage_draw(struct stage *stage, tick now)
{
    struct scene *scene = &stage->scene;
    if (!scene_is_ready(scene))
        return;
    if (drifts(stage))
        stage_redraw(stage);
    if (press_clocks(&stage->press, &stage->zones, scene->bar))
        stage_redraw_bar(stage);
    struct frame frame = {.stage = stage,
                          .renderer = canvas_renderer(stage->canvas),
                          .look = scene_look(scene, now, canvas_draws_parts(stage->canvas)),
                          .progress = transition_progress(&stage->transition, now)};
    SDL_Rect damage[CANVAS_DAMAGE];
    int count = find_damage(stage, &frame, damage);
    if (count == 0)
        return;
    scene_scroll(scene, &frame.look);
    if (!canvas_frame(stage->canvas, damage, count, draw, &frame)) {
        log_debug("stage", "a frame could not be shown: %s", SDL_GetError());
        stage_redraw(stage);
        return;
    }
    note_lateness(stage, now, &frame);
    stage->figures.frames++;
    stage->shown = (struct shown){.look = frame.look, .progress = frame.progress};
}

static tick earlier(tick a, tick b)
{
    return a < b ? a : b;
}

/* When the scene moves, or gives way to one that is ready, by the clock. */
static tick find_move(struct stage *stage, tick now)
{
    const struct scene *scene = &stage->scene;
    tick move = scene_next_move(scene, now, refresh_of(stage), canvas_draws_parts(stage->canvas),
                                &stage->shown.text_due);
    if (!scene->endless && scene_is_ready(&stage->proof.scene))
        move = earlier(move, now + scene_left(scene, now));
    return showtime_clock(&stage->showtime, move);
}

tick stage_next_move(struct stage *stage, tick clock)
{
    tick now = showtime_now(&stage->showtime, clock);
    struct order order = stage_order(stage, now);
    stage->shown.text_due = 0;
    if (order.at_once && stage_turn_is_due(stage, &order, now))
        return clock; /* it only waits to be shown */
    if (!scene_is_ready(&stage->scene))
        return stage->news.next_look;
    if (stage->shown.everything)
        return clock + RETRY_AFTER;
    if (transition_is_under_way(&stage->transition))
        return clock + refresh_of(stage);
    if (stage->showtime.paused)
        return stage->news.next_look;
    return earlier(stage->news.next_look, find_move(stage, now));
}
