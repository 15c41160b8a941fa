/* Keys and what the window tells. Main thread. */
#include "stage/state.h"

#include "base/log.h"

#include <stdio.h>

static void go(struct stage *stage, tick clock, enum order_what wish)
{
    showtime_resume(&stage->showtime, clock);
    if (stage->turns.called == 0)
        stage->wish = wish;
    else if (alert_turns_skip(&stage->turns, &stage->news.alerts, clock_wall(stage->settings.clock)))
        stage_make_way(stage, clock);
}

static void key_next(struct stage *stage, tick clock)
{
    go(stage, clock, ORDER_NEXT);
}

static void key_previous(struct stage *stage, tick clock)
{
    go(stage, clock, ORDER_BACK);
}

static void key_pause(struct stage *stage, tick clock)
{
    if (stage->showtime.paused)
        showtime_resume(&stage->showtime, clock);
    else if (!transition_is_under_way(&stage->transition))
        showtime_pause(&stage->showtime, clock);
}

static void key_fullscreen(struct stage *stage, tick clock)
{
    (void)clock;
    canvas_toggle_fullscreen(stage->canvas);
}

static void key_reload(struct stage *stage, tick clock)
{
    (void)clock;
    stage_reload(stage);
}

static void key_screenshot(struct stage *stage, tick clock)
{
    (void)clock;
    char moment[CALENDAR_ISO_SIZE], path[64];
    struct error error = {0};
    calendar_iso(clock_wall(stage->settings.clock), moment);
    (void)snprintf(path, sizeof path, "foyer-%s.png", moment);
    if (stage_save_png(stage, path, &error))
        log_info("stage", "the screen was written to %s", path);
    else
        log_warning("stage", "no screenshot: %s", error.text);
}

static void key_overlay(struct stage *stage, tick clock)
{
    (void)clock;
    overlay_toggle(&stage->overlay);
    stage_redraw(stage);
    stage->news.next_look = 0; /* fills it */
}

static void key_quit(struct stage *stage, tick clock)
{
    (void)clock;
    stage->ended = true;
}

static const struct {
    SDL_Keycode key;
    void (*act)(struct stage *stage, tick clock);
} keys[] = {
    {SDLK_SPACE, key_next},   {SDLK_RIGHT, key_next},  {SDLK_LEFT, key_previous}, {SDLK_p, key_pause},
    {SDLK_f, key_fullscreen}, {SDLK_r, key_reload},    {SDLK_s, key_screenshot},  {SDLK_i, key_overlay},
    {SDLK_q, key_quit},       {SDLK_ESCAPE, key_quit},
};

static void take_key(struct stage *stage, SDL_Keycode key, tick clock)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].key == key)
            keys[i].act(stage, clock);
}

static void take_window_event(struct stage *stage, Uint8 event)
{
    if (event == SDL_WINDOWEVENT_SIZE_CHANGED)
        stage->resized = true;
    else if (event == SDL_WINDOWEVENT_EXPOSED || event == SDL_WINDOWEVENT_SHOWN)
        stage_redraw(stage);
    else if (event == SDL_WINDOWEVENT_CLOSE)
        stage->ended = true;
}

/* SDL says so behind the closing of the last window; and, on Wayland, when the compositor went away. */
static void take_quit(struct stage *stage)
{
    stage->lost = !stage->ended;
    stage->ended = true;
}

void stage_take_events(struct stage *stage, tick clock)
{
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        if (event.type == SDL_QUIT)
            take_quit(stage);
        else if (event.type == SDL_KEYDOWN && !event.key.repeat)
            take_key(stage, event.key.keysym.sym, clock);
        else if (event.type == SDL_WINDOWEVENT)
            take_window_event(stage, event.window.event);
        else if (event.type == SDL_RENDER_TARGETS_RESET || event.type == SDL_RENDER_DEVICE_RESET)
            stage->resized = true;
    }
    if (stage->resized) { /* once, however many events a drag of the border sends */
        stage->resized = false;
        stage_rebuild(stage);
    }
}
