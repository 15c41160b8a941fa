/* stage/: the display in virtual time, on SDL's dummy driver, with a real store. */
#include "stage/stage.h"
#include "stage/turned.h"

#include "base/file.h"
#include "base/memory.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Sanitizers bring an allocator of their own; without them every allocation of the process is counted. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef COUNTS_ALLOCATIONS
#define COUNTS_ALLOCATIONS 1
#endif

static atomic_long allocations;

#if COUNTS_ALLOCATIONS
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    atomic_fetch_add(&allocations, 1);
    return __libc_realloc(old, size);
}
#endif

enum { WIDTH = 1280, HEIGHT = 720 };

struct lobby {
    char *folder;
    struct config config;
    struct clock_fixed clock;
    struct stage *stage;
};

static int lobby_setup(void **state)
{
    struct lobby *lobby = memory_zeroed(1, sizeof *lobby);
    lobby->folder = sample_folder();
    sample_config(&lobby->config, lobby->folder);
    clock_fixed_init(&lobby->clock, SAMPLE_NOW);
    *state = lobby;
    return 0;
}

static int lobby_teardown(void **state)
{
    struct lobby *lobby = *state;
    stage_destroy(lobby->stage);
    config_finish(&lobby->config);
    sample_remove(lobby->folder);
    free(lobby);
    return 0;
}

static void open_stage(struct lobby *lobby)
{
    struct error error = {0};
    struct stage_settings settings = {.config = &lobby->config,
                                      .fonts = SOURCE_FOLDER "/fonts",
                                      .languages = SOURCE_FOLDER "/assets/languages",
                                      .clock = &lobby->clock.clock,
                                      .width = WIDTH,
                                      .height = HEIGHT};
    lobby->stage = stage_create(&settings, &error);
    if (!lobby->stage)
        print_error("%s\n", error.text);
    assert_non_null(lobby->stage);
}

static struct stage_figures figures(const struct lobby *lobby)
{
    struct stage_figures read;
    stage_read_figures(lobby->stage, &read);
    return read;
}

/* Steps while time stands, until nothing more is prepared: photos are decoded in real time. */
static void settle(struct lobby *lobby)
{
    SDL_Event event;
    for (int i = 0; i < 40; i++) {
        stage_step(lobby->stage);
        SDL_WaitEventTimeout(NULL, i < 4 ? 50 : 1);
    }
    (void)event;
}

/* Steps in real time until so many pages were shown; a machine under load may take its time to decode a
 * photo. */
static void wait_for_turns(struct lobby *lobby, long turns)
{
    for (int i = 0; i < 2000 && figures(lobby).turns < turns; i++) {
        stage_step(lobby->stage);
        SDL_WaitEventTimeout(NULL, 5);
    }
    assert_true(figures(lobby).turns >= turns);
}

/* Lets time pass, a refresh at a time. */
static void pass(struct lobby *lobby, tick span)
{
    for (tick gone = 0; gone < span; gone += TICK_SECONDS(1) / 60) {
        clock_fixed_advance(&lobby->clock, TICK_SECONDS(1) / 60);
        stage_step(lobby->stage);
    }
}

static void press(struct lobby *lobby, SDL_Keycode key)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = key}}};
    SDL_PushEvent(&event);
    settle(lobby);
    pass(lobby, TICK_SECONDS(1)); /* the fade */
}

static SDL_Surface *look(struct lobby *lobby)
{
    struct error error = {0};
    char *path = file_join(lobby->folder, "screen.png");
    assert_true(stage_save_png(lobby->stage, path, &error));
    SDL_Surface *picture = picture_read(path);
    assert_non_null(picture);
    free(path);
    return picture;
}

static void three_stories(struct lobby *lobby)
{
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 12, 200),
                               sample_make("3", "Третья", 1, 300)};
    sample_put(lobby->folder, stories, 3);
}

