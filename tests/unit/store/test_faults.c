/* The Nth operation on the disk fails, for every N: an error in words, nothing half done, nothing set aside
 * that was sound, and the same handle works afterwards. */
#include "shim.h"
#include "support.h"

#include "base/memory.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scene {
    char *folder;
    struct store *store;
    struct error error;
};

static void scene_begin(struct scene *scene)
{
    *scene = (struct scene){.folder = folder_make_fast()};
    scene->store = writer(scene->folder, clock_system());
    if (!generation_put(scene->store, "A", 1, true, &scene->error))
        fail_msg("%s", scene->error.text);
}

static int generation_now(struct store *store)
{
    struct edition *edition = read_edition(store);
    int generation = generation_of(store, edition, "A");
    edition_destroy(edition);
    return generation;
}

/* The generation that a reader finds, then one more by the scene's writer. */
static int scene_end(struct scene *scene)
{
    struct store *display = reader(scene->folder);
    int generation = generation_now(display);
    struct error error = {0};
    if (!generation_put(scene->store, "A", 7, true, &error))
        fail_msg("%s", error.text);
    assert_int_equal(generation_now(display), 7);
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    store_close(display);
    store_close(scene->store);
    folder_remove(scene->folder);
    return generation;
}

static void a_failure_while_a_feed_is_put_leaves_the_old_edition_or_the_new_one(void **state)
{
    (void)state;
    bool struck = true;
    for (int at = 1; struck; at++) {
        struct scene scene;
        scene_begin(&scene);
        shim_arm(SHIM_FAIL, at, 0);
        bool fine = generation_put(scene.store, "A", 2, true, &scene.error);
        struck = shim_struck();
        shim_disarm();
        assert_true(fine || (struck && scene.error.set));
        assert_int_equal(generation_now(scene.store), fine ? 2 : 1);
        assert_int_equal(scene_end(&scene), fine ? 2 : 1);
    }
}

static void a_failure_while_a_writer_begins_sets_nothing_aside(void **state)
{
    (void)state;
    bool struck = true;
    for (int at = 1; struck; at++) {
        struct scene scene;
        scene_begin(&scene);
        store_close(scene.store);
        shim_arm(SHIM_FAIL, at, 0);
        scene.store = store_open_writer(scene.folder, clock_system(), &scene.error);
        struck = shim_struck();
        shim_disarm();
        assert_true(scene.store || (struck && scene.error.set));
        if (!scene.store)
            scene.store = writer(scene.folder, clock_system());
        assert_int_equal(scene_end(&scene), 1);
    }
}

static void a_failure_while_the_first_writer_begins_can_be_tried_again(void **state)
{
    (void)state;
    bool struck = true;
    for (int at = 1; struck; at++) {
        struct error error = {0};
        char *folder = folder_make_fast();
        shim_arm(SHIM_FAIL, at, 0);
        struct store *store = store_open_writer(folder, clock_system(), &error);
        struck = shim_struck();
        shim_disarm();
        assert_true(store || (struck && error.set));
        if (!store)
            store = writer(folder, clock_system());
        if (!generation_put(store, "A", 1, false, &error))
            fail_msg("%s", error.text);
        assert_int_equal(generation_now(store), 1);
        assert_int_equal(folder_count(folder, "foyer.db."), 0);
        store_close(store);
        folder_remove(folder);
    }
}

static void a_failure_while_an_edition_is_read_gives_a_whole_edition_or_none(void **state)
{
    (void)state;
    struct scene scene;
    scene_begin(&scene);
    struct store *display = reader(scene.folder);
    bool struck = true;
    for (int at = 1; struck; at++) {
        struct error error = {0};
        shim_arm(SHIM_FAIL, at, 0);
        struct edition *edition = store_read_edition(display, &error);
        struck = shim_struck();
        shim_disarm();
        assert_true(edition || (struck && error.set));
        if (edition)
            assert_int_equal(generation_of(display, edition, "A"), 1);
        else
            assert_true(store_changed(display)); /* to be tried again */
        edition_destroy(edition);
    }
    assert_int_equal(generation_now(display), 1);
    assert_false(store_changed(display));
    store_close(display);
    assert_int_equal(scene_end(&scene), 1);
}

static void a_failure_while_photos_are_swept_costs_no_photo_of_a_story(void **state)
{
    (void)state;
    bool struck = true;
    for (int at = 1; struck; at++) {
        struct scene scene;
        scene_begin(&scene);
        assert_true(generation_put(scene.store, "A", 2, true, &scene.error));
        shim_arm(SHIM_FAIL, at, 0);
        int removed = store_sweep_photos(scene.store, 0);
        struck = shim_struck();
        shim_disarm();
        assert_true(removed == STORIES || (struck && removed == 0));
        assert_int_equal(removed + store_sweep_photos(scene.store, 0), STORIES);
        assert_int_equal(scene_end(&scene), 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_while_a_feed_is_put_leaves_the_old_edition_or_the_new_one),
        cmocka_unit_test(a_failure_while_a_writer_begins_sets_nothing_aside),
        cmocka_unit_test(a_failure_while_the_first_writer_begins_can_be_tried_again),
        cmocka_unit_test(a_failure_while_an_edition_is_read_gives_a_whole_edition_or_none),
        cmocka_unit_test(a_failure_while_photos_are_swept_costs_no_photo_of_a_story),
    };
    shim_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
