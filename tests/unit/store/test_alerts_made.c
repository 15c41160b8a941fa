/* Alerts where a store is none, older, newer, damaged, somebody else's, or the disk fails. */
#include "alert_scene.h"
#include "shim.h"
#include "support.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void an_alert_makes_the_store_when_there_is_none(void **state)
{
    struct scene *scene = *state;
    char *root = scene->folder;
    scene->folder = path_of(root, "not/yet");
    assert_int_equal(scene_clear(scene, 0), 0);
    assert_false(file_exists(scene->folder));
    scene_put(scene, ALERT_WARNING, "a");
    assert_true(scene->made);
    scene_assert_texts(scene->folder, "a ");
    scene_begin(scene->folder);
    scene_assert_generation(scene->folder, 1);
    scene_assert_texts(scene->folder, "a ");
    scene_put(scene, ALERT_WARNING, "b");
    assert_false(scene->made);
    free(scene->folder);
    scene->folder = root;
}

static void an_empty_file_becomes_a_store(void **state)
{
    struct scene *scene = *state;
    char *path = path_of(scene->folder, "foyer.db");
    assert_true(file_write_atomic(path, "", 0, NULL));
    scene_put(scene, ALERT_WARNING, "a");
    assert_true(scene->made);
    scene_assert_texts(scene->folder, "a ");
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    free(path);
}

static void downgrade(const char *folder)
{
    sql_run(folder, "DROP TABLE alert");
    sql_run(folder, "PRAGMA user_version = 3");
}

static void a_database_of_version_3_is_converted_by_whoever_comes_first(void **state)
{
    struct scene *scene = *state;
    scene_begin(scene->folder);
    downgrade(scene->folder);
    scene_put(scene, ALERT_WARNING, "a");
    assert_false(scene->made);
    scene_assert_generation(scene->folder, 1);
    scene_assert_texts(scene->folder, "a ");
    downgrade(scene->folder);
    store_close(writer(scene->folder, clock_system()));
    scene_assert_generation(scene->folder, 1);
    scene_put(scene, ALERT_WARNING, "b");
    scene_assert_texts(scene->folder, "b ");
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
}

static void a_newer_or_damaged_database_is_told_and_stays(void **state)
{
    struct scene *scene = *state;
    scene_begin(scene->folder);
    sql_run(scene->folder, "PRAGMA user_version = 99");
    scene_assert_refused(scene, "a", "a newer foyer (schema 99, this one has 4): update this one");
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM story"), STORIES);
    sql_run(scene->folder, "PRAGMA user_version = 4");
    sql_run(scene->folder, "PRAGMA application_id = 7");
    scene_assert_refused(scene, "a", "is no store of foyer: foyer ingest sets it aside");
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM story"), STORIES);
    char *path = path_of(scene->folder, "foyer.db");
    char *wal = path_of(scene->folder, "foyer.db-wal");
    assert_int_equal(unlink(wal), 0);
    assert_true(file_write_atomic(path, "this is a letter to my aunt, and no database", 44, NULL));
    scene_assert_refused(scene, "a", "is no database any more: foyer ingest sets it aside");
    assert_int_equal(size_of(scene->folder, "foyer.db"), 44);
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    scene_begin(scene->folder);
    scene_put(scene, ALERT_WARNING, "a");
    free(wal);
    free(path);
}

static void a_database_whose_inside_is_damaged_is_told_and_stays(void **state)
{
    struct scene *scene = *state;
    scene_begin(scene->folder);
    long size = size_of(scene->folder, "foyer.db");
    char *path = path_of(scene->folder, "foyer.db");
    int file = open(path, O_WRONLY);
    for (long at = 4096; at < size; at += 8)
        assert_int_equal(pwrite(file, "rubbish!", 8, at), 8);
    close(file);
    scene_assert_refused(scene, "a", "the database is damaged: foyer ingest sets it aside");
    assert_int_equal(size_of(scene->folder, "foyer.db"), size);
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    free(path);
}

/* --- whose it is --- */

/* 0: refused in words that tell what to do. */
static int put_in_vain(void *data)
{
    struct scene *scene = data;
    int64_t number = scene_try_put(scene, ALERT_WARNING, "a");
    fprintf(stderr, "%s\n", scene->error.text);
    return number != 0 ? 1 : !strstr(scene->error.text, "Permission denied") ? 2 : 0;
}

static int put_in_vain_as_another(void *data)
{
    const struct scene *scene = data;
    int status = put_in_vain(data);
    return status                                                                              ? status
           : strstr(scene->error.text, "give the command as that user, with \"sudo -u root\"") ? 0
                                                                                               : 3;
}

static int put_in_vain_without_a_store(void *data)
{
    const struct scene *scene = data;
    int status = put_in_vain(data);
    return status                                                                      ? status
           : strstr(scene->error.text, "run it as the user that foyer ingest runs as") ? 0
                                                                                       : 3;
}

