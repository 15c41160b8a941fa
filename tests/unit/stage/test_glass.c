/* stage/: how the picture lies on the glass: turned, and drifting against burn-in. */
#include "base/memory.h"
#include "lobby.h"
#include "stage/turned.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdlib.h>
#include <string.h>

/* True when a GPU, or Mesa in its place, draws the screen. */
static bool drawn_by_gpu(void)
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

/* What the window's own pixels are, turned back. */
static SDL_Surface *look_at_glass(int degrees)
{
    bool gpu = drawn_by_gpu(), side = turned_on_its_side(degrees);
    SDL_Surface *glass = gpu ? read_gpu() : SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    assert_non_null(glass);
    SDL_Surface *upright = SDL_CreateRGBSurfaceWithFormat(
        0, side ? glass->h : glass->w, side ? glass->w : glass->h, 32, glass->format->format);
    turned_copy(glass, &(SDL_Rect){0, 0, glass->w, glass->h}, upright, (360 - degrees) % 360);
    if (gpu)
        SDL_FreeSurface(glass);
    return upright;
}

/* A story with photo, scrolled for a while, so that fades, scrolling and the progress line all went there. */
static void a_turned_screen_shows_the_page_of_its_upright_size(void **state)
{
    struct lobby *lobby = *state;
    for (int degrees = 90; degrees < 360; degrees += 90) {
        lobby->config.screen.rotate = degrees;
        struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 12, 200)};
        sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0xC08040);
        sample_put(lobby->folder, stories, 2);
        lobby_open(lobby);
        lobby_settle(lobby);
        lobby_press(lobby, SDLK_RIGHT);
        lobby_pass(lobby, TICK_SECONDS(40));
        assert_true(lobby_figures(lobby).offset > 100);
        SDL_Surface *page = lobby_look(lobby), *glass = look_at_glass(degrees);
        assert_int_equal(page->w, degrees == 180 ? LOBBY_WIDTH : LOBBY_HEIGHT);
        assert_int_equal(page->h, degrees == 180 ? LOBBY_HEIGHT : LOBBY_WIDTH);
        assert_int_equal(glass->w, page->w);
        assert_true(picture_compare(page, glass, (SDL_Rect){0, 0, page->w, page->h}).mean == 0);
        assert_true(picture_share(page, (SDL_Rect){0, 0, 200, 200}, 0xC08040, 3) == 1.0);
        SDL_FreeSurface(page);
        SDL_FreeSurface(glass);
        stage_destroy(lobby->stage);
        lobby->stage = NULL;
    }
}

/* Moved by the drift the picture is the same, and no edge of the screen is left without. */
static void the_picture_drifts_and_fills_the_screen(void **state)
{
    struct lobby *lobby = *state;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_put(lobby->folder, stories, 1);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_p);
    SDL_Surface *before = lobby_look(lobby);
    lobby_pass(lobby, TICK_SECONDS(125)); /* two steps to the right */
    SDL_Surface *after = lobby_look(lobby);
    SDL_Surface *moved =
        SDL_CreateRGBSurfaceWithFormat(0, LOBBY_WIDTH, LOBBY_HEIGHT, 32, SDL_PIXELFORMAT_RGB888);
    SDL_BlitSurface(before, NULL, moved, &(SDL_Rect){2, 0, LOBBY_WIDTH, LOBBY_HEIGHT});
    SDL_Rect page = {2, 0, LOBBY_WIDTH - 2, 640}; /* the clock went on in the bar */
    assert_true(picture_compare(after, moved, page).mean == 0);
    assert_true(picture_share(after, (SDL_Rect){0, 0, 2, 500}, 0xC08040, 3) == 1.0);
    SDL_FreeSurface(before);
    SDL_FreeSurface(after);
    SDL_FreeSurface(moved);
}

static void without_the_guard_nothing_drifts(void **state)
{
    struct lobby *lobby = *state;
    lobby->config.screen.burn_in_guard = false;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_p);
    SDL_Surface *before = lobby_look(lobby);
    lobby_pass(lobby, TICK_SECONDS(125));
    SDL_Surface *after = lobby_look(lobby);
    assert_true(picture_compare(before, after, (SDL_Rect){0, 0, LOBBY_WIDTH, 640}).mean == 0);
    SDL_FreeSurface(before);
    SDL_FreeSurface(after);
}

