/* stage/: what a GPU shows of a turned screen beside what is drawn in memory. Wants a video driver that has
 * one, as SDL's offscreen driver has through EGL and Mesa. */
#include "lobby.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdlib.h>

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
    assert_int_equal(lobby_drawn_by_gpu(), gpu);
    for (int moment = 0; moment < MOMENTS; moment++) {
        come_to(lobby, (enum moment)moment);
        seen[moment] = lobby_look_at_glass(lobby->config.screen.rotate);
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
    int wrong = 0;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 12, 200)};
    sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0xC08040);
    sample_put(lobby->folder, stories, 2);
    for (int degrees = 0; degrees < 360; degrees += 90) {
        SDL_Surface *by_gpu[MOMENTS], *in_memory[MOMENTS];
        lobby->config.screen.rotate = degrees;
        visit(lobby, "opengles2", true, by_gpu);
        visit(lobby, "software", false, in_memory);
        for (int moment = 0; moment < MOMENTS; moment++)
            wrong += compare(by_gpu[moment], in_memory[moment], degrees, moment);
    }
    assert_int_equal(wrong, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_gpu_turns_the_picture_as_it_is_turned_in_memory),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("gpu", tests, lobby_hold_formats, lobby_release_formats);
}
