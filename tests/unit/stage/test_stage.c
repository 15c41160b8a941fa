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

enum { CLOCK_WIDTH = 120 };

/* The bar below the progress line, without the clock. */
static SDL_Surface *look_at_bar(struct lobby *lobby)
{
    SDL_Rect part = {0, 660, LOBBY_WIDTH - CLOCK_WIDTH, 58};
    SDL_Surface *picture = lobby_look(lobby);
    SDL_Surface *bar = SDL_CreateRGBSurfaceWithFormat(0, part.w, part.h, 32, SDL_PIXELFORMAT_RGB888);
    SDL_BlitSurface(picture, &part, bar, NULL);
    SDL_FreeSurface(picture);
    return bar;
}

static void age(struct lobby *lobby, int64_t seconds)
{
    lobby->clock.wall = SAMPLE_NOW - 60 + seconds; /* the feed was read a minute before */
    lobby_pass(lobby, TICK_MS(520));
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(50));
}

static void the_bar_tells_the_age_of_old_news_anew_at_each_hour_and_not_between(void **state)
{
    struct lobby *lobby = *state;
    SDL_Rect bar = {0, 0, LOBBY_WIDTH - CLOCK_WIDTH, 58};
    lobby->config.screen.burn_in_guard = false;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_p); /* a page that turns has a new bar anyway */
    SDL_Surface *before = look_at_bar(lobby);
    for (int hour = 1; hour <= 5; hour++) {
        age(lobby, hour * 3600 - 10);
        SDL_Surface *still = look_at_bar(lobby);
        assert_true(picture_compare(before, still, bar).mean == 0);
        assert_int_equal(picture_share(still, bar, 0xE8B34B, 8) > 0.001, hour > 1);
        age(lobby, hour * 3600 + 10);
        SDL_Surface *renewed = look_at_bar(lobby);
        assert_true(picture_compare(still, renewed, bar).mean > 0);
        assert_true(picture_share(renewed, bar, 0xE8B34B, 8) > 0.001); /* the accent colour */
        SDL_FreeSurface(still);
        SDL_FreeSurface(before);
        before = renewed;
    }
    SDL_FreeSurface(before);
}

/* Where two pictures of the page, above the bar, differ. */
static SDL_Rect find_difference(const SDL_Surface *a, const SDL_Surface *b)
{
    SDL_Rect found = {0, 0, 0, 0};
    for (int y = 0; y < 650; y++)
        for (int x = 0; x < LOBBY_WIDTH; x++) {
            SDL_Rect pixel = {x, y, 1, 1};
            if (picture_pixel(a, x, y) != picture_pixel(b, x, y))
                SDL_UnionRect(&found, &pixel, &found);
        }
    return found;
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
    SDL_Rect panel = find_difference(before, with);
    assert_int_equal(panel.x, 16);              /* the margin of 24 u; the ground is as dark as the panel */
    assert_in_range(panel.y + panel.h, 40, 56); /* two lines of 30 u, the second of the only feed */
    assert_in_range(panel.w, 200, 507 - 2 * 16);
    lobby_press(lobby, SDLK_i);
    lobby_pass(lobby, TICK_MS(100));
    SDL_Surface *after = lobby_look(lobby);
    assert_int_equal(find_difference(before, after).w, 0);
    SDL_FreeSurface(before);
    SDL_FreeSurface(with);
    SDL_FreeSurface(after);
}

static void figures_that_are_shown_are_written_anew(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_p);
    lobby_press(lobby, SDLK_i);
    SDL_Surface *before = lobby_look(lobby);
    lobby->clock.wall += 600; /* the feed was read so much longer ago */
    lobby_pass(lobby, TICK_MS(520));
    SDL_Surface *after = lobby_look(lobby);
    SDL_Rect changed = find_difference(before, after);
    assert_true(changed.w > 0 && changed.y + changed.h <= 57);
    SDL_FreeSurface(before);
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
        WITH_LOBBY(the_bar_tells_the_age_of_old_news_anew_at_each_hour_and_not_between),
        WITH_LOBBY(figures_are_shown_over_the_page_on_demand),
        WITH_LOBBY(figures_that_are_shown_are_written_anew),
        WITH_LOBBY(another_window_size_lays_the_same_story_out_anew),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("stage", tests, lobby_hold_formats, lobby_release_formats);
}