static void who_may_not_write_is_told_as_whom_to_come(void **state)
{
    struct scene *scene = *state;
    assert_int_equal(run_as_nobody(put_in_vain_as_another, scene), 0);
    scene_begin(scene->folder);
    assert_int_equal(run_as_nobody(put_in_vain_as_another, scene), 0);
    assert_int_equal(chmod(scene->folder, 0777), 0);
    assert_int_equal(run_as_nobody(put_in_vain_as_another, scene), 0);
    assert_int_equal(chmod(scene->folder, 0755), 0);
    char *root = scene->folder;
    scene->folder = path_of(root, "not/yet");
    assert_int_equal(run_as_nobody(put_in_vain_without_a_store, scene), 0);
    free(scene->folder);
    scene->folder = root;
}

static int put_as_owner(void *data)
{
    struct scene *scene = data;
    if (!alerts_become_owner(scene->folder, &scene->error) || geteuid() != 65534 || getegid() != 65534)
        return 1;
    return scene_try_put(scene, ALERT_WARNING, "a") == 1 ? 0 : 2;
}

static int begin_writer(void *data)
{
    struct store *store = store_open_writer(data, clock_system(), NULL);
    store_close(store);
    return store ? 0 : 1;
}

static void root_leaves_no_file_of_its_own_in_the_store_of_another(void **state)
{
    struct scene *scene = *state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(run_in_child(put_as_owner, scene), 1); /* it is root's: nothing changes */
    assert_int_equal(chown(scene->folder, 65534, 65534), 0);
    assert_int_equal(run_in_child(put_as_owner, scene), 0);
    scene_assert_texts(scene->folder, "a ");
    assert_int_equal(run_as_nobody(begin_writer, scene->folder), 0);
}

/* --- dying and failing --- */

static int put_and_die(void *data)
{
    struct scene *scene = data;
    return scene_try_put(scene, ALERT_WARNING, "a") ? 0 : 1;
}

/* Kills an alert at its `at`th operation on the disk; false when it came through. The store is sound then. */
static bool kill_at(struct scene *scene, int at, bool store)
{
    int status;
    scene->folder = folder_make_fast();
    if (store)
        scene_begin(scene->folder);
    pid_t child = fork();
    if (child == 0) {
        shim_arm(SHIM_KILL, at, 0);
        _exit(put_and_die(scene));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status) && store)
        scene_assert_generation(scene->folder, 1);
    else if (!WIFSIGNALED(status))
        scene_assert_texts(scene->folder, "a ");
    scene_begin(scene->folder);
    scene_assert_generation(scene->folder, 1);
    assert_int_equal(sql_number(scene->folder, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    scene_put(scene, ALERT_EMERGENCY, "b");
    struct edition *edition = scene_edition_now(scene->folder);
    assert_string_equal(edition->alerts.items[0].text, "b");
    assert_true(edition->alerts.count <= 2);
    edition_destroy(edition);
    folder_remove(scene->folder);
    return WIFSIGNALED(status);
}

static void an_alert_that_is_killed_leaves_a_sound_store(void **state)
{
    struct scene *scene = *state;
    char *root = scene->folder;
    for (int store = 0; store < 2; store++) {
        int at = 1;
        while (kill_at(scene, at, store))
            at++;
        assert_true(at > 10);
    }
    scene->folder = root;
}

static void a_disk_that_fails_is_told_and_the_next_alert_succeeds(void **state)
{
    struct scene *scene = *state;
    char *root = scene->folder;
    bool struck = true;
    for (int at = 1; struck; at++) {
        scene->folder = folder_make_fast();
        scene_begin(scene->folder);
        shim_arm(at % 2 ? SHIM_FAIL : SHIM_FULL, (at + 1) / 2, 0);
        int64_t number = scene_try_put(scene, ALERT_WARNING, "a");
        struck = shim_struck() || at % 2;
        shim_disarm();
        scene_assert_texts(scene->folder, number ? "a " : "");
        scene_put(scene, ALERT_EMERGENCY, "b");
        scene_assert_texts(scene->folder, number ? "b a " : "b ");
        scene_assert_generation(scene->folder, 1);
        assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
        folder_remove(scene->folder);
    }
    scene->folder = root;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(an_alert_makes_the_store_when_there_is_none),
        SCENE(an_empty_file_becomes_a_store),
        SCENE(a_database_of_version_3_is_converted_by_whoever_comes_first),
        SCENE(a_newer_or_damaged_database_is_told_and_stays),
        SCENE(a_database_whose_inside_is_damaged_is_told_and_stays),
        SCENE(who_may_not_write_is_told_as_whom_to_come),
        SCENE(root_leaves_no_file_of_its_own_in_the_store_of_another),
        SCENE(an_alert_that_is_killed_leaves_a_sound_store),
        SCENE(a_disk_that_fails_is_told_and_the_next_alert_succeeds),
    };
    shim_install();
    return cmocka_run_group_tests_name("alerts made", tests, NULL, NULL);
}
