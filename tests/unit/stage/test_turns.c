/* stage/: what the next page is when editions, keys, pauses and windows change meanwhile; in virtual time. */
#include "base/file.h"
#include "base/memory.h"
#include "lobby.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdlib.h>
#include <unistd.h>

static void expect_headline(struct lobby *lobby, const char *headline)
{
    const char *shown = lobby_figures(lobby).headline;
    assert_non_null(shown);
    assert_string_equal(shown, headline);
}

static void open_and_settle(struct lobby *lobby)
{
    lobby_open(lobby);
    lobby_settle(lobby);
}

static void set_dwell(struct lobby *lobby, int seconds)
{
    lobby->config.rotation.dwell_auto = false;
    lobby->config.rotation.dwell = TICK_SECONDS(seconds);
}

/* The store is looked at twice a second and read on a thread, in real time. */
static void let_it_be_noticed(struct lobby *lobby)
{
    lobby_pass(lobby, TICK_MS(520));
    lobby_settle(lobby);
}

static void push_key(SDL_Keycode key)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = key}}};
    SDL_PushEvent(&event);
}

static void a_new_edition_moves_nobodys_turn(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    struct story *stories[] = {sample_make("0", "Новая", 1, 10), sample_make("1", "Первая", 1, 100),
                               sample_make("2", "Вторая", 1, 200)};
    sample_put(lobby->folder, stories, 3);
    long turns = lobby_figures(lobby).turns;
    let_it_be_noticed(lobby);
    assert_int_equal(lobby_figures(lobby).turns, turns); /* what is on screen stays */
    expect_headline(lobby, "Первая");
    assert_int_equal(lobby_figures(lobby).stories, 3);
    lobby_press(lobby, SDLK_RIGHT);
    expect_headline(lobby, "Вторая");
    lobby_press(lobby, SDLK_RIGHT);
    expect_headline(lobby, "Новая");
}

static void what_was_prepared_of_an_old_edition_is_made_anew(void **state)
{
    struct lobby *lobby = *state;
    set_dwell(lobby, 12);
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(10)); /* of 12: the next page is made */
    lobby_settle(lobby);
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Исправленная", 1, 200)};
    sample_put(lobby->folder, stories, 2);
    let_it_be_noticed(lobby);
    lobby_pass(lobby, TICK_SECONDS(2));
    lobby_settle(lobby);
    expect_headline(lobby, "Исправленная");
}

static void when_the_last_story_goes_the_page_that_waits_comes_in_its_time(void **state)
{
    struct lobby *lobby = *state;
    set_dwell(lobby, 12);
    lobby_fill(lobby);
    open_and_settle(lobby);
    sample_put(lobby->folder, NULL, 0);
    let_it_be_noticed(lobby);
    expect_headline(lobby, "Первая");
    lobby_pass(lobby, TICK_SECONDS(13));
    lobby_settle(lobby);
    assert_null(lobby_figures(lobby).headline);
    lobby_fill(lobby);
    let_it_be_noticed(lobby);
    expect_headline(lobby, "Первая"); /* at once, and from the first on */
}

static void a_single_story_comes_again_after_itself(void **state)
{
    struct lobby *lobby = *state;
    set_dwell(lobby, 12);
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_put(lobby->folder, stories, 1);
    open_and_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(13));
    lobby_settle(lobby);
    expect_headline(lobby, "Первая");
    assert_int_equal(lobby_figures(lobby).turns, 2);
}

static void a_key_on_the_page_that_waits_makes_it_anew(void **state)
{
    struct lobby *lobby = *state;
    open_and_settle(lobby);
    long turns = lobby_figures(lobby).turns;
    lobby_press(lobby, SDLK_SPACE);
    assert_int_equal(lobby_figures(lobby).turns, turns + 1);
    assert_null(lobby_figures(lobby).headline);
    lobby_pass(lobby, TICK_SECONDS(200));
    assert_int_equal(lobby_figures(lobby).turns, turns + 1);
}

