/* stage/: pages that cannot be made, because the screen refuses their textures, never stop the display. */
#include "base/file.h"
#include "lobby.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void open_and_settle(struct lobby *lobby)
{
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_settle(lobby);
}

static bool has_photo(struct lobby *lobby)
{
    SDL_Surface *picture = lobby_look(lobby);
    double margin = picture_share(picture, (SDL_Rect){0, 0, 120, 600}, 0x0E1420, 0);
    SDL_FreeSurface(picture);
    return margin < 0.5;
}

static void put_photos(struct lobby *lobby)
{
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 1, 200)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0x4080C0);
    sample_put(lobby->folder, stories, 2);
}

static void a_page_that_cannot_be_made_with_its_photo_is_shown_as_a_text_page(void **state)
{
    struct lobby *lobby = *state;
    put_photos(lobby);
    open_and_settle(lobby);
    assert_true(has_photo(lobby));
    lobby->refusals = 1;
    lobby_press(lobby, SDLK_RIGHT);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    assert_false(has_photo(lobby));
    lobby_press(lobby, SDLK_LEFT);
    lobby_press(lobby, SDLK_RIGHT);
    assert_true(has_photo(lobby)); /* the next time it is tried as it should be */
}

static void a_page_that_cannot_be_made_at_all_is_passed_over(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby->refusals = 1; /* a text page is tried once */
    lobby_press(lobby, SDLK_RIGHT);
    lobby_pass(lobby, TICK_SECONDS(2)); /* the wait, and the fade */
    assert_string_equal(lobby_figures(lobby).headline, "Третья");
    lobby_press(lobby, SDLK_LEFT);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
}

static void one_that_is_passed_over_on_the_way_back_leads_further_back(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby->refusals = 1;
    lobby_press(lobby, SDLK_LEFT);
    lobby_pass(lobby, TICK_SECONDS(2));
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
}

/* What is logged while a function of the test runs goes to a file. */
struct record {
    char *path;
    int screen;
};

static void record_begin(struct record *record, const struct lobby *lobby)
{
    record->path = file_join(lobby->folder, "log");
    (void)fflush(stderr);
    record->screen = dup(2);
    int file = open(record->path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(file >= 0 && dup2(file, 2) == 2);
    close(file);
}

/* Lines with that text. */
static int record_end(struct record *record, const char *text)
{
    char line[2048];
    int count = 0;
    (void)fflush(stderr);
    assert_int_equal(dup2(record->screen, 2), 2);
    close(record->screen);
    FILE *file = fopen(record->path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        count += strstr(line, text) != NULL;
    (void)fclose(file);
    free(record->path);
    return count;
}

static void a_screen_that_refuses_everything_keeps_its_page_tries_seldom_and_says_so_once(void **state)
{
    struct lobby *lobby = *state;
    struct record record;
    put_photos(lobby);
    open_and_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(2));
    long turns = lobby_figures(lobby).turns;
    record_begin(&record, lobby);
    lobby->refusals = -1;
    lobby->refused = 0;
    for (int second = 0; second < 200; second++) {
        lobby_pass(lobby, TICK_SECONDS(1));
        lobby_settle(lobby);
    }
    assert_int_equal(record_end(&record, "cannot be made"), 1);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    assert_int_equal(lobby_figures(lobby).turns, turns);
    assert_true(has_photo(lobby));
    assert_in_range(lobby->refused, 2 * 6, 2 * 9); /* 1, 2, 4, 8, 16, 32, 60 s; with the photo and without */
    lobby->refusals = 0;
    lobby_pass(lobby, TICK_SECONDS(61));
    lobby_settle(lobby);
    assert_true(lobby_figures(lobby).turns > turns);
}

static void a_start_without_textures_shows_the_news_when_there_are_some(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby->refusals = -1;
    open_and_settle(lobby);
    assert_null(lobby_figures(lobby).headline);
    lobby->refusals = 0;
    lobby_pass(lobby, TICK_SECONDS(2));
    lobby_settle(lobby);
    assert_int_equal(lobby_figures(lobby).turns, 1);
    assert_non_null(lobby_figures(lobby).headline);
}

static void a_reload_forgets_the_trouble_and_tries_at_once(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby->refusals = -1;
    lobby_press(lobby, SDLK_RIGHT);
    lobby_pass(lobby, TICK_SECONDS(40));
    lobby->refusals = 0;
    lobby_press(lobby, SDLK_r);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
}

static void a_bar_that_cannot_be_made_leaves_the_one_before(void **state)
{
    struct lobby *lobby = *state;
    struct record record;
    lobby_fill(lobby);
    open_and_settle(lobby);
    lobby->refusals = -1;
    record_begin(&record, lobby);
    for (int hour = 0; hour < 5; hour++) {
        lobby->clock.wall += 3600;
        lobby_pass(lobby, TICK_MS(600));
    }
    assert_int_equal(record_end(&record, "the bar cannot be drawn"), 1);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    SDL_Surface *picture = lobby_look(lobby);
    assert_true(picture_share(picture, (SDL_Rect){0, 660, LOBBY_WIDTH, 58}, 0xF2F0EA, 60) > 0);
    SDL_FreeSurface(picture);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_page_that_cannot_be_made_with_its_photo_is_shown_as_a_text_page),
        WITH_LOBBY(a_page_that_cannot_be_made_at_all_is_passed_over),
        WITH_LOBBY(one_that_is_passed_over_on_the_way_back_leads_further_back),
        WITH_LOBBY(a_screen_that_refuses_everything_keeps_its_page_tries_seldom_and_says_so_once),
        WITH_LOBBY(a_start_without_textures_shows_the_news_when_there_are_some),
        WITH_LOBBY(a_reload_forgets_the_trouble_and_tries_at_once),
        WITH_LOBBY(a_bar_that_cannot_be_made_leaves_the_one_before),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("trouble", tests, lobby_hold_formats, lobby_release_formats);
}
