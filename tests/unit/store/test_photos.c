/* Photo files: there before the story that names them, gone some time after the last one. */
#include "support.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOW = 1600000000 };

#define DAY   INT64_C(86400)
#define GRACE TICK_SECONDS(DAY)
#define NAME  "0123456789abcdef.jpg"
#define OTHER "fedcba9876543210.png"
#define URL   "https://example.org/p.jpg"

struct scene {
    char *folder;
    char *photos;
    struct clock_fixed clock;
    struct store *store;
    struct store *display;
    struct error error;
};

static int scene_begin(void **state)
{
    struct scene *scene = memory_zeroed(1, sizeof *scene);
    scene->folder = folder_make();
    scene->photos = path_of(scene->folder, "photos");
    clock_fixed_init(&scene->clock, NOW);
    scene->store = writer(scene->folder, &scene->clock.clock);
    scene->display = reader(scene->folder);
    *state = scene;
    return 0;
}

static int scene_end(void **state)
{
    struct scene *scene = *state;
    store_close(scene->store);
    store_close(scene->display);
    folder_remove(scene->folder);
    free(scene->photos);
    free(scene);
    return 0;
}

static void put_photo(struct scene *scene, const char *url, const char *file, const char *bytes)
{
    if (!store_put_photo(scene->store, url, file, bytes, strlen(bytes), 40, 30, &scene->error))
        fail_msg("%s", scene->error.text);
}

static void put_story(struct scene *scene, const char *file)
{
    struct feed_document document = {0};
    struct feed_state feed = feed_state_of("A");
    struct story *story = story_create();
    story->id = memory_copy_text("s");
    if (file) {
        story_add_photo(story)->file = memory_copy_text(file);
        story->photo->url = memory_copy_text(URL);
    }
    feed_document_add_story(&document, story);
    if (!store_put_feed(scene->store, "A", &document, &feed, &scene->error))
        fail_msg("%s", scene->error.text);
    feed_state_finish(&feed);
    feed_document_finish(&document);
}

static bool found(struct scene *scene, const char *url, const char *expected)
{
    char *file;
    int width = 0;
    int height = 0;
    bool known = store_find_photo(scene->store, url, &file, &width, &height);
    if (known) {
        assert_string_equal(file, expected);
        assert_int_equal(width, 40);
        assert_int_equal(height, 30);
    } else {
        assert_null(file);
    }
    free(file);
    return known;
}

static void later(struct scene *scene, int64_t seconds)
{
    clock_fixed_advance(&scene->clock, TICK_SECONDS(seconds));
}

static void a_photo_is_found_by_its_url_as_long_as_its_file_is_there(void **state)
{
    struct scene *scene = *state;
    assert_false(found(scene, URL, NAME));
    put_photo(scene, URL, NAME, "jpeg");
    assert_true(found(scene, URL, NAME));
    char *path = store_photo_path(scene->store, NAME);
    assert_int_equal(size_of(scene->photos, NAME), 4);
    assert_int_equal(unlink(path), 0);
    assert_false(found(scene, URL, NAME));
    put_photo(scene, URL, NAME, "jpeg");
    assert_true(found(scene, URL, NAME));
    free(path);
}

static void the_same_photo_again_writes_nothing(void **state)
{
    struct scene *scene = *state;
    struct stat before;
    struct stat after;
    put_photo(scene, URL, NAME, "jpeg");
    char *path = store_photo_path(scene->store, NAME);
    assert_int_equal(stat(path, &before), 0);
    edition_destroy(read_edition(scene->display));
    put_photo(scene, URL, NAME, "jpeg");
    assert_true(found(scene, URL, NAME));
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_false(store_changed(scene->display));
    free(path);
}

static void a_file_that_was_cut_short_is_written_anew(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    char *path = store_photo_path(scene->store, NAME);
    assert_int_equal(truncate(path, 0), 0);
    put_photo(scene, URL, NAME, "jpeg");
    assert_int_equal(size_of(scene->photos, NAME), 4);
    free(path);
}

static void a_url_with_a_new_picture_names_the_new_file(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    put_story(scene, NAME);
    put_photo(scene, URL, OTHER, "png");
    assert_true(found(scene, URL, OTHER));
    put_story(scene, OTHER);
    struct edition *edition = read_edition(scene->display);
    assert_string_equal(edition->stories[0]->photo->file, OTHER);
    edition_destroy(edition);
    assert_int_equal(store_sweep_photos(scene->store, 0), 1);
    assert_int_equal(size_of(scene->photos, NAME), -1);
    assert_int_equal(size_of(scene->photos, OTHER), 3);
}

static void two_urls_may_share_one_file(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    put_photo(scene, URL "?2", NAME, "jpeg");
    assert_true(found(scene, URL, NAME));
    assert_true(found(scene, URL "?2", NAME));
}

static void names_and_sizes_that_cannot_be_are_refused(void **state)
{
    struct scene *scene = *state;
    const char *const bad[] = {"../x.jpg",
                               "",
                               "x.jpg",
                               "0123456789abcde.jpg",
                               "0123456789abcdef.jpg.tmp",
                               "../photos/0123456789abcdef.jpg",
                               "0123456789ABCDEF.jpg",
                               "0123456789abcdef.jpeg"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        error_clear(&scene->error);
        assert_false(store_put_photo(scene->store, URL, bad[i], "x", 1, 1, 1, &scene->error));
        assert_non_null(strstr(scene->error.text, "is no name for it"));
    }
    error_clear(&scene->error);
    assert_false(store_put_photo(scene->store, URL, NAME, "", 0, 1, 1, &scene->error));
    assert_false(store_put_photo(scene->store, URL, NAME, "x", LIMIT_PHOTO_KEPT + 1, 1, 1, &scene->error));
    assert_non_null(strstr(scene->error.text, URL));
    assert_int_equal(folder_count(scene->photos, ""), 0);
}

