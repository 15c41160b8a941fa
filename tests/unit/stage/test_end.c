/* How a display ends: somebody quits, or the window system goes away, which SDL tells by the same event. */
#include "lobby.h"
#include "support/cmocka.h"

static void push_key(SDL_Keycode key)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = key}}};
    SDL_PushEvent(&event);
}

static void q_ends_the_display(void **state)
{
    struct lobby *lobby = *state;
    lobby_open(lobby);
    stage_step(lobby->stage);
    assert_false(stage_ended(lobby->stage));
    push_key(SDLK_q);
    stage_step(lobby->stage);
    assert_true(stage_ended(lobby->stage));
    assert_false(stage_lost(lobby->stage));
}

static void escape_ends_the_display(void **state)
{
    struct lobby *lobby = *state;
    lobby_open(lobby);
    push_key(SDLK_ESCAPE);
    stage_step(lobby->stage);
    assert_true(stage_ended(lobby->stage));
    assert_false(stage_lost(lobby->stage));
}

static void a_window_that_is_closed_is_somebodys_wish(void **state)
{
    struct lobby *lobby = *state;
    SDL_Event closed = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_CLOSE}},
              quit = {.type = SDL_QUIT};
    lobby_open(lobby);
    SDL_PushEvent(&closed);
    SDL_PushEvent(&quit);
    stage_step(lobby->stage);
    assert_true(stage_ended(lobby->stage));
    assert_false(stage_lost(lobby->stage));
}

static void an_end_that_nobody_asked_for_is_a_loss(void **state)
{
    struct lobby *lobby = *state;
    SDL_Event quit = {.type = SDL_QUIT};
    lobby_open(lobby);
    SDL_PushEvent(&quit);
    stage_step(lobby->stage);
    assert_true(stage_ended(lobby->stage));
    assert_true(stage_lost(lobby->stage));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(q_ends_the_display),
        WITH_LOBBY(escape_ends_the_display),
        WITH_LOBBY(a_window_that_is_closed_is_somebodys_wish),
        WITH_LOBBY(an_end_that_nobody_asked_for_is_a_loss),
    };
    return cmocka_run_group_tests_name("end", tests, lobby_hold_formats, lobby_release_formats);
}