static void the_page_turns_when_its_time_is_over_and_not_before(void **state)
{
    struct lobby *lobby = *state;
    set_dwell(lobby, 20);
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby_pass(lobby, TICK_MS(19900));
    assert_int_equal(lobby_figures(lobby).turns, 1);
    lobby_pass(lobby, TICK_MS(200));
    assert_int_equal(lobby_figures(lobby).turns, 2);
    lobby_pass(lobby, TICK_MS(20450)); /* with the fade before it: 20.6 s */
    assert_int_equal(lobby_figures(lobby).turns, 2);
    lobby_pass(lobby, TICK_MS(200));
    assert_int_equal(lobby_figures(lobby).turns, 3);
}

/* Where the progress line ends, of the screen's width. */
static int progress(struct lobby *lobby)
{
    SDL_Surface *picture = lobby_look(lobby);
    int end = 0;
    while (end < picture->w && (picture_pixel(picture, end, 655) & 0xFFFFFF) == 0xE8B34B)
        end++;
    SDL_FreeSurface(picture);
    return end;
}

static void the_progress_line_fills_with_the_time_and_stands_in_a_pause(void **state)
{
    struct lobby *lobby = *state;
    set_dwell(lobby, 20);
    lobby->config.screen.burn_in_guard = false;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(5));
    assert_in_range(progress(lobby), 316, 326);
    push_key(SDLK_p);
    lobby_pass(lobby, TICK_SECONDS(100));
    assert_in_range(progress(lobby), 316, 326);
    push_key(SDLK_p);
    lobby_pass(lobby, TICK_SECONDS(5));
    assert_in_range(progress(lobby), 635, 645);
    lobby_pass(lobby, TICK_SECONDS(5));
    assert_in_range(progress(lobby), 954, 966);
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(5200)); /* the next page, whose line begins with its fade */
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(9900));
    assert_int_equal(lobby_figures(lobby).turns, 2);
    assert_in_range(progress(lobby), 600, 660);
}

static void a_summary_stands_in_a_pause_and_goes_on_where_it_stood(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    while (lobby_figures(lobby).offset < 50)
        lobby_pass(lobby, TICK_MS(100));
    push_key(SDLK_p);
    lobby_pass(lobby, TICK_MS(50));
    int offset = lobby_figures(lobby).offset;
    lobby_pass(lobby, TICK_SECONDS(60));
    assert_int_equal(lobby_figures(lobby).offset, offset);
    push_key(SDLK_p);
    lobby_pass(lobby, TICK_MS(50));
    assert_in_range(lobby_figures(lobby).offset, offset, offset + 5);
    lobby_pass(lobby, TICK_SECONDS(1));
    assert_true(lobby_figures(lobby).offset > offset);
}

static void there_is_no_pause_in_a_fade(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    push_key(SDLK_RIGHT);
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(100));
    push_key(SDLK_p);
    lobby_pass(lobby, TICK_SECONDS(120));
    lobby_settle(lobby);
    assert_true(lobby_figures(lobby).turns > 2); /* it went on */
}

static void no_page_is_made_while_another_fades(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    push_key(SDLK_RIGHT);
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(100));
    lobby->refusals = -1; /* a page that is made asks for textures */
    push_key(SDLK_RIGHT);
    lobby_pass(lobby, TICK_MS(450)); /* of 600 */
    assert_int_equal(lobby->refused, 0);
    lobby->refusals = 0;
    lobby_pass(lobby, TICK_MS(100));
    lobby_settle(lobby);
    expect_headline(lobby, "Третья");
}

static void a_key_ends_a_pause(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby_press(lobby, SDLK_p);
    lobby_press(lobby, SDLK_RIGHT);
    expect_headline(lobby, "Вторая");
    lobby_press(lobby, SDLK_RIGHT);
    expect_headline(lobby, "Третья");
    lobby_pass(lobby, TICK_SECONDS(14));
    lobby_settle(lobby);
    expect_headline(lobby, "Первая");
}

static void the_last_of_two_keys_counts(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    push_key(SDLK_RIGHT);
    push_key(SDLK_LEFT);
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(1));
    expect_headline(lobby, "Первая");
}

static void a_key_that_is_held_down_counts_once(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    SDL_Event event = {
        .key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .repeat = 1, .keysym = {.sym = SDLK_RIGHT}}};
    SDL_PushEvent(&event);
    lobby_settle(lobby);
    expect_headline(lobby, "Первая");
}