static void a_photo_goes_when_no_story_has_named_it_for_the_grace(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    put_story(scene, NAME);
    later(scene, 10 * DAY);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    put_story(scene, NULL);
    later(scene, 10 * DAY); /* the grace begins when a sweep sees it */
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    later(scene, DAY - 1);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    assert_int_equal(size_of(scene->photos, NAME), 4);
    later(scene, 1);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 1);
    assert_int_equal(size_of(scene->photos, NAME), -1);
    assert_false(found(scene, URL, NAME));
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM photo"), 0);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM photo_url"), 0);
}

static void a_photo_that_is_wanted_again_has_its_whole_grace_again(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    later(scene, 2 * DAY);
    put_story(scene, NAME); /* no sweep sees it */
    put_story(scene, NULL);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    later(scene, 2 * DAY);
    assert_true(found(scene, URL, NAME)); /* about to be named */
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    later(scene, 2 * DAY);
    put_photo(scene, URL, NAME, "jpeg");
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    later(scene, 2 * DAY);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 1);
}

static void a_clock_set_back_does_not_keep_a_photo_for_ever(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    scene->clock.wall -= 1000 * DAY;
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    later(scene, DAY);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 1);
}

static void a_sweep_with_nothing_to_do_writes_nothing(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    put_photo(scene, URL "?2", OTHER, "png");
    put_story(scene, NAME);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    edition_destroy(read_edition(scene->display));
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    assert_false(store_changed(scene->display));
}

static void a_file_without_a_row_goes_after_the_grace(void **state)
{
    struct scene *scene = *state;
    char *path = store_photo_path(scene->store, OTHER);
    assert_true(file_write_atomic(path, "png", 3, NULL));
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    assert_int_equal(size_of(scene->photos, OTHER), 3);
    later(scene, DAY);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 1);
    assert_int_equal(size_of(scene->photos, OTHER), -1);
    free(path);
}

static void a_row_without_a_file_goes_unless_a_story_names_it(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    put_photo(scene, URL "?2", OTHER, "png");
    put_story(scene, NAME);
    for (int i = 0; i < 2; i++) {
        char *path = store_photo_path(scene->store, i ? OTHER : NAME);
        assert_int_equal(unlink(path), 0);
        free(path);
    }
    assert_int_equal(store_sweep_photos(scene->store, 0), 0);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM photo WHERE file = '" NAME "'"), 1);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM photo"), 1);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM photo_url"), 1);
}

static void lay(struct scene *scene, const char *name, int64_t modified)
{
    char *path = path_of(scene->photos, name);
    assert_true(file_write_atomic(path, "x", 1, NULL));
    struct timespec times[2] = {{.tv_sec = modified}, {.tv_sec = modified}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    free(path);
}

static void what_a_killed_write_left_goes_after_the_grace_and_foreign_files_stay(void **state)
{
    struct scene *scene = *state;
    lay(scene, NAME ".Ab3xYz", NOW - DAY);
    lay(scene, OTHER ".Ab3xYz", NOW - DAY + 1);
    lay(scene, "README", NOW - 100 * DAY);
    lay(scene, "short.jpg.Ab3xYz", NOW - 100 * DAY);
    lay(scene, NAME ".Ab3xYz7", NOW - 100 * DAY);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 1);
    assert_int_equal(size_of(scene->photos, NAME ".Ab3xYz"), -1);
    assert_int_equal(folder_count(scene->photos, ""), 4);
    later(scene, 1);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 1);
    later(scene, 10 * DAY);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    assert_int_equal(folder_count(scene->photos, ""), 3);
}

static void photos_survive_a_database_that_is_set_aside_until_their_grace_ends(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, URL, NAME, "jpeg");
    put_photo(scene, URL "?2", OTHER, "png");
    put_story(scene, NAME);
    store_close(scene->store);
    char *path = path_of(scene->folder, "foyer.db");
    assert_true(file_write_atomic(path, "nothing", 7, NULL));
    scene->store = writer(scene->folder, &scene->clock.clock);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 0);
    put_photo(scene, URL, NAME, "jpeg");
    put_story(scene, NAME);
    later(scene, DAY);
    assert_int_equal(store_sweep_photos(scene->store, GRACE), 1);
    assert_int_equal(size_of(scene->photos, NAME), 4);
    free(path);
}

int main(void)
{
#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_begin, scene_end)
    const struct CMUnitTest tests[] = {
        SCENE(a_photo_is_found_by_its_url_as_long_as_its_file_is_there),
        SCENE(the_same_photo_again_writes_nothing),
        SCENE(a_file_that_was_cut_short_is_written_anew),
        SCENE(a_url_with_a_new_picture_names_the_new_file),
        SCENE(two_urls_may_share_one_file),
        SCENE(names_and_sizes_that_cannot_be_are_refused),
        SCENE(a_photo_goes_when_no_story_has_named_it_for_the_grace),
        SCENE(a_photo_that_is_wanted_again_has_its_whole_grace_again),
        SCENE(a_clock_set_back_does_not_keep_a_photo_for_ever),
        SCENE(a_sweep_with_nothing_to_do_writes_nothing),
        SCENE(a_file_without_a_row_goes_after_the_grace),
        SCENE(a_row_without_a_file_goes_unless_a_story_names_it),
        SCENE(what_a_killed_write_left_goes_after_the_grace_and_foreign_files_stay),
        SCENE(photos_survive_a_database_that_is_set_aside_until_their_grace_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
