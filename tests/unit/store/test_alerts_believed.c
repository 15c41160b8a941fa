/* What of the folder of alerts is believed: written by anybody, it is read with care. */
#include "alert_scene.h"
#include "support.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOOD "{\"level\": \"info\", \"text\": \"good\", \"since\": 1, \"until\": 1700000000}"

static void what_is_no_alert_is_left_out(void **state)
{
    struct scene *scene = *state;
    static const char *const wrong[] = {
        "",
        "{",
        "[]",
        "{}",
        "\"text\"",
        "{\"level\": \"info\", \"text\": \"\", \"since\": 1, \"until\": 2}",
        "{\"level\": \"info\", \"text\": \" \\n\\t\", \"since\": 1, \"until\": 2}",
        "{\"level\": \"purple\", \"text\": \"x\", \"since\": 1, \"until\": 2}",
        "{\"level\": 1, \"text\": \"x\", \"since\": 1, \"until\": 2}",
        "{\"text\": \"x\", \"since\": 1, \"until\": 2}",
        "{\"level\": \"info\", \"text\": 5, \"since\": 1, \"until\": 2}",
        "{\"level\": \"info\", \"text\": \"a\\u0000b\", \"since\": 1, \"until\": 2}",
        "{\"level\": \"info\", \"text\": \"a\xFF\", \"since\": 1, \"until\": 2}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": 1}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": 0, \"until\": 2}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": -5, \"until\": 2}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": 1.5, \"until\": 2}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": 1, \"until\": \"2\"}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": 1, \"until\": 253402300800}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": 1, \"until\": 99999999999999999999}",
        "{\"level\": \"info\", \"text\": \"x\", \"since\": 1, \"until\": 2}x",
        "{\"level\": \"info\", \"level\": \"info\", \"text\": \"x\", \"since\": 1, \"until\": 2}",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%zu.json", i + 1);
        scene_put_file(scene->folder, name, wrong[i]);
    }
    scene_put_file(scene->folder, "40.json", GOOD);
    scene_assert_texts(scene->folder, "good ");
}

static void an_alert_of_another_hand_is_cleaned_and_its_other_fields_do_no_harm(void **state)
{
    struct scene *scene = *state;
    scene_put_file(
        scene->folder, "7.json",
        "{\"identifier\": \"urn:oid:2.49\", \"text\": \"\\u001b[1mFire\\t\\n\", \"level\": \"emergency\","
        " \"boot\": {\"id\": [1, 2]}, \"since\": 1600000000, \"until\": 253402300799}");
    struct alert_list list = scene_alerts(scene->folder);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].number, 7);
    assert_int_equal(list.items[0].level, ALERT_EMERGENCY);
    assert_string_equal(list.items[0].text, "[1mFire");
    assert_int_equal(list.items[0].since, 1600000000);
    assert_int_equal(list.items[0].until, 253402300799);
    alert_list_finish(&list);
}

static void a_file_may_be_as_large_as_the_maximum_and_no_larger(void **state)
{
    struct scene *scene = *state;
    struct buffer text;
    buffer_init(&text, LIMIT_ALERT_FILE + 10);
    buffer_append_text(&text, GOOD);
    while (text.length < LIMIT_ALERT_FILE)
        buffer_append_text(&text, " ");
    scene_put_file(scene->folder, "1.json", text.bytes);
    scene_assert_texts(scene->folder, "good ");
    buffer_append_text(&text, " ");
    scene_put_file(scene->folder, "1.json", text.bytes);
    scene_assert_texts(scene->folder, "");
    buffer_finish(&text);
}

static void names_that_are_none_of_ours_are_left_out(void **state)
{
    struct scene *scene = *state;
    static const char *const names[] = {"0.json",   "01.json", "-1.json", "1000000000.json",
                                        ".1.json",  "1.JSON",  "1.json~", "fire.json",
                                        "1.gone",   "2.new",   "1",       "99999999999999999999.json",
                                        "1.json.x", ".json"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        scene_put_file(scene->folder, names[i], GOOD);
    scene_assert_texts(scene->folder, "");
    scene_put_file(scene->folder, "999999999.json", GOOD);
    scene_assert_texts(scene->folder, "good ");
}

/* A pipe that nobody writes would be waited for. */
static void links_pipes_and_folders_are_left_out_and_nothing_waits(void **state)
{
    struct scene *scene = *state;
    char *alerts = path_of(scene->folder, "alerts");
    char *outside = path_of(scene->folder, "outside.json");
    char *paths[] = {path_of(alerts, "2.json"), path_of(alerts, "3.json"), path_of(alerts, "4.json")};
    scene_put_file(scene->folder, "1.json", GOOD);
    assert_true(file_write_atomic(outside, GOOD, strlen(GOOD), NULL));
    assert_int_equal(symlink(outside, paths[0]), 0);
    assert_int_equal(mkfifo(paths[1], 0644), 0);
    assert_int_equal(mkdir(paths[2], 0755), 0);
    scene_assert_texts(scene->folder, "good ");
    assert_int_equal(scene_clear(scene, 0), 1);
    for (size_t i = 0; i < 3; i++)
        free(paths[i]);
    free(outside);
    free(alerts);
}

static void of_too_many_files_the_newest_are_read(void **state)
{
    struct scene *scene = *state;
    for (int i = 1; i <= LIMIT_ALERT_FILES + 5; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%d.json", (i * 37) % 1009);
        scene_put_file(scene->folder, name, GOOD);
    }
    struct alert_list list = scene_alerts(scene->folder);
    assert_int_equal(list.count, LIMIT_ALERT_FILES);
    int64_t least = list.items[list.count - 1].number;
    int below = 0;
    for (int i = 1; i <= LIMIT_ALERT_FILES + 5; i++)
        below += (i * 37) % 1009 < least;
    assert_int_equal(below, 5);
    for (size_t i = 1; i < list.count; i++)
        assert_true(list.items[i - 1].number > list.items[i].number);
    alert_list_finish(&list);
}

static void a_folder_that_is_a_link_is_not_followed(void **state)
{
    struct scene *scene = *state;
    struct error error = {0};
    struct alert_list list = {0};
    char *alerts = path_of(scene->folder, "alerts");
    char *elsewhere = path_of(scene->folder, "elsewhere");
    scene_put_file(scene->folder, "1.json", GOOD);
    assert_int_equal(rename(alerts, elsewhere), 0);
    assert_int_equal(symlink(elsewhere, alerts), 0);
    assert_false(alerts_read(scene->folder, &list, &error));
    assert_int_equal(list.count, 0);
    assert_non_null(strstr(error.text, "/alerts: "));
    assert_int_equal(scene_try_put(scene, ALERT_INFO, "a"), 0);
    free(alerts);
    free(elsewhere);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(what_is_no_alert_is_left_out),
        SCENE(an_alert_of_another_hand_is_cleaned_and_its_other_fields_do_no_harm),
        SCENE(a_file_may_be_as_large_as_the_maximum_and_no_larger),
        SCENE(names_that_are_none_of_ours_are_left_out),
        SCENE(links_pipes_and_folders_are_left_out_and_nothing_waits),
        SCENE(of_too_many_files_the_newest_are_read),
        SCENE(a_folder_that_is_a_link_is_not_followed),
    };
    return cmocka_run_group_tests_name("alerts believed", tests, NULL, NULL);
}
