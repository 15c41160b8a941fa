#include "lobby.h"

#include "base/file.h"
#include "base/memory.h"
#include "stage/turned.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

static const Uint32 formats[] = {SDL_PIXELFORMAT_RGB888, SDL_PIXELFORMAT_ARGB8888, SDL_PIXELFORMAT_RGB24,
                                 SDL_PIXELFORMAT_RGBA32};
enum { FORMATS = sizeof formats / sizeof *formats };

static bool allows(void *data, int width, int height)
{
    struct lobby *lobby = data;
    (void)width;
    (void)height;
    if (lobby->refusals == 0)
        return true;
    if (lobby->refusals > 0)
        lobby->refusals--;
    lobby->refused++;
    return false;
}

int lobby_setup(void **state)
{
    struct lobby *lobby = memory_zeroed(1, sizeof *lobby);
    lobby->folder = sample_folder();
    sample_config(&lobby->config, lobby->folder);
    clock_fixed_init(&lobby->clock, SAMPLE_NOW);
    lobby->gate = (struct canvas_gate){allows, lobby};
    *state = lobby;
    return 0;
}

int lobby_teardown(void **state)
{
    struct lobby *lobby = *state;
    stage_destroy(lobby->stage);
    config_finish(&lobby->config);
    sample_remove(lobby->folder);
    free(lobby);
    return 0;
}

int lobby_hold_formats(void **state)
{
    SDL_PixelFormat **held = memory_zeroed(FORMATS, sizeof *held);
    for (int i = 0; i < FORMATS; i++)
        held[i] = SDL_AllocFormat(formats[i]);
    *state = held;
    return 0;
}

int lobby_release_formats(void **state)
{
    SDL_PixelFormat **held = *state;
    for (int i = 0; i < FORMATS; i++)
        SDL_FreeFormat(held[i]);
    free(held);
    return 0;
}

void lobby_filter(int argc, char **argv)
{
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
}

/* As if no alert had come for an hour: a folder that has just changed is read at every look. */
static void settle_alerts(const struct lobby *lobby)
{
    struct timespec hour_ago = {.tv_sec = time(NULL) - 3600};
    struct timespec times[] = {hour_ago, hour_ago};
    char *alerts = file_join(lobby->folder, "alerts");
    (void)utimensat(AT_FDCWD, alerts, times, 0); /* there may be none */
    free(alerts);
}

void lobby_open(struct lobby *lobby)
{
    settle_alerts(lobby);
    struct error error = {0};
    struct stage_settings settings = {.config = &lobby->config,
                                      .fonts = SOURCE_FOLDER "/fonts",
                                      .languages = SOURCE_FOLDER "/assets/languages",
                                      .clock = &lobby->clock.clock,
                                      .width = LOBBY_WIDTH,
                                      .height = LOBBY_HEIGHT,
                                      .gate = &lobby->gate};
    lobby->stage = stage_create(&settings, &error);
    if (!lobby->stage)
        print_error("%s\n", error.text);
    assert_non_null(lobby->stage);
}

struct stage_figures lobby_figures(const struct lobby *lobby)
{
    struct stage_figures read;
    stage_read_figures(lobby->stage, &read);
    return read;
}

void lobby_settle(struct lobby *lobby)
{
    enum { QUIET_ROUNDS = 8, ROUNDS_MOST = 20000 };
    int quiet = 0;
    for (int i = 0; i < ROUNDS_MOST && quiet < QUIET_ROUNDS; i++) {
        stage_step(lobby->stage);
        quiet = lobby_figures(lobby).busy ? 0 : quiet + 1;
        SDL_WaitEventTimeout(NULL, 1);
    }
    assert_int_equal(quiet, QUIET_ROUNDS);
}

void lobby_wait_for_turns(struct lobby *lobby, long turns)
{
    for (int i = 0; i < 2000 && lobby_figures(lobby).turns < turns; i++) {
        stage_step(lobby->stage);
        SDL_WaitEventTimeout(NULL, 5);
    }
    assert_true(lobby_figures(lobby).turns >= turns);
}

void lobby_pass(struct lobby *lobby, tick span)
{
    for (tick gone = 0; gone < span; gone += TICK_SECONDS(1) / 60) {
        clock_fixed_advance(&lobby->clock, TICK_SECONDS(1) / 60);
        stage_step(lobby->stage);
    }
}

void lobby_press(struct lobby *lobby, SDL_Keycode key)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = key}}};
    SDL_PushEvent(&event);
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(1)); /* the fade */
}

SDL_Surface *lobby_look(struct lobby *lobby)
{
    struct error error = {0};
    char *path = file_join(lobby->folder, "screen.png");
    assert_true(stage_save_png(lobby->stage, path, &error));
    SDL_Surface *picture = picture_read(path);
    assert_non_null(picture);
    free(path);
    return picture;
}

bool lobby_drawn_by_gpu(void)
{
    SDL_RendererInfo info = {0};
    SDL_Renderer *renderer = SDL_GetRenderer(SDL_GetWindowFromID(1));
    return renderer && SDL_GetRendererInfo(renderer, &info) == 0 && (info.flags & SDL_RENDERER_ACCELERATED);
}

/* The pixels as the GPU has sent them to the screen. */
static SDL_Surface *read_gpu(void)
{
    SDL_Renderer *renderer = SDL_GetRenderer(SDL_GetWindowFromID(1));
    int width, height;
    assert_int_equal(SDL_GetRendererOutputSize(renderer, &width, &height), 0);
    SDL_Surface *glass = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(glass);
    assert_int_equal(
        SDL_RenderReadPixels(renderer, NULL, SDL_PIXELFORMAT_RGB888, glass->pixels, glass->pitch), 0);
    return glass;
}

SDL_Surface *lobby_look_at_glass(int degrees)
{
    bool gpu = lobby_drawn_by_gpu(), side = turned_on_its_side(degrees);
    SDL_Surface *glass = gpu ? read_gpu() : SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    assert_non_null(glass);
    SDL_Surface *upright = SDL_CreateRGBSurfaceWithFormat(
        0, side ? glass->h : glass->w, side ? glass->w : glass->h, 32, glass->format->format);
    turned_copy(glass, &(SDL_Rect){0, 0, glass->w, glass->h}, upright, (360 - degrees) % 360);
    if (gpu)
        SDL_FreeSurface(glass);
    return upright;
}

void lobby_fill(struct lobby *lobby)
{
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 12, 200),
                               sample_make("3", "Третья", 1, 300)};
    sample_put(lobby->folder, stories, 3);
}
