/* stage/: photos whose files are gone make text pages, never a hole. */
#include "base/file.h"
#include "lobby.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdlib.h>
#include <unistd.h>

static void a_missing_photo_makes_a_text_page(void **state)
{
    struct lobby *lobby = *state;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    char *photos = file_join(lobby->folder, "photos"), *file = file_join(photos, stories[0]->photo->file);
    sample_put(lobby->folder, stories, 1);
    assert_int_equal(unlink(file), 0);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    SDL_Surface *picture = lobby_look(lobby);
    assert_true(picture_share(picture, (SDL_Rect){0, 0, 120, 600}, 0x0E1420, 0) == 1.0);
    SDL_FreeSurface(picture);
    free(photos);
    free(file);
}

/* As the budget for photos does it: the files go, the edition that names them is still the display's. */
static void remove_photo(const struct lobby *lobby, const struct story *story)
{
    char *photos = file_join(lobby->folder, "photos"), *file = file_join(photos, story->photo->file);
    assert_int_equal(unlink(file), 0);
    free(photos);
    free(file);
}

/* A page with a photo has it in the left half, over the margin; a text page has letters there beside a bare
 * margin; a hole would have neither. */
enum sight { SIGHT_PHOTO, SIGHT_TEXT, SIGHT_HOLE };

static enum sight left_half(struct lobby *lobby)
{
    SDL_Surface *picture = lobby_look(lobby);
    double margin = picture_share(picture, (SDL_Rect){0, 0, 120, 600}, 0x0E1420, 0);
    double inside = picture_share(picture, (SDL_Rect){120, 0, 480, 600}, 0x0E1420, 0);
    SDL_FreeSurface(picture);
    return margin < 0.5 ? SIGHT_PHOTO : margin == 1.0 && inside < 0.99 ? SIGHT_TEXT : SIGHT_HOLE;
}

static void photos_that_go_while_one_is_on_screen_leave_text_pages(void **state)
{
    struct lobby *lobby = *state;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 1, 200)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0x4080C0);
    struct story *copies[] = {story_copy(stories[0]), story_copy(stories[1])};
    sample_put(lobby->folder, stories, 2);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_settle(lobby);
    assert_int_equal(left_half(lobby), SIGHT_PHOTO);
    for (int i = 0; i < 2; i++)
        remove_photo(lobby, copies[i]);
    lobby_pass(lobby, TICK_SECONDS(2));
    assert_int_equal(left_half(lobby), SIGHT_PHOTO); /* what is on the screen stays there */
    static const SDL_Keycode keys[] = {SDLK_RIGHT, SDLK_LEFT, SDLK_r};
    static const char *const headlines[] = {"Вторая", "Первая", "Первая"};
    for (int i = 0; i < 3; i++) {
        lobby_press(lobby, keys[i]);
        lobby_press(lobby, SDLK_UNKNOWN);
        assert_string_equal(lobby_figures(lobby).headline, headlines[i]);
        assert_int_equal(left_half(lobby), SIGHT_TEXT);
    }
    story_destroy(copies[0]);
    story_destroy(copies[1]);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_missing_photo_makes_a_text_page),
        WITH_LOBBY(photos_that_go_while_one_is_on_screen_leave_text_pages),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("gone_photos", tests, lobby_hold_formats, lobby_release_formats);
}