static void stories_turn_newest_first_when_their_time_is_over(void **state)
{
    struct lobby *lobby = *state;
    lobby->config.rotation.dwell_auto = false;
    lobby->config.rotation.dwell = TICK_SECONDS(20);
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    assert_string_equal(figures(lobby).headline, "Первая");
    pass(lobby, TICK_SECONDS(19));
    assert_string_equal(figures(lobby).headline, "Первая");
    pass(lobby, TICK_SECONDS(2));
    assert_string_equal(figures(lobby).headline, "Вторая");
    pass(lobby, TICK_SECONDS(21));
    assert_string_equal(figures(lobby).headline, "Третья");
    pass(lobby, TICK_SECONDS(21));
    assert_string_equal(figures(lobby).headline, "Первая");
    assert_int_equal(figures(lobby).turns, 4);
}

static void a_summary_moves_by_whole_pixels_without_allocating(void **state)
{
    struct lobby *lobby = *state;
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    press(lobby, SDLK_RIGHT);
    assert_string_equal(figures(lobby).headline, "Вторая");
    while (figures(lobby).offset == 0)
        pass(lobby, TICK_SECONDS(1) / 60);
    long before = atomic_load(&allocations), frames = figures(lobby).frames;
    int last = figures(lobby).offset, moves = 0;
    for (int i = 0; i < 600; i++) {
        clock_fixed_advance(&lobby->clock, TICK_SECONDS(1) / 60);
        stage_step(lobby->stage);
        int offset = figures(lobby).offset;
        assert_in_range(offset - last, 0, 2);
        moves += offset != last;
        last = offset;
    }
    assert_true(moves > 100);
    assert_true(figures(lobby).frames - frames >= moves);
    assert_int_equal(atomic_load(&allocations) - before, 0);
    assert_int_equal(figures(lobby).late, 0);
}

/* What is scrolled to line by line is what would be drawn at once. */
static void scrolled_pixels_equal_pixels_drawn_afresh(void **state)
{
    struct lobby *lobby = *state;
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    press(lobby, SDLK_RIGHT);
    pass(lobby, TICK_SECONDS(45));
    assert_true(figures(lobby).offset > 200);
    SDL_Surface *scrolled = look(lobby);
    SDL_Event exposed = {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}};
    SDL_PushEvent(&exposed);
    stage_step(lobby->stage);
    SDL_Surface *whole = look(lobby);
    struct picture_difference difference = picture_compare(scrolled, whole, (SDL_Rect){0, 0, WIDTH, HEIGHT});
    assert_true(difference.mean == 0);
    SDL_FreeSurface(scrolled);
    SDL_FreeSurface(whole);
}

static void nothing_moves_nothing_is_drawn(void **state)
{
    struct lobby *lobby = *state;
    open_stage(lobby); /* no store: the waiting page */
    settle(lobby);
    pass(lobby, TICK_SECONDS(2));
    long frames = figures(lobby).frames;
    pass(lobby, TICK_SECONDS(20)); /* within a minute of the clock */
    assert_in_range(figures(lobby).frames, frames, frames + 1);
}

static void a_page_fades_in_without_a_black_frame(void **state)
{
    struct lobby *lobby = *state;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 1, 200)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0x4080C0);
    sample_put(lobby->folder, stories, 2);
    open_stage(lobby);
    settle(lobby);
    settle(lobby);
    SDL_Rect photo = {100, 100, 400, 200};
    int before[3], middle[3], after[3];
    SDL_Surface *picture = look(lobby);
    picture_mean(picture, photo, before);
    SDL_FreeSurface(picture);
    assert_true(abs(before[0] - 0xC0) < 3 && abs(before[2] - 0x40) < 3);
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym = {.sym = SDLK_SPACE}}};
    SDL_PushEvent(&event);
    settle(lobby);
    pass(lobby, TICK_MS(300));
    picture = look(lobby);
    picture_mean(picture, photo, middle);
    SDL_FreeSurface(picture);
    for (int c = 0; c < 3; c++) /* halfway: 0x80 in every channel */
        assert_in_range(middle[c], 0x80 - 12, 0x80 + 12);
    pass(lobby, TICK_MS(400));
    picture = look(lobby);
    picture_mean(picture, photo, after);
    SDL_FreeSurface(picture);
    assert_true(abs(after[0] - 0x40) < 3 && abs(after[2] - 0xC0) < 3);
}