static void a_reload_shows_the_same_story_from_its_beginning(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    while (lobby_figures(lobby).offset < 20)
        lobby_pass(lobby, TICK_MS(100));
    lobby_press(lobby, SDLK_r);
    expect_headline(lobby, "Вторая");
    assert_int_equal(lobby_figures(lobby).offset, 0);
    lobby_press(lobby, SDLK_RIGHT);
    expect_headline(lobby, "Третья");
}

static void a_window_that_grows_in_a_fade_shows_the_new_story(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    push_key(SDLK_RIGHT);
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(200));
    SDL_SetWindowSize(SDL_GetWindowFromID(1), 1000, 700);
    lobby_settle(lobby);
    expect_headline(lobby, "Вторая");
    SDL_Surface *picture = lobby_look(lobby);
    assert_int_equal(picture->w, 1000);
    SDL_FreeSurface(picture);
}

static void a_screenshot_is_a_picture_in_the_folder(void **state)
{
    struct lobby *lobby = *state;
    char *before = getcwd(NULL, 0);
    lobby_fill(lobby);
    open_and_settle(lobby);
    assert_non_null(before);
    assert_int_equal(chdir(lobby->folder), 0);
    push_key(SDLK_s);
    lobby_settle(lobby);
    SDL_Surface *picture = picture_read("foyer-2026-09-12T09:05:00Z.png");
    assert_int_equal(chdir(before), 0);
    assert_non_null(picture);
    assert_int_equal(picture->w, LOBBY_WIDTH);
    SDL_FreeSurface(picture);
    free(before);
}

static void the_next_round_is_due_when_something_moves_and_at_least_twice_a_second(void **state)
{
    struct lobby *lobby = *state;
    lobby_open(lobby);
    lobby_settle(lobby); /* the page that waits: nothing moves */
    tick now = lobby->clock.now, due = stage_step(lobby->stage);
    assert_in_range(due - now, TICK_MS(1), TICK_MS(500));
    lobby_fill(lobby);
    let_it_be_noticed(lobby);
    lobby_pass(lobby, TICK_SECONDS(2));
    now = lobby->clock.now;
    due = stage_step(lobby->stage);
    assert_in_range(due - now, TICK_MS(1), TICK_MS(40)); /* the progress line */
    push_key(SDLK_RIGHT);
    lobby_settle(lobby);
    now = lobby->clock.now;
    due = stage_step(lobby->stage);
    assert_in_range(due - now, TICK_MS(16), TICK_MS(17)); /* a fade, at each refresh */
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_new_edition_moves_nobodys_turn),
        WITH_LOBBY(what_was_prepared_of_an_old_edition_is_made_anew),
        WITH_LOBBY(when_the_last_story_goes_the_page_that_waits_comes_in_its_time),
        WITH_LOBBY(a_single_story_comes_again_after_itself),
        WITH_LOBBY(a_key_on_the_page_that_waits_makes_it_anew),
        WITH_LOBBY(the_page_turns_when_its_time_is_over_and_not_before),
        WITH_LOBBY(the_progress_line_fills_with_the_time_and_stands_in_a_pause),
        WITH_LOBBY(a_summary_stands_in_a_pause_and_goes_on_where_it_stood),
        WITH_LOBBY(there_is_no_pause_in_a_fade),
        WITH_LOBBY(no_page_is_made_while_another_fades),
        WITH_LOBBY(a_key_ends_a_pause),
        WITH_LOBBY(the_last_of_two_keys_counts),
        WITH_LOBBY(a_key_that_is_held_down_counts_once),
        WITH_LOBBY(a_reload_shows_the_same_story_from_its_beginning),
        WITH_LOBBY(a_window_that_grows_in_a_fade_shows_the_new_story),
        WITH_LOBBY(a_screenshot_is_a_picture_in_the_folder),
        WITH_LOBBY(the_next_round_is_due_when_something_moves_and_at_least_twice_a_second),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("turns", tests, lobby_hold_formats, lobby_release_formats);
}
