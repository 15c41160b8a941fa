/* Opens, closes and goes round once. Knows none of the steps. Main thread. */
#include "stage/state.h"

#include "base/log.h"
#include "base/memory.h"

#include <stdlib.h>

static bool open_tools(struct stage *stage, struct error *error)
{
    const struct stage_settings *settings = &stage->settings;
    const struct config *config = settings->config;
    struct canvas_settings window = {.title = config->title ? config->title : "Foyer",
                                     .width = settings->width,
                                     .height = settings->height,
                                     .fullscreen = settings->fullscreen,
                                     .rotate = config->screen.rotate,
                                     .gate = settings->gate};
    stage->canvas = canvas_create_window(&window, error);
    stage->fonts = stage->canvas ? fonts_create(settings->fonts, error) : NULL;
    stage->lexicon = stage->fonts ? lexicon_create(settings->languages, error) : NULL;
    stage->loader = stage->lexicon ? loader_create(error) : NULL;
    stage->scout = stage->loader ? scout_create(error) : NULL;
    if (!stage->scout)
        return false;
    stage->press = (struct press){.tools = {.canvas = stage->canvas, .fonts = stage->fonts},
                                  .lexicon = stage->lexicon,
                                  .config = config,
                                  .clock = settings->clock};
    int width, height;
    canvas_size(stage->canvas, &width, &height);
    press_configure(&stage->press, width, height);
    return true;
}

struct stage *stage_create(const struct stage_settings *settings, struct error *error)
{
    struct stage *stage = memory_zeroed(1, sizeof *stage);
    stage->settings = *settings;
    stage->created = clock_monotonic(settings->clock);
    stage_redraw(stage);
    if (open_tools(stage, error))
        return stage;
    stage_destroy(stage);
    return NULL;
}

void stage_destroy(struct stage *stage)
{
    if (!stage)
        return;
    stage_reset_proof(stage);
    loader_destroy(stage->loader);
    if (stage->scout && scout_is_out(stage->scout))
        stage->news.store = NULL; /* it closes what it was lent */
    scout_destroy(stage->scout);
    transition_end(&stage->transition);
    scene_finish(&stage->scene);
    overlay_finish(&stage->overlay);
    bookmark_finish(&stage->bookmark);
    edition_destroy(stage->news.edition);
    alert_list_finish(&stage->news.alerts);
    store_close(stage->news.store);
    press_finish(&stage->press);
    lexicon_destroy(stage->lexicon);
    fonts_destroy(stage->fonts);
    canvas_destroy(stage->canvas);
    free(stage);
}

tick stage_step(struct stage *stage)
{
    tick clock = clock_monotonic(stage->settings.clock);
    bool look = clock >= stage->news.next_look;
    stage_take_events(stage, clock);
    stage_watch(stage, clock);
    if (look && stage->overlay.shown) {
        overlay_fill(&stage->overlay, &stage->press.tools, &stage->press.screen, &stage->figures,
                     stage->news.edition, clock_wall(stage->settings.clock));
        stage_redraw(stage);
    }
    tick now = showtime_now(&stage->showtime, clock);
    stage_turn(stage, now);
    stage_draw(stage, now);
    stage_prepare(stage, now);
    return stage_next_move(stage, clock);
}

/* SDL counts in milliseconds: the wait ends a little early and the next round waits for the rest. */
void stage_wait(struct stage *stage, tick due)
{
    tick left = due - clock_monotonic(stage->settings.clock);
    if (left > TICK_MS(1))
        SDL_WaitEventTimeout(NULL, (int)(left / TICK_MS(1)));
    else if (left > 0)
        SDL_Delay(1);
}

bool stage_ended(const struct stage *stage)
{
    return stage->ended;
}

bool stage_lost(const struct stage *stage)
{
    return stage->lost;
}

void stage_read_figures(const struct stage *stage, struct stage_figures *figures)
{
    *figures = stage->figures;
    const struct scene *proof = &stage->proof.scene;
    figures->headline = subject_headline(&stage->scene.subject);
    figures->offset = stage->shown.look.offset;
    figures->busy = scout_is_out(stage->scout) || (proof->state != SCENE_EMPTY && !scene_is_ready(proof));
}

bool stage_save_png(struct stage *stage, const char *path, struct error *error)
{
    return canvas_save_png(stage->canvas, path, error);
}