static void a_missing_photo_makes_a_text_page(void **state)
{
    struct lobby *lobby = *state;
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    char *photos = file_join(lobby->folder, "photos"), *file = file_join(photos, stories[0]->photo->file);
    sample_put(lobby->folder, stories, 1);
    assert_int_equal(unlink(file), 0);
    open_stage(lobby);
    settle(lobby);
    settle(lobby);
    assert_string_equal(figures(lobby).headline, "Первая");
    SDL_Surface *picture = look(lobby);
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
    SDL_Surface *picture = look(lobby);
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
    open_stage(lobby);
    settle(lobby);
    settle(lobby);
    assert_int_equal(left_half(lobby), SIGHT_PHOTO);
    for (int i = 0; i < 2; i++)
        remove_photo(lobby, copies[i]);
    pass(lobby, TICK_SECONDS(2));
    assert_int_equal(left_half(lobby), SIGHT_PHOTO); /* what is on the screen stays there */
    static const SDL_Keycode keys[] = {SDLK_RIGHT, SDLK_LEFT, SDLK_r};
    static const char *const headlines[] = {"Вторая", "Первая", "Первая"};
    for (int i = 0; i < 3; i++) {
        press(lobby, keys[i]);
        press(lobby, SDLK_UNKNOWN);
        assert_string_equal(figures(lobby).headline, headlines[i]);
        assert_int_equal(left_half(lobby), SIGHT_TEXT);
    }
    story_destroy(copies[0]);
    story_destroy(copies[1]);
}

static void a_reload_without_a_store_keeps_the_last_edition(void **state)
{
    struct lobby *lobby = *state;
    char command[128];
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_add_photo(lobby->folder, stories[0], 1200, 1000, 0xC08040);
    sample_put(lobby->folder, stories, 1);
    open_stage(lobby);
    wait_for_turns(lobby, 1);
    (void)snprintf(command, sizeof command, "rm -r %s/*", lobby->folder);
    assert_int_equal(system(command), 0);
    press(lobby, SDLK_r);
    wait_for_turns(lobby, 2);
    press(lobby, SDLK_RIGHT);
    wait_for_turns(lobby, 3);
    assert_string_equal(figures(lobby).headline, "Первая");
}

static void a_new_edition_is_noticed_within_a_second(void **state)
{
    struct lobby *lobby = *state;
    open_stage(lobby);
    settle(lobby);
    assert_null(figures(lobby).headline);
    struct story *stories[] = {sample_make("1", "Первая", 1, 100)};
    sample_put(lobby->folder, stories, 1);
    pass(lobby, TICK_MS(1100));
    settle(lobby);
    assert_string_equal(figures(lobby).headline, "Первая");
}

static void the_screen_goes_on_when_the_store_is_gone(void **state)
{
    struct lobby *lobby = *state;
    char command[128];
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    (void)snprintf(command, sizeof command, "rm -r %s/*", lobby->folder);
    assert_int_equal(system(command), 0);
    for (int i = 0; i < 4; i++)
        pass(lobby, TICK_SECONDS(31));
    assert_true(figures(lobby).turns >= 3);
    assert_non_null(figures(lobby).headline);
}

static void keys_turn_pages_and_pause(void **state)
{
    struct lobby *lobby = *state;
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    press(lobby, SDLK_SPACE);
    assert_string_equal(figures(lobby).headline, "Вторая");
    press(lobby, SDLK_RIGHT);
    assert_string_equal(figures(lobby).headline, "Третья");
    press(lobby, SDLK_LEFT);
    assert_string_equal(figures(lobby).headline, "Вторая");
    press(lobby, SDLK_LEFT);
    press(lobby, SDLK_LEFT);
    assert_string_equal(figures(lobby).headline, "Третья");
    press(lobby, SDLK_p);
    long turns = figures(lobby).turns;
    pass(lobby, TICK_SECONDS(200));
    assert_int_equal(figures(lobby).turns, turns);
    press(lobby, SDLK_p);
    pass(lobby, TICK_SECONDS(18)); /* the page stands for 12 s */
    assert_int_equal(figures(lobby).turns, turns + 1);
    assert_false(stage_ended(lobby->stage));
    press(lobby, SDLK_q);
    assert_true(stage_ended(lobby->stage));
}

