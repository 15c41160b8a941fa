/* stage/: which story is on the screen when, in virtual time, on SDL's dummy driver, with a real store. */
#include "lobby.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdio.h>
#include <stdlib.h>

static void stories_turn_newest_first_when_their_time_is_over(void **state)
{
    struct lobby *lobby = *state;
    lobby->config.rotation.dwell_auto = false;
    lobby->config.rotation.dwell = TICK_SECONDS(20);
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    lobby_pass(lobby, TICK_SECONDS(19));
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    lobby_pass(lobby, TICK_SECONDS(2));
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    lobby_pass(lobby, TICK_SECONDS(21));
    assert_string_equal(lobby_figures(lobby).headline, "Третья");
    lobby_pass(lobby, TICK_SECONDS(21));
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    assert_int_equal(lobby_figures(lobby).turns, 4);
}

static void nothing_moves_nothing_is_drawn(void **state)
{
    struct lobby *lobby = *state;
    lobby_open(lobby); /* no store: the waiting page */
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(2));
    long frames = lobby_figures(lobby).frames;
    lobby_pass(lobby, TICK_SECONDS(20)); /* within a minute of the clock */
    assert_in_range(lobby_figures(lobby).frames, frames, frames + 1);
}

static void a_reload_without_a_store_keeps_the_last_edition(void **state)
{
    struct lobby *lobby = *state;
    char command[128];
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_put(lobby->folder, stories, 1);
    lobby_open(lobby);
    lobby_wait_for_turns(lobby, 1);
    (void)snprintf(command, sizeof command, "rm -r %s/*", lobby->folder);
    assert_int_equal(system(command), 0);
    lobby_press(lobby, SDLK_r);
    lobby_wait_for_turns(lobby, 2);
    lobby_press(lobby, SDLK_RIGHT);
    lobby_wait_for_turns(lobby, 3);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
}

static void a_new_edition_is_noticed_within_a_second(void **state)
{
    struct lobby *lobby = *state;
    lobby_open(lobby);
    lobby_settle(lobby);
    assert_null(lobby_figures(lobby).headline);
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_put(lobby->folder, stories, 1);
    lobby_pass(lobby, TICK_MS(1100));
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
}

static void the_screen_goes_on_when_the_store_is_gone(void **state)
{
    struct lobby *lobby = *state;
    char command[128];
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    (void)snprintf(command, sizeof command, "rm -r %s/*", lobby->folder);
    assert_int_equal(system(command), 0);
    for (int i = 0; i < 4; i++)
        lobby_pass(lobby, TICK_SECONDS(31));
    assert_true(lobby_figures(lobby).turns >= 3);
    assert_non_null(lobby_figures(lobby).headline);
}

static void keys_turn_pages_and_pause(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_SPACE);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    lobby_press(lobby, SDLK_RIGHT);
    assert_string_equal(lobby_figures(lobby).headline, "Третья");
    lobby_press(lobby, SDLK_LEFT);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    lobby_press(lobby, SDLK_LEFT);
    lobby_press(lobby, SDLK_LEFT);
    assert_string_equal(lobby_figures(lobby).headline, "Третья");
    lobby_press(lobby, SDLK_p);
    long turns = lobby_figures(lobby).turns;
    lobby_pass(lobby, TICK_SECONDS(200));
    assert_int_equal(lobby_figures(lobby).turns, turns);
    lobby_press(lobby, SDLK_p);
    lobby_pass(lobby, TICK_SECONDS(18)); /* the page stands for 12 s */
    assert_int_equal(lobby_figures(lobby).turns, turns + 1);
    assert_false(stage_ended(lobby->stage));
    lobby_press(lobby, SDLK_q);
    assert_true(stage_ended(lobby->stage));
}

static void old_news_is_told_in_the_accent_colour(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    SDL_Rect bar = {0, 660, LOBBY_WIDTH, 58}; /* below the progress line */
    SDL_Surface *picture = lobby_look(lobby);
    assert_true(picture_share(picture, bar, 0xE8B34B, 8) == 0);
    SDL_FreeSurface(picture);
    lobby->clock.wall += 4 * 3600;
    lobby_pass(lobby, TICK_MS(1100));
    picture = lobby_look(lobby);
    assert_true(picture_share(picture, bar, 0xE8B34B, 8) > 0.001);
    SDL_FreeSurface(picture);
}

static void figures_are_shown_over_the_page_on_demand(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    SDL_Surface *before = lobby_look(lobby);
    lobby_press(lobby, SDLK_i);
    SDL_Surface *with = lobby_look(lobby);
    lobby_press(lobby, SDLK_i);
    lobby_pass(lobby, TICK_MS(100));
    SDL_Surface *after = lobby_look(lobby);
    SDL_Rect corner = {0, 0, 400, 30};
    assert_true(picture_compare(before, with, corner).mean > 1);
    assert_true(picture_compare(before, after, corner).mean == 0);
    SDL_FreeSurface(before);
    SDL_FreeSurface(with);
    SDL_FreeSurface(after);
}

static void another_window_size_lays_the_same_story_out_anew(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    SDL_SetWindowSize(SDL_GetWindowFromID(1), 1600, 900);
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    SDL_Surface *picture = lobby_look(lobby);
    assert_int_equal(picture->w, 1600);
    assert_int_equal(picture->h, 900);
    const SDL_Rect headline = {160, 100, 1200, 300};
    assert_true(picture_share(picture, headline, 0xF2F0EA, 24) > 0.005);
    SDL_FreeSurface(picture);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(stories_turn_newest_first_when_their_time_is_over),
        WITH_LOBBY(nothing_moves_nothing_is_drawn),
        WITH_LOBBY(a_reload_without_a_store_keeps_the_last_edition),
        WITH_LOBBY(a_new_edition_is_noticed_within_a_second),
        WITH_LOBBY(the_screen_goes_on_when_the_store_is_gone),
        WITH_LOBBY(keys_turn_pages_and_pause),
        WITH_LOBBY(old_news_is_told_in_the_accent_colour),
        WITH_LOBBY(figures_are_shown_over_the_page_on_demand),
        WITH_LOBBY(another_window_size_lays_the_same_story_out_anew),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("stage", tests, lobby_hold_formats, lobby_release_formats);
}