enum moment { MOMENT_SCROLLED, MOMENT_DRIFTED, MOMENT_FADING, MOMENTS };

/* A page with a photo that has scrolled a little; it, paused, moved on the glass; half of the next one. */
static void come_to(struct lobby *lobby, enum moment moment)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = SDLK_RIGHT}}};
    switch (moment) {
    case MOMENT_SCROLLED:
        lobby_press(lobby, SDLK_RIGHT);
        while (lobby_figures(lobby).offset < 20)
            lobby_pass(lobby, TICK_MS(100));
        break;
    case MOMENT_DRIFTED:
        lobby_press(lobby, SDLK_p);
        clock_fixed_advance(&lobby->clock, TICK_SECONDS(125)); /* two steps */
        lobby_pass(lobby, TICK_MS(100));
        break;
    case MOMENT_FADING:
    case MOMENTS:
        SDL_PushEvent(&event);
        lobby_settle(lobby);
        lobby_pass(lobby, TICK_MS(300));
    }
}

/* Opens the window, lets it come to each moment and keeps what is on the glass then, turned back. */
static void visit(struct lobby *lobby, const char *driver, bool gpu, SDL_Surface *seen[MOMENTS])
{
    assert_int_equal(setenv("SDL_RENDER_DRIVER", driver, 1), 0);
    clock_fixed_init(&lobby->clock, SAMPLE_NOW);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_settle(lobby);
    assert_int_equal(drawn_by_gpu(), gpu);
    for (int moment = 0; moment < MOMENTS; moment++) {
        come_to(lobby, (enum moment)moment);
        seen[moment] = look_at_glass(lobby->config.screen.rotate);
    }
    stage_destroy(lobby->stage);
    lobby->stage = NULL;
}

/* Where a GPU blends, it may round otherwise. */
static int compare(SDL_Surface *gpu, SDL_Surface *memory, int degrees, int moment)
{
    assert_int_equal(gpu->w, memory->w);
    assert_int_equal(gpu->h, memory->h);
    struct picture_difference difference =
        picture_compare(gpu, memory, (SDL_Rect){0, 0, memory->w, memory->h});
    bool fine = difference.mean < 0.5 && difference.share < 0.0001;
    if (!fine)
        print_error("turned by %d, moment %d: mean difference %.3f, %.4f %% of the pixels\n", degrees, moment,
                    difference.mean, 100 * difference.share);
    SDL_FreeSurface(gpu);
    SDL_FreeSurface(memory);
    return !fine;
}

static void a_gpu_turns_the_picture_as_it_is_turned_in_memory(void **state)
{
    struct lobby *lobby = *state;
    const char *driver = getenv("SDL_RENDER_DRIVER");
    if (!driver || strcmp(driver, "software") == 0)
        skip();
    char *gpu = memory_copy_text(driver);
    int wrong = 0;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 12, 200)};
    sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0xC08040);
    sample_put(lobby->folder, stories, 2);
    for (int degrees = 0; degrees < 360; degrees += 90) {
        SDL_Surface *by_gpu[MOMENTS], *in_memory[MOMENTS];
        lobby->config.screen.rotate = degrees;
        visit(lobby, gpu, true, by_gpu);
        visit(lobby, "software", false, in_memory);
        for (int moment = 0; moment < MOMENTS; moment++)
            wrong += compare(by_gpu[moment], in_memory[moment], degrees, moment);
    }
    assert_int_equal(setenv("SDL_RENDER_DRIVER", gpu, 1), 0);
    free(gpu);
    assert_int_equal(wrong, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_turned_screen_shows_the_page_of_its_upright_size),
        WITH_LOBBY(the_picture_drifts_and_fills_the_screen),
        WITH_LOBBY(without_the_guard_nothing_drifts),
        WITH_LOBBY(a_gpu_turns_the_picture_as_it_is_turned_in_memory),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("glass", tests, lobby_hold_formats, lobby_release_formats);
}