static void old_news_is_told_in_the_accent_colour(void **state)
{
    struct lobby *lobby = *state;
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    SDL_Rect bar = {0, 660, WIDTH, 58}; /* below the progress line */
    SDL_Surface *picture = look(lobby);
    assert_true(picture_share(picture, bar, 0xE8B34B, 8) == 0);
    SDL_FreeSurface(picture);
    lobby->clock.wall += 4 * 3600;
    pass(lobby, TICK_MS(1100));
    picture = look(lobby);
    assert_true(picture_share(picture, bar, 0xE8B34B, 8) > 0.001);
    SDL_FreeSurface(picture);
}

static void figures_are_shown_over_the_page_on_demand(void **state)
{
    struct lobby *lobby = *state;
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    SDL_Surface *before = look(lobby);
    press(lobby, SDLK_i);
    SDL_Surface *with = look(lobby);
    press(lobby, SDLK_i);
    pass(lobby, TICK_MS(100));
    SDL_Surface *after = look(lobby);
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
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    press(lobby, SDLK_RIGHT);
    SDL_SetWindowSize(SDL_GetWindowFromID(1), 1600, 900);
    settle(lobby);
    assert_string_equal(figures(lobby).headline, "Вторая");
    SDL_Surface *picture = look(lobby);
    assert_int_equal(picture->w, 1600);
    assert_int_equal(picture->h, 900);
    const SDL_Rect headline = {160, 100, 1200, 300};
    assert_true(picture_share(picture, headline, 0xF2F0EA, 24) > 0.005);
    SDL_FreeSurface(picture);
}

/* What the window's own pixels are, turned back. */
static SDL_Surface *look_at_glass(int degrees)
{
    SDL_Surface *glass = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    assert_non_null(glass);
    bool side = turned_on_its_side(degrees);
    SDL_Surface *upright = SDL_CreateRGBSurfaceWithFormat(
        0, side ? glass->h : glass->w, side ? glass->w : glass->h, 32, glass->format->format);
    turned_copy(glass, &(SDL_Rect){0, 0, glass->w, glass->h}, upright, (360 - degrees) % 360);
    return upright;
}

/* A story with photo, scrolled for a while, so that fades, scrolling and the progress line all went there. */
static void a_turned_screen_shows_the_page_of_its_upright_size(void **state)
{
    struct lobby *lobby = *state;
    for (int degrees = 90; degrees < 360; degrees += 90) {
        lobby->config.screen.rotate = degrees;
        struct story *stories[] = {sample_make("1", "Первая", 1, 100), sample_make("2", "Вторая", 12, 200)};
        sample_add_photo(lobby->folder, stories[1], 1200, 1000, 0xC08040);
        sample_put(lobby->folder, stories, 2);
        open_stage(lobby);
        settle(lobby);
        press(lobby, SDLK_RIGHT);
        pass(lobby, TICK_SECONDS(40));
        assert_true(figures(lobby).offset > 100);
        SDL_Surface *page = look(lobby), *glass = look_at_glass(degrees);
        assert_int_equal(page->w, degrees == 180 ? WIDTH : HEIGHT);
        assert_int_equal(page->h, degrees == 180 ? HEIGHT : WIDTH);
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
    open_stage(lobby);
    settle(lobby);
    press(lobby, SDLK_p);
    SDL_Surface *before = look(lobby);
    pass(lobby, TICK_SECONDS(125)); /* two steps to the right */
    SDL_Surface *after = look(lobby);
    SDL_Surface *moved = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_RGB888);
    SDL_BlitSurface(before, NULL, moved, &(SDL_Rect){2, 0, WIDTH, HEIGHT});
    SDL_Rect page = {2, 0, WIDTH - 2, 640}; /* the clock went on in the bar */
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
    three_stories(lobby);
    open_stage(lobby);
    settle(lobby);
    press(lobby, SDLK_p);
    SDL_Surface *before = look(lobby);
    pass(lobby, TICK_SECONDS(125));
    SDL_Surface *after = look(lobby);
    assert_true(picture_compare(before, after, (SDL_Rect){0, 0, WIDTH, 640}).mean == 0);
    SDL_FreeSurface(before);
    SDL_FreeSurface(after);
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
    open_stage(lobby);
    settle(lobby);
    settle(lobby);
}

