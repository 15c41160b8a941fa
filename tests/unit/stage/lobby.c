#include "lobby.h"

#include "base/file.h"
#include "base/memory.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdlib.h>

static const Uint32 formats[] = {SDL_PIXELFORMAT_RGB888, SDL_PIXELFORMAT_ARGB8888, SDL_PIXELFORMAT_RGB24,
                                 SDL_PIXELFORMAT_RGBA32};
enum { FORMATS = sizeof formats / sizeof *formats };

int lobby_setup(void **state)
{
    struct lobby *lobby = memory_zeroed(1, sizeof *lobby);
    lobby->folder = sample_folder();
    sample_config(&lobby->config, lobby->folder);
    clock_fixed_init(&lobby->clock, SAMPLE_NOW);
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

void lobby_open(struct lobby *lobby)
{
    struct error error = {0};
    struct stage_settings settings = {.config = &lobby->config,
                                      .fonts = SOURCE_FOLDER "/fonts",
                                      .languages = SOURCE_FOLDER "/assets/languages",
                                      .clock = &lobby->clock.clock,
                                      .width = LOBBY_WIDTH,
                                      .height = LOBBY_HEIGHT};
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
    for (int i = 0; i < 40; i++) {
        stage_step(lobby->stage);
        SDL_WaitEventTimeout(NULL, i < 4 ? 50 : 1);
    }
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

void lobby_fill(struct lobby *lobby)
{
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 12, 200),
                               sample_make("3", "Третья", 1, 300)};
    sample_put(lobby->folder, stories, 3);
}
