/* Alerts as who shows them reads them: what is noticed, and what is told of it. */
#include "alert_scene.h"
#include "support.h"

#include "base/file.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOOD "{\"level\": \"info\", \"text\": \"good\", \"since\": 1, \"until\": 1700000000}"

/* The texts that a look gives, in order; NULL when it sees no change. */
static const char *look(struct alerts_reader *reader, const char *folder)
{
    static char texts[4096];
    struct alert_list list = {0};
    texts[0] = '\0';
    bool changed = alerts_reader_look(reader, folder, &list);
    for (size_t i = 0; i < list.count; i++) {
        strncat(texts, list.items[i].text, 100);
        strncat(texts, " ", 2);
    }
    assert_true(changed || list.count == 0);
    alert_list_finish(&list);
    return changed ? texts : NULL;
}

static void assert_look(struct alerts_reader *reader, const char *folder, const char *expected)
{
    const char *texts = look(reader, folder);
    if (!texts || !expected)
        assert_ptr_equal(texts, expected);
    else
        assert_string_equal(texts, expected);
}

static void each_change_is_noticed_with_and_without_a_store(void **state)
{
    struct scene *scene = *state;
    struct alerts_reader *reader = alerts_reader_create();
    char *root = scene->folder;
    scene->folder = path_of(root, "not/yet");
    assert_look(reader, scene->folder, "");
    assert_look(reader, scene->folder, NULL);
    for (int i = 0; i < 100; i++) {
        if (i % 2 == 0)
            scene_put(scene, ALERT_WARNING, "x");
        else
            assert_int_equal(scene_clear(scene, 0), 1);
        assert_look(reader, scene->folder, i % 2 == 0 ? "x " : "");
    }
    alerts_reader_destroy(reader);
    free(scene->folder);
    scene->folder = root;
}

static void the_database_has_no_part_in_it(void **state)
{
    struct scene *scene = *state;
    struct store *store = writer(scene->folder, clock_system());
    struct store *display = reader(scene->folder);
    edition_destroy(read_edition(display));
    scene_put(scene, ALERT_WARNING, "x");
    assert_int_equal(scene_clear(scene, 0), 1);
    assert_false(store_changed(display));
    store_close(display);
    store_close(store);
}

static void what_has_settled_is_read_once(void **state)
{
    struct scene *scene = *state;
    struct alerts_reader *reader = alerts_reader_create();
    const int64_t away[] = {3, -60};
    for (size_t i = 0; i < 2; i++) {
        scene_put(scene, ALERT_WARNING, "x");
        scene_settle(scene->folder, away[i]);
        assert_non_null(look(reader, scene->folder));
        for (int looks = 0; looks < 3; looks++)
            assert_look(reader, scene->folder, NULL);
    }
    alerts_reader_destroy(reader);
}

/* File systems count time in steps: within one the folder looks as it did before. */
static void a_file_renamed_into_place_within_the_same_instant_is_noticed(void **state)
{
    struct scene *scene = *state;
    struct alerts_reader *reader = alerts_reader_create();
    const int64_t away[] = {0, 1, -1};
    for (size_t i = 0; i < 3; i++) {
        struct stat before;
        char *alerts = path_of(scene->folder, "alerts");
        scene_put(scene, ALERT_WARNING, "x");
        scene_settle(scene->folder, away[i]);
        assert_int_equal(stat(alerts, &before), 0);
        assert_non_null(look(reader, scene->folder));
        scene_clear(scene, 0);
        scene_put(scene, ALERT_WARNING, "y");
        assert_int_equal(utimensat(AT_FDCWD, alerts, (struct timespec[]){before.st_mtim, before.st_mtim}, 0),
                         0);
        assert_look(reader, scene->folder, "y ");
        scene_clear(scene, 0);
        free(alerts);
    }
    alerts_reader_destroy(reader);
}