/* From its beginning to its end a photo goes 28 u to the upper left, 18 or 19 pixels here; caption and text
 * stand. */
static void a_photo_moves_under_its_caption(void **state)
{
    struct lobby *lobby = *state;
    open_with_motion(lobby);
    SDL_Surface *before = look(lobby);
    pass(lobby, TICK_SECONDS(59));
    SDL_Surface *after = look(lobby);
    int first[3], last[3];
    SDL_Rect middle = {300, 200, 64, 64};
    picture_mean(before, middle, first);
    picture_mean(after, middle, last);
    double pixels =
        (double)(last[0] - first[0]) * 653 / 255; /* the box is 653 pixels high, as is the photo */
    assert_true(pixels > 10 && pixels < 28);
    SDL_Rect column = {736, 0, WIDTH - 736, 600};
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
    pass(lobby, TICK_SECONDS(15)); /* it moves; SDL's list of what to draw has grown as long as it will be */
    long before = atomic_load(&allocations), frames = figures(lobby).frames;
    pass(lobby, TICK_SECONDS(30));
    assert_int_equal(atomic_load(&allocations) - before, 0);
    assert_true(figures(lobby).frames > frames + 10);
}

#define WITH_LOBBY(test) cmocka_unit_test_setup_teardown(test, lobby_setup, lobby_teardown)

/* With an argument only the tests whose names it fits, with * for anything. */
int main(int argc, char **argv)
{
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(stories_turn_newest_first_when_their_time_is_over),
        WITH_LOBBY(a_summary_moves_by_whole_pixels_without_allocating),
        WITH_LOBBY(scrolled_pixels_equal_pixels_drawn_afresh),
        WITH_LOBBY(nothing_moves_nothing_is_drawn),
        WITH_LOBBY(a_page_fades_in_without_a_black_frame),
        WITH_LOBBY(a_missing_photo_makes_a_text_page),
        WITH_LOBBY(photos_that_go_while_one_is_on_screen_leave_text_pages),
        WITH_LOBBY(a_reload_without_a_store_keeps_the_last_edition),
        WITH_LOBBY(a_new_edition_is_noticed_within_a_second),
        WITH_LOBBY(the_screen_goes_on_when_the_store_is_gone),
        WITH_LOBBY(keys_turn_pages_and_pause),
        WITH_LOBBY(old_news_is_told_in_the_accent_colour),
        WITH_LOBBY(figures_are_shown_over_the_page_on_demand),
        WITH_LOBBY(another_window_size_lays_the_same_story_out_anew),
        WITH_LOBBY(a_turned_screen_shows_the_page_of_its_upright_size),
        WITH_LOBBY(the_picture_drifts_and_fills_the_screen),
        WITH_LOBBY(without_the_guard_nothing_drifts),
        WITH_LOBBY(a_photo_moves_under_its_caption),
        WITH_LOBBY(a_photo_moves_without_allocating),
    };
    /* SDL shares the description of a pixel format between surfaces and guards it by a lock of its own, which
     * the thread sanitizer does not know: held here, none is made or freed while another thread uses it. */
    static const Uint32 formats[] = {SDL_PIXELFORMAT_RGB888, SDL_PIXELFORMAT_ARGB8888, SDL_PIXELFORMAT_RGB24,
                                     SDL_PIXELFORMAT_RGBA32};
    SDL_PixelFormat *held[sizeof formats / sizeof *formats];
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        held[i] = SDL_AllocFormat(formats[i]);
    int failed = cmocka_run_group_tests_name("stage", tests, NULL, NULL);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        SDL_FreeFormat(held[i]);
    return failed;
}
