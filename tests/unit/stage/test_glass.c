/* stage/: how the picture lies on the glass: turned, and drifting against burn-in. */
#include "lobby.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

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
        SDL_Surface *page = lobby_look(lobby), *glass = lobby_look_at_glass(degrees);
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

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_turned_screen_shows_the_page_of_its_upright_size),
        WITH_LOBBY(the_picture_drifts_and_fills_the_screen),
        WITH_LOBBY(without_the_guard_nothing_drifts),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("glass", tests, lobby_hold_formats, lobby_release_formats);
}
