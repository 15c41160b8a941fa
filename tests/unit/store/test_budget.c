/* What the store keeps is bounded: photos by their budget, stories by their age, oldest out first. */
#include "support.h"

#include "base/memory.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOW = 1600000000, HOUR = 3600, PHOTO_BYTES = 100 };

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

static void set_terms(struct scene *scene, int covers, int64_t budget)
{
    store_set_photo_terms(scene->store, &(struct store_photo_terms){.covers = covers, .budget = budget});
}

/* "https://example.org/3.jpg" and "0000000000000003.jpg" */
static char *url_of(int number)
{
    char url[64];
    (void)snprintf(url, sizeof url, "https://example.org/%d.jpg", number);
    return memory_copy_text(url);
}

static char *file_of(int number)
{
    char file[64];
    (void)snprintf(file, sizeof file, "%016d.jpg", number);
    return memory_copy_text(file);
}

static void put_photo(struct scene *scene, int number, int width)
{
    static const char bytes[PHOTO_BYTES] = "jpeg";
    char *url = url_of(number);
    char *file = file_of(number);
    if (!store_put_photo(scene->store, url, file, bytes, sizeof bytes, width, width, &scene->error))
        fail_msg("%s", scene->error.text);
    free(url);
    free(file);
}

/* The feed's stories become number `first` to `last`, story 0 the newest and each other an hour older; with
 * the photo of the same number when `photos`. */
static void put_stories(struct scene *scene, const char *feed, int first, int last, bool photos)
{
    struct feed_document document = {0};
    struct feed_state feed_state = feed_state_of(feed);
    for (int number = first; number <= last; number++) {
        char id[16];
        struct story *story = story_create();
        (void)snprintf(id, sizeof id, "%d", number);
        story->id = memory_copy_text(id);
        story->published = NOW - number * HOUR;
        if (photos) {
            story_add_photo(story)->file = file_of(number);
            story->photo->url = url_of(number);
        }
        feed_document_add_story(&document, story);
    }
    if (!store_put_feed(scene->store, feed, &document, &feed_state, &scene->error))
        fail_msg("%s", scene->error.text);
    feed_state_finish(&feed_state);
    feed_document_finish(&document);
}

static bool wanted(struct scene *scene, int number)
{
    char *url = url_of(number);
    bool wants = store_wants_photo(scene->store, url);
    free(url);
    return wants;
}

/* Ids as displayed, "+" behind those with a photo whose file is there. */
static void assert_shown(struct scene *scene, const char *expected)
{
    char shown[200] = "";
    int length = 0;
    struct edition *edition = read_edition(scene->display);
    for (size_t i = 0; i < edition->story_count; i++) {
        const struct photo *photo = edition->stories[i]->photo;
        bool has = photo && photo->file && size_of(scene->photos, photo->file) > 0;
        assert_true(has || !photo || !photo->file);
        length += snprintf(shown + length, sizeof shown - (size_t)length, "%s%s%s", i ? " " : "",
                           edition->stories[i]->id, has ? "+" : "");
    }
    assert_string_equal(shown, expected);
    edition_destroy(edition);
}

static void over_the_budget_unused_photos_go_first_then_those_of_the_oldest_stories(void **state)
{
    struct scene *scene = *state;
    for (int i = 0; i < 6; i++)
        put_photo(scene, i, 40);
    put_stories(scene, "A", 0, 4, true);
    set_terms(scene, 0, 6 * PHOTO_BYTES);
    assert_int_equal(store_trim_photos(scene->store), 0);
    set_terms(scene, 0, 5 * PHOTO_BYTES);
    assert_int_equal(store_trim_photos(scene->store), 1);
    assert_shown(scene, "0+ 1+ 2+ 3+ 4+");
    set_terms(scene, 0, 3 * PHOTO_BYTES + PHOTO_BYTES / 2);
    assert_int_equal(store_trim_photos(scene->store), 2);
    assert_shown(scene, "0+ 1+ 2+ 3 4");
    assert_int_equal(folder_count(scene->photos, ""), 3);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM photo"), 3);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM photo_url"), 3);
}

static void a_photo_is_as_young_as_the_youngest_story_that_has_it(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, 1, 40);
    put_photo(scene, 2, 40);
    put_stories(scene, "A", 1, 2, true);
    put_stories(scene, "B", 2, 2, true);
    scene->clock.wall += 1;
    sql_run(scene->folder, "UPDATE story SET published = published + 10000 WHERE feed = 'B'");
    set_terms(scene, 0, PHOTO_BYTES);
    assert_int_equal(store_trim_photos(scene->store), 1);
    assert_shown(scene, "2+ 1 2+");
}

