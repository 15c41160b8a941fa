/* stage/still.h: a page drawn without a screen is the display's, pixel by pixel. */
#include "base/file.h"
#include "base/memory.h"
#include "lobby.h"
#include "stage/still.h"
#include "story/alert.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdlib.h>
#include <unistd.h>

struct print {
    struct edition *edition;
    struct store *store;
    struct still_request request;
};

static void print_open(struct print *print, struct lobby *lobby)
{
    struct error error = {0};
    print->store = store_open_reader(lobby->folder, &error);
    assert_non_null(print->store);
    print->edition = store_read_edition(print->store, &error);
    assert_non_null(print->edition);
    print->request = (struct still_request){.config = &lobby->config,
                                            .fonts = SOURCE_FOLDER "/fonts",
                                            .languages = SOURCE_FOLDER "/assets/languages",
                                            .clock = &lobby->clock.clock,
                                            .width = LOBBY_WIDTH,
                                            .height = LOBBY_HEIGHT,
                                            .edition = print->edition};
}

static void print_close(struct print *print)
{
    edition_destroy(print->edition);
    store_close(print->store);
}

static SDL_Surface *print_make(const struct print *print, struct lobby *lobby)
{
    struct error error = {0};
    char *path = file_join(lobby->folder, "still.png");
    assert_true(still_save(&print->request, path, &error));
    SDL_Surface *picture = picture_read(path);
    assert_non_null(picture);
    free(path);
    return picture;
}

static void expect_same(SDL_Surface *left, SDL_Surface *right)
{
    struct picture_difference difference =
        picture_compare(left, right, (SDL_Rect){0, 0, LOBBY_WIDTH, LOBBY_HEIGHT});
    assert_true(difference.mean == 0);
    SDL_FreeSurface(left);
    SDL_FreeSurface(right);
}

static void a_still_of_a_story_is_what_the_display_shows_at_first(void **state)
{
    struct lobby *lobby = *state;
    struct print print;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    print_open(&print, lobby);
    expect_same(print_make(&print, lobby), lobby_look(lobby));
    print_close(&print);
}

static void a_still_at_an_offset_is_the_display_when_it_has_scrolled_so_far(void **state)
{
    struct lobby *lobby = *state;
    struct print print;
    lobby->config.screen.burn_in_guard = false;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    print_open(&print, lobby);
    lobby_press(lobby, SDLK_RIGHT);
    while (lobby_figures(lobby).offset < 100)
        lobby_pass(lobby, TICK_SECONDS(1) / 60);
    print.request.story = 1;
    print.request.offset = lobby_figures(lobby).offset;
    SDL_Surface *still = print_make(&print, lobby), *shown = lobby_look(lobby);
    SDL_Rect page = {0, 0, LOBBY_WIDTH, 650}; /* without the line, whose time has the fade in it */
    assert_true(picture_compare(still, shown, page).mean == 0);
    SDL_FreeSurface(still);
    SDL_FreeSurface(shown);
    print_close(&print);
}

static int progress(SDL_Surface *picture)
{
    int end = 0;
    while (end < picture->w && (picture_pixel(picture, end, 655) & 0xFFFFFF) == 0xE8B34B)
        end++;
    SDL_FreeSurface(picture);
    return end;
}

static void its_progress_line_tells_the_moment_and_an_offset_too_large_is_the_end(void **state)
{
    struct lobby *lobby = *state;
    struct print print;
    lobby_fill(lobby);
    print_open(&print, lobby);
    print.request.story = 1;
    assert_int_equal(progress(print_make(&print, lobby)), 0);
    print.request.offset = 100;
    int early = progress(print_make(&print, lobby));
    print.request.offset = 200;
    int later = progress(print_make(&print, lobby));
    print.request.offset = 100000;
    int last = progress(print_make(&print, lobby));
    assert_true(early > 0 && later > early && last > later && last < LOBBY_WIDTH);
    print_close(&print);
}

static void a_still_of_an_alert_is_the_displays(void **state)
{
    struct lobby *lobby = *state;
    struct print print;
    char text[] = "Учебная тревога\nПройдите к выходу Б";
    struct alert alert = {.number = 1, .level = ALERT_EMERGENCY, .text = text};
    lobby_fill(lobby);
    print_open(&print, lobby);
    print.request.alert = &alert;
    SDL_Surface *page = print_make(&print, lobby);
    assert_int_equal(picture_pixel(page, 4, 4) & 0xFFFFFF, 0x8E1616);
    SDL_FreeSurface(page);
    alert.level = ALERT_INFO; /* a line of the bar */
    SDL_Surface *with = print_make(&print, lobby);
    print.request.alert = NULL;
    SDL_Surface *without = print_make(&print, lobby);
    assert_int_equal(picture_pixel(with, 4, 4) & 0xFFFFFF, 0x0E1420);
    assert_true(picture_compare(with, without, (SDL_Rect){0, 0, LOBBY_WIDTH, 650}).mean == 0);
    assert_true(picture_compare(with, without, (SDL_Rect){0, 660, LOBBY_WIDTH, 58}).mean > 0);
    SDL_FreeSurface(with);
    SDL_FreeSurface(without);
    print_close(&print);
}

static void without_a_story_it_is_the_page_that_waits(void **state)
{
    struct lobby *lobby = *state;
    struct print print;
    sample_put(lobby->folder, NULL, 0);
    lobby_open(lobby);
    lobby_settle(lobby);
    print_open(&print, lobby);
    expect_same(print_make(&print, lobby), lobby_look(lobby));
    print_close(&print);
}

static void a_photo_that_cannot_be_read_is_told(void **state)
{
    struct lobby *lobby = *state;
    struct print print;
    struct error error = {0};
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_put(lobby->folder, stories, 1);
    print_open(&print, lobby);
    print.request.photo_path = "/nowhere/photo.jpg";
    char *path = file_join(lobby->folder, "still.png");
    assert_false(still_save(&print.request, path, &error));
    assert_true(error.set);
    assert_int_not_equal(access(path, F_OK), 0);
    free(path);
    print_close(&print);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_still_of_a_story_is_what_the_display_shows_at_first),
        WITH_LOBBY(a_still_at_an_offset_is_the_display_when_it_has_scrolled_so_far),
        WITH_LOBBY(its_progress_line_tells_the_moment_and_an_offset_too_large_is_the_end),
        WITH_LOBBY(a_still_of_an_alert_is_the_displays),
        WITH_LOBBY(without_a_story_it_is_the_page_that_waits),
        WITH_LOBBY(a_photo_that_cannot_be_read_is_told),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("still", tests, lobby_hold_formats, lobby_release_formats);
}
