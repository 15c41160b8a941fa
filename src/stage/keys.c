#include "stage/state.h"

#include "base/log.h"

#include <stdio.h>

void stage_resume(struct stage *stage, tick now)
{
    if (!stage->paused_at)
        return;
    stage->shown_at += now - stage->paused_at;
    stage->fade_began += now - stage->paused_at;
    stage->paused_at = 0;
}

static void go(struct stage *stage, tick now, bool backwards)
{
    stage_resume(stage, now);
    if (stage->summoned) {
        stage_skip_alert(stage, now);
        return;
    }
    if (stage->backwards != backwards)
        stage_drop_proof(stage);
    stage->backwards = backwards;
    stage->turn_now = true;
}

static void key_next(struct stage *stage, tick now)
{
    go(stage, now, false);
}

static void key_previous(struct stage *stage, tick now)
{
    go(stage, now, true);
}

static void key_pause(struct stage *stage, tick now)
{
    if (stage->paused_at)
        stage_resume(stage, now);
    else if (!stage->leaving)
        stage->paused_at = now;
}

static void key_fullscreen(struct stage *stage, tick now)
{
    (void)now;
    canvas_toggle_fullscreen(stage->canvas);
}

static void key_reload(struct stage *stage, tick now)
{
    (void)now;
    stage_reload(stage);
}

static void key_screenshot(struct stage *stage, tick now)
{
    (void)now;
    char moment[CALENDAR_ISO_SIZE], path[64];
    struct error error = {0};
    calendar_iso(clock_wall(stage->settings.clock), moment);
    (void)snprintf(path, sizeof path, "foyer-%s.png", moment);
    if (stage_save_png(stage, path, &error))
        log_info("stage", "the screen was written to %s", path);
    else
        log_warning("stage", "no screenshot: %s", error.text);
}

static void key_overlay(struct stage *stage, tick now)
{
    (void)now;
    overlay_toggle(&stage->overlay);
    stage->shown.everything = true;
    stage->next_look = 0; /* fills it */
}

static void key_quit(struct stage *stage, tick now)
{
    (void)now;
    stage->ended = true;
}

static const struct {
    SDL_Keycode key;
    void (*act)(struct stage *stage, tick now);
} keys[] = {
    {SDLK_SPACE, key_next},   {SDLK_RIGHT, key_next},  {SDLK_LEFT, key_previous}, {SDLK_p, key_pause},
    {SDLK_f, key_fullscreen}, {SDLK_r, key_reload},    {SDLK_s, key_screenshot},  {SDLK_i, key_overlay},
    {SDLK_q, key_quit},       {SDLK_ESCAPE, key_quit},
};

static void take_key(struct stage *stage, SDL_Keycode key, tick now)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].key == key)
            keys[i].act(stage, now);
}

static void take_window_event(struct stage *stage, Uint8 event)
{
    if (event == SDL_WINDOWEVENT_SIZE_CHANGED)
        stage->resized = true;
    else if (event == SDL_WINDOWEVENT_EXPOSED || event == SDL_WINDOWEVENT_SHOWN)
        stage->shown.everything = true;
}

void stage_take_events(struct stage *stage, tick now)
{
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        if (event.type == SDL_QUIT)
            stage->ended = true;
        else if (event.type == SDL_KEYDOWN && !event.key.repeat)
            take_key(stage, event.key.keysym.sym, now);
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