static void another_folder_is_read_at_once(void **state)
{
    struct scene *scene = *state;
    struct alerts_reader *reader = alerts_reader_create();
    char *other = path_of(scene->folder, "other");
    scene_put(scene, ALERT_WARNING, "x");
    scene_settle(scene->folder, 60);
    assert_look(reader, scene->folder, "x ");
    assert_look(reader, other, "");
    assert_look(reader, other, NULL);
    assert_look(reader, scene->folder, "x ");
    assert_look(reader, scene->folder, NULL);
    alerts_reader_destroy(reader);
    free(other);
}

/* --- what is told of it --- */

/* Runs a look with standard error in a file: how many lines it wrote, and the last of them. */
static int lines_of_a_look(struct alerts_reader *reader, const char *folder, char line[512])
{
    char *path = path_of(folder, "log");
    int kept = dup(2);
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(dup2(file, 2) == 2);
    (void)look(reader, folder);
    assert_true(dup2(kept, 2) == 2);
    close(kept);
    close(file);
    FILE *log = fopen(path, "r");
    int lines = 0;
    while (fgets(line, 512, log))
        lines++;
    (void)fclose(log);
    free(path);
    return lines;
}

static void what_is_wrong_is_logged_once_and_again_when_it_comes_back(void **state)
{
    struct scene *scene = *state;
    char line[512] = "";
    char *path = path_of(scene->folder, "alerts/3.json");
    struct alerts_reader *reader = alerts_reader_create();
    scene_put_file(scene->folder, "3.json", "{\"level\": \"purple\"}");
    scene_put_file(scene->folder, "4.json", GOOD);
    assert_int_equal(lines_of_a_look(reader, scene->folder, line), 1);
    assert_non_null(strstr(line,
                           "/alerts/3.json: \"level\" is not one of info, warning, emergency; it is not "
                           "shown: mend it or remove it\n"));
    assert_int_equal(lines_of_a_look(reader, scene->folder, line), 0);
    scene_put_file(scene->folder, "note.txt", "x");
    scene_put_file(scene->folder, ".hidden", "x");
    assert_int_equal(lines_of_a_look(reader, scene->folder, line), 1);
    assert_non_null(
        strstr(line, "/alerts: files that are no alerts: 1, one is \"note.txt\"; an alert has a name"));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(lines_of_a_look(reader, scene->folder, line), 0);
    scene_put_file(scene->folder, "3.json", "{\"level\": \"purple\"}");
    assert_int_equal(lines_of_a_look(reader, scene->folder, line), 1);
    alerts_reader_destroy(reader);
    free(path);
}

static void while_the_folder_cannot_be_read_the_last_list_counts_on(void **state)
{
    struct scene *scene = *state;
    char line[512] = "";
    char *alerts = path_of(scene->folder, "alerts");
    char *elsewhere = path_of(scene->folder, "elsewhere");
    struct alerts_reader *reader = alerts_reader_create();
    scene_put(scene, ALERT_WARNING, "x");
    assert_look(reader, scene->folder, "x ");
    assert_int_equal(rename(alerts, elsewhere), 0);
    assert_true(file_write_atomic(alerts, "x", 1, NULL));
    scene_settle(scene->folder, 60);
    assert_int_equal(lines_of_a_look(reader, scene->folder, line), 1);
    assert_non_null(strstr(line, "/alerts: Not a directory: check that it is a folder, and who may read it"));
    assert_int_equal(lines_of_a_look(reader, scene->folder, line), 0);
    assert_look(reader, scene->folder, NULL);
    assert_int_equal(unlink(alerts), 0);
    assert_int_equal(rename(elsewhere, alerts), 0);
    assert_look(reader, scene->folder, "x ");
    alerts_reader_destroy(reader);
    free(alerts);
    free(elsewhere);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(each_change_is_noticed_with_and_without_a_store),
        SCENE(the_database_has_no_part_in_it),
        SCENE(what_has_settled_is_read_once),
        SCENE(a_file_renamed_into_place_within_the_same_instant_is_noticed),
        SCENE(another_folder_is_read_at_once),
        SCENE(what_is_wrong_is_logged_once_and_again_when_it_comes_back),
        SCENE(while_the_folder_cannot_be_read_the_last_list_counts_on),
    };
    return cmocka_run_group_tests_name("alerts shown", tests, NULL, NULL);
}
