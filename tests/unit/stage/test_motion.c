/* stage/: what moves on the screen: summaries, cross-fades, photos; all without allocating. */
#include "allocations.h"
#include "base/file.h"
#include "lobby.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdlib.h>

static void a_summary_moves_by_whole_pixels_without_allocating(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    while (lobby_figures(lobby).offset == 0)
        lobby_pass(lobby, TICK_SECONDS(1) / 60);
    long before = allocations_count(), frames = lobby_figures(lobby).frames;
    int last = lobby_figures(lobby).offset, moves = 0;
    for (int i = 0; i < 600; i++) {
        clock_fixed_advance(&lobby->clock, TICK_SECONDS(1) / 60);
        stage_step(lobby->stage);
        int offset = lobby_figures(lobby).offset;
        assert_in_range(offset - last, 0, 2);
        moves += offset != last;
        last = offset;
    }
    assert_true(moves > 100);
    assert_true(lobby_figures(lobby).frames - frames >= moves);
    assert_int_equal(allocations_count() - before, 0);
    assert_int_equal(lobby_figures(lobby).late, 0);
}

static void a_step_of_the_scroll_is_late_when_it_misses_more_than_a_refresh(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    while (lobby_figures(lobby).offset < 20)
        lobby_pass(lobby, TICK_SECONDS(1) / 60);
    for (int i = 0; i < 3; i++) {
        int offset = lobby_figures(lobby).offset;
        clock_fixed_advance(&lobby->clock, TICK_MS(200)); /* somebody else had the processor */
        stage_step(lobby->stage);
        assert_true(lobby_figures(lobby).offset > offset);
        assert_int_equal(lobby_figures(lobby).late, i + 1);
        lobby_pass(lobby, TICK_SECONDS(2)); /* in time again */
        assert_int_equal(lobby_figures(lobby).late, i + 1);
    }
}

/* What is scrolled to line by line is what would be drawn at once. */
static void scrolled_pixels_equal_pixels_drawn_afresh(void **state)
{
    struct lobby *lobby = *state;
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    lobby_pass(lobby, TICK_SECONDS(45));
    assert_true(lobby_figures(lobby).offset > 200);
    SDL_Surface *scrolled = lobby_look(lobby);
    SDL_Event exposed = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}};
    SDL_PushEvent(&exposed);
    stage_step(lobby->stage);
    SDL_Surface *whole = lobby_look(lobby);
    struct picture_difference difference =
        picture_compare(scrolled, whole, (SDL_Rect){0, 0, LOBBY_WIDTH, LOBBY_HEIGHT});
    assert_true(difference.mean == 0);
    SDL_FreeSurface(scrolled);
    SDL_FreeSurface(whole);
}

static void a_page_fades_in_without_a_black_frame(void **state)
{
    struct lobby *lobby = *state;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 1, 200)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0x4080C0);
    sample_put(lobby->folder, stories, 2);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_settle(lobby);
    SDL_Rect photo = {100, 100, 400, 200};
    int before[3], middle[3], after[3];
    SDL_Surface *picture = lobby_look(lobby);
    picture_mean(picture, photo, before);
    SDL_FreeSurface(picture);
    assert_true(abs(before[0] - 0xC0) < 3 && abs(before[2] - 0x40) < 3);
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = SDLK_SPACE}}};
    SDL_PushEvent(&event);
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(300));
    picture = lobby_look(lobby);
    picture_mean(picture, photo, middle);
    SDL_FreeSurface(picture);
    for (int c = 0; c < 3; c++) /* halfway: 0x80 in every channel */
        assert_in_range(middle[c], 0x80 - 12, 0x80 + 12);
    lobby_pass(lobby, TICK_MS(400));
    picture = lobby_look(lobby);
    picture_mean(picture, photo, after);
    SDL_FreeSurface(picture);
    assert_true(abs(after[0] - 0x40) < 3 && abs(after[2] - 0xC0) < 3);
}

/* A photo whose every pixel says where it is: red goes right, green goes down. */
static void add_map(struct lobby *lobby, struct story *story)
{
    enum { SIDE = 1000 };
    sample_add_photo(lobby->folder, story, SIDE, SIDE, 0x000001);
    char *photos = file_join(lobby->folder, "photos"), *file = file_join(photos, story->photo->file);
    SDL_Surface *map = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, SDL_PIXELFORMAT_RGB888);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            ((Uint32 *)map->pixels)[y * map->pitch / 4 + x] =
                (Uint32)(x * 255 / SIDE) << 16 | (Uint32)(y * 255 / SIDE) << 8;
    assert_int_equal(IMG_SavePNG(map, file), 0);
    SDL_FreeSurface(map);
    free(photos);
    free(file);
}

static void open_with_motion(struct lobby *lobby)
{
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    lobby->config.screen.photo_motion = true;
    lobby->config.screen.burn_in_guard = false;
    lobby->config.rotation.dwell_auto = false;
    lobby->config.rotation.dwell = TICK_SECONDS(60);
    add_map(lobby, stories[0]);
    sample_put(lobby->folder, stories, 1);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_settle(lobby);
}

/* From its beginning to its end a photo goes 28 u to the upper left, 18 or 19 pixels here; caption and text
 * stand. */
static void a_photo_moves_under_its_caption(void **state)
{
    struct lobby *lobby = *state;
    open_with_motion(lobby);
    SDL_Surface *before = lobby_look(lobby);
    lobby_pass(lobby, TICK_SECONDS(59));
    SDL_Surface *after = lobby_look(lobby);
    int first[3], last[3];
    SDL_Rect middle = {300, 200, 64, 64};
    picture_mean(before, middle, first);
    picture_mean(after, middle, last);
    double pixels =
        (double)(last[0] - first[0]) * 653 / 255; /* the box is 653 pixels high, as is the photo */
    assert_true(pixels > 10 && pixels < 28);
    SDL_Rect column = {736, 0, LOBBY_WIDTH - 736, 600};
    assert_true(picture_compare(before, after, column).mean == 0);
    SDL_Rect caption = {40, 590, 300, 40}; /* the photo below it is as good as hidden */
    assert_true(picture_compare(before, after, caption).share == 0);
    assert_true(picture_share(after, caption, 0xF2F0EA, 24) > 0.01);
    SDL_FreeSurface(before);
    SDL_FreeSurface(after);
}

static void a_photo_moves_without_allocating(void **state)
{
    struct lobby *lobby = *state;
    open_with_motion(lobby);
    lobby_pass(lobby,
               TICK_SECONDS(15)); /* it moves; SDL's list of what to draw has grown as long as it will be */
    long before = allocations_count(), frames = lobby_figures(lobby).frames;
    lobby_pass(lobby, TICK_SECONDS(30));
    assert_int_equal(allocations_count() - before, 0);
    assert_true(lobby_figures(lobby).frames > frames + 10);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_summary_moves_by_whole_pixels_without_allocating),
        WITH_LOBBY(a_step_of_the_scroll_is_late_when_it_misses_more_than_a_refresh),
        WITH_LOBBY(scrolled_pixels_equal_pixels_drawn_afresh),
        WITH_LOBBY(a_page_fades_in_without_a_black_frame),
        WITH_LOBBY(a_photo_moves_under_its_caption),
        WITH_LOBBY(a_photo_moves_without_allocating),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests_name("motion", tests, lobby_hold_formats, lobby_release_formats);
}
