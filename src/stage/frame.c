#include "stage/state.h"

#include "base/log.h"
#include "stage/drift.h"

enum { DRIFT_REACH = 3 /* u */ };
enum { PROGRESS_MOVES_EVERY_MS = 40, RETRY_AFTER_MS = 20 };

struct frame {
    const struct stage *stage;
    SDL_Renderer *renderer;
    int offset, place, progress, alpha;
};

static void draw(void *data)
{
    const struct frame *frame = data;
    const struct stage *stage = frame->stage;
    if (stage->leaving) {
        art_draw(stage->leaving, frame->renderer, stage->leaving_offset, stage->leaving_place);
        art_draw_fading(stage->art, frame->renderer, (Uint8)frame->alpha);
    } else {
        art_draw(stage->art, frame->renderer, frame->offset, frame->place);
    }
    if (stage->leaving_bar && frame->alpha < 255)
        bar_art_draw(stage->leaving_bar, frame->renderer, stage->leaving_progress, 255);
    bar_art_draw(stage->bar, frame->renderer, frame->progress, (Uint8)frame->alpha);
    overlay_draw(&stage->overlay, frame->renderer);
}

static int fade_alpha(const struct stage *stage, tick now)
{
    if (!stage->leaving)
        return 255;
    tick done = now - stage->fade_began, whole = stage->shown_at - stage->fade_began;
    return done >= whole ? 255 : (int)(done * 255 / whole);
}

static SDL_Rect rect_of(struct box box)
{
    return (SDL_Rect){box.x, box.y, box.w, box.h};
}

/* What differs from the last frame. The progress line moves by a few pixels, so only those are damaged. */
static int find_damage(const struct stage *stage, const struct frame *frame, SDL_Rect damage[CANVAS_DAMAGE])
{
    const struct shown *shown = &stage->shown;
    int count = 0;
    if (shown->everything || frame->alpha != shown->alpha) {
        damage[0] = (SDL_Rect){0, 0, stage->press.screen.width, stage->press.screen.height};
        return 1;
    }
    if (frame->offset != shown->offset)
        damage[count++] = rect_of(stage->art->window);
    if (frame->place != shown->place)
        damage[count++] = rect_of(stage->art->glide.box);
    if (shown->bar)
        damage[count++] = rect_of(stage->bar->bar.box);
    if (frame->progress != shown->progress) {
        SDL_Rect line = rect_of(stage->bar->bar.progress);
        int from = frame->progress < shown->progress ? frame->progress : shown->progress;
        int to = frame->progress < shown->progress ? shown->progress : frame->progress;
        damage[count++] = (SDL_Rect){line.x + from, line.y, to - from, line.h};
    }
    return count;
}

/* A step of the scroll that comes over a refresh after its time is seen as a jerk. */
static void note_lateness(struct stage *stage, tick now, const struct frame *frame)
{
    tick refresh = TICK_SECONDS(1) / canvas_refresh_rate(stage->canvas);
    if (frame->offset != stage->shown.offset && stage->move_due && now > stage->move_due + refresh)
        stage->figures.late++;
}

/* Real time counts, also while the page is paused. */
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
    if (!stage->art || !stage->bar)
        return;
    if (drifts(stage))
        stage->shown.everything = true;
    if (press_clocks(&stage->press, &stage->zones, stage->bar))
        stage->shown.bar = true;
    struct frame frame = {.stage = stage,
                          .renderer = canvas_renderer(stage->canvas),
                          .offset = stage_offset(stage, now),
                          .place = stage_place(stage, now),
                          .progress = bar_progress_width(&stage->bar->bar, stage_done(stage, now)),
                          .alpha = fade_alpha(stage, now)};
    SDL_Rect damage[CANVAS_DAMAGE];
    int count = find_damage(stage, &frame, damage);
    if (count == 0)
        return;
    art_scroll(stage->art, frame.offset);
    if (!canvas_frame(stage->canvas, damage, count, draw, &frame)) {
        log_debug("stage", "a frame could not be shown: %s", SDL_GetError());
        stage->shown.everything = true;
        return;
    }
    note_lateness(stage, now, &frame);
    stage->figures.frames++;
    stage->shown = (struct shown){
        .offset = frame.offset, .place = frame.place, .progress = frame.progress, .alpha = frame.alpha};
}

static tick earlier(tick a, tick b)
{
    return a < b ? a : b;
}

tick stage_next_move(struct stage *stage, tick now)
{
    stage->move_due = 0;
    if (stage->proof.state == PROOF_READY && !stage->leaving && stage_is_out_of_turn(stage))
        return now; /* it only waits to be shown */
    if (!stage->art)
        return stage->next_look;
    if (stage->shown.everything)
        return now + TICK_MS(RETRY_AFTER_MS);
    if (stage->leaving)
        return now + TICK_SECONDS(1) / canvas_refresh_rate(stage->canvas);
    if (stage->pace.total == TICK_NEVER || stage->paused_at)
        return stage->next_look;
    tick next = stage->next_look;
    if (stage->art->glide.photo && canvas_draws_parts(stage->canvas))
        next = earlier(next, now + TICK_SECONDS(1) / canvas_refresh_rate(stage->canvas));
    tick move = pace_next_move(&stage->pace, now - stage->shown_at);
    if (stage->proof.state == PROOF_READY)
        next = earlier(next, stage->shown_at + stage->pace.total);
    if (move == TICK_NEVER || stage->shown_at + move > now + TICK_MS(2 * PROGRESS_MOVES_EVERY_MS))
        return earlier(next, now + TICK_MS(PROGRESS_MOVES_EVERY_MS));
    stage->move_due = stage->shown_at + move; /* the progress line moves along with the text */
    return earlier(next, stage->move_due);
}