static void a_photo_removed_for_the_budget_is_not_asked_for_until_there_is_room(void **state)
{
    struct scene *scene = *state;
    for (int i = 0; i < 10; i++)
        put_photo(scene, i, 40);
    put_stories(scene, "A", 0, 9, true);
    set_terms(scene, 0, 9 * PHOTO_BYTES);
    assert_int_equal(store_trim_photos(scene->store), 1);
    assert_false(wanted(scene, 9));
    assert_false(wanted(scene, 8)); /* it is there */
    assert_true(wanted(scene, 10)); /* it never was */
    assert_int_equal(store_trim_photos(scene->store), 0);
    assert_false(wanted(scene, 9));
    set_terms(scene, 0, 9 * PHOTO_BYTES * 5 / 4); /* nine are four fifths */
    assert_false(wanted(scene, 9));
    set_terms(scene, 0, 9 * PHOTO_BYTES * 5 / 4 + 5);
    assert_true(wanted(scene, 9));
    set_terms(scene, 0, 12 * PHOTO_BYTES); /* three quarters */
    assert_int_equal(store_trim_photos(scene->store), 0);
    assert_true(wanted(scene, 9));
}

static void a_budget_with_room_writes_nothing(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, 0, 40);
    put_stories(scene, "A", 0, 0, true);
    assert_shown(scene, "0+");
    set_terms(scene, 0, 2 * PHOTO_BYTES);
    assert_int_equal(store_trim_photos(scene->store), 0);
    assert_int_equal(store_drop_old_stories(scene->store, NOW - HOUR, 0), 0);
    assert_false(store_changed(scene->display));
}

static void a_photo_made_for_a_smaller_screen_is_asked_for_again_once(void **state)
{
    struct scene *scene = *state;
    set_terms(scene, 800, 0);
    put_photo(scene, 1, 800);
    put_photo(scene, 2, 300); /* no larger one exists */
    assert_false(wanted(scene, 1));
    assert_false(wanted(scene, 2));
    set_terms(scene, 1100, 0);
    assert_true(wanted(scene, 1));
    assert_true(wanted(scene, 2));
    put_photo(scene, 2, 300);
    assert_false(wanted(scene, 2));
    set_terms(scene, 800, 0);
    assert_false(wanted(scene, 1));
}

static void a_photo_of_an_older_version_is_asked_for_again_only_if_it_is_small(void **state)
{
    struct scene *scene = *state;
    put_photo(scene, 1, 1104);
    put_photo(scene, 2, 300);
    sql_run(scene->folder, "UPDATE photo_url SET covers = 0");
    set_terms(scene, 1104, 0);
    assert_false(wanted(scene, 1));
    assert_true(wanted(scene, 2));
}

static void old_stories_leave_but_never_the_newest_few_of_a_feed(void **state)
{
    struct scene *scene = *state;
    put_stories(scene, "A", 0, 5, false);
    put_stories(scene, "B", 6, 8, false);
    assert_int_equal(store_drop_old_stories(scene->store, NOW - 2 * HOUR, 2), 3 + 1);
    assert_shown(scene, "0 1 2 6 7");
    assert_int_equal(store_drop_old_stories(scene->store, NOW - 2 * HOUR, 2), 0);
    assert_int_equal(store_drop_old_stories(scene->store, INT64_MIN, 0), 0);
    assert_shown(scene, "0 1 2 6 7");
}

static void undated_stories_stay_as_long_as_their_feed_has_them(void **state)
{
    struct scene *scene = *state;
    put_stories(scene, "A", 0, 3, false);
    sql_run(scene->folder, "UPDATE story SET published = 0 WHERE id = '3'");
    assert_int_equal(store_drop_old_stories(scene->store, NOW + HOUR, 0), 3);
    assert_shown(scene, "3");
}

int main(void)
{
#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_begin, scene_end)
    const struct CMUnitTest tests[] = {
        SCENE(over_the_budget_unused_photos_go_first_then_those_of_the_oldest_stories),
        SCENE(a_photo_is_as_young_as_the_youngest_story_that_has_it),
        SCENE(a_photo_removed_for_the_budget_is_not_asked_for_until_there_is_room),
        SCENE(a_budget_with_room_writes_nothing),
        SCENE(a_photo_made_for_a_smaller_screen_is_asked_for_again_once),
        SCENE(a_photo_of_an_older_version_is_asked_for_again_only_if_it_is_small),
        SCENE(old_stories_leave_but_never_the_newest_few_of_a_feed),
        SCENE(undated_stories_stay_as_long_as_their_feed_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
