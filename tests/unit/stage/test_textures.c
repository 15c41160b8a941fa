/* stage/: what the pixels of pages take, whatever the story. Textures are counted as they are made. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "stage/stage.h"

#include "base/memory.h"
#include "support/cmocka.h"
#include "support/sample.h"

#include <SDL.h>
#include <dlfcn.h>
#include <stdlib.h>

enum { TEXTURES_MOST = 32 << 20 };

static long bytes, peak;

static long size_of(SDL_Texture *texture)
{
    int width = 0, height = 0;
    Uint32 format = 0;
    SDL_QueryTexture(texture, &format, NULL, &width, &height);
    return (long)width * height * SDL_BYTESPERPIXEL(format);
}

static SDL_Texture *count_in(SDL_Texture *texture)
{
    bytes += texture ? size_of(texture) : 0;
    peak = bytes > peak ? bytes : peak;
    return texture;
}

SDL_Texture *SDL_CreateTexture(SDL_Renderer *renderer, Uint32 format, int access, int w, int h)
{
    static SDL_Texture *(*next)(SDL_Renderer *, Uint32, int, int, int);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "SDL_CreateTexture");
    return count_in(next(renderer, format, access, w, h));
}

SDL_Texture *SDL_CreateTextureFromSurface(SDL_Renderer *renderer, SDL_Surface *surface)
{
    static SDL_Texture *(*next)(SDL_Renderer *, SDL_Surface *);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "SDL_CreateTextureFromSurface");
    return count_in(next(renderer, surface));
}

void SDL_DestroyTexture(SDL_Texture *texture)
{
    static void (*next)(SDL_Texture *);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "SDL_DestroyTexture");
    bytes -= size_of(texture);
    next(texture);
}

static void step_for(struct stage *stage, struct clock_fixed *clock, tick span)
{
    for (tick gone = 0; gone < span; gone += TICK_MS(50)) {
        clock_fixed_advance(clock, TICK_MS(50));
        stage_step(stage);
    }
}

/* Steps in real time until so many pages were shown: photos are decoded on another thread. */
static void turn_to(struct stage *stage, long turns)
{
    struct stage_figures figures = {0};
    while (figures.turns < turns) {
        stage_step(stage);
        SDL_Delay(1);
        stage_read_figures(stage, &figures);
    }
}

static void pages_of_endless_stories_take_32_megabytes_at_1080p(void **state)
{
    (void)state;
    struct error error = {0};
    struct config config;
    struct clock_fixed clock;
    char *folder = sample_folder();
    struct story *stories[3];
    for (int i = 0; i < 3; i++) { /* with a photo, with one, without */
        const char ids[][2] = {"1", "2", "3"};
        stories[i] = sample_make(ids[i], "Казахстан и соседи создают общий заповедник", 300, i);
        if (i < 2)
            sample_add_photo(folder, stories[i], 1600, 1400, i ? 0xC08040 : 0x4080C0);
    }
    sample_put(folder, stories, 3);
    sample_config(&config, folder);
    config.screen.photo_motion = true;
    clock_fixed_init(&clock, SAMPLE_NOW);
    struct stage_settings settings = {.config = &config,
                                      .fonts = SOURCE_FOLDER "/fonts",
                                      .languages = SOURCE_FOLDER "/assets/languages",
                                      .clock = &clock.clock,
                                      .width = 1920,
                                      .height = 1080};
    struct stage *stage = stage_create(&settings, &error);
    assert_non_null(stage);
    for (long turns = 1; turns <= 5; turns++) {
        SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = SDLK_SPACE}}};
        turn_to(stage, turns);
        step_for(stage, &clock, TICK_SECONDS(20)); /* through the fade, until the summary scrolls */
        SDL_PushEvent(&event);
    }
    print_message("at most %.1f MB\n", (double)peak / (1 << 20));
    assert_true(peak > 10 << 20); /* the pages were counted */
    assert_true(peak <= TEXTURES_MOST);
    stage_destroy(stage);
    assert_int_equal(bytes, 0);
    config_finish(&config);
    sample_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_endless_stories_take_32_megabytes_at_1080p),
    };
    return cmocka_run_group_tests_name("textures", tests, NULL, NULL);
}
