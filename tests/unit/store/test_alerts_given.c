/* Alerts given where there is no store, by whom, beside each other, and on a disk that is full. */
#include "alert_scene.h"
#include "support.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct stat stat_of(const char *folder, const char *name)
{
    struct stat found = {0};
    char *path = path_of(folder, name);
    assert_int_equal(stat(path, &found), 0);
    free(path);
    return found;
}

static void an_alert_makes_the_store_when_there_is_none(void **state)
{
    struct scene *scene = *state;
    struct alert_list list = {0};
    struct error error = {0};
    char *root = scene->folder;
    scene->folder = path_of(root, "not/yet");
    assert_int_equal(scene_clear(scene, 0), 0);
    assert_false(alerts_read(scene->folder, &list, &error));
    assert_non_null(strstr(error.text, "there is no store yet: start foyer ingest"));
    assert_false(file_exists(scene->folder));
    scene_put(scene, ALERT_WARNING, "a");
    assert_true(scene->made);
    scene_begin(scene->folder);
    scene_assert_texts(scene->folder, "a ");
    scene_put(scene, ALERT_WARNING, "b");
    assert_false(scene->made);
    free(scene->folder);
    scene->folder = root;
}

static void a_writer_makes_the_folder_for_whoever_gives_alerts(void **state)
{
    struct scene *scene = *state;
    scene_begin(scene->folder);
    assert_int_equal(stat_of(scene->folder, "alerts").st_mode & 07777, 02775);
    scene_put(scene, ALERT_WARNING, "a");
    assert_false(scene->made);
    char *alerts = path_of(scene->folder, "alerts");
    assert_int_equal(chmod(alerts, 0755), 0); /* the operator's wish */
    scene_begin(scene->folder);
    assert_int_equal(stat_of(scene->folder, "alerts").st_mode & 07777, 0755);
    free(alerts);
}

static void no_state_of_the_database_hinders_an_alert(void **state)
{
    struct scene *scene = *state;
    char *path = path_of(scene->folder, "foyer.db");
    scene_begin(scene->folder);
    sql_run(scene->folder, "PRAGMA user_version = 99");
    scene_put(scene, ALERT_WARNING, "a");
    assert_true(file_write_atomic(path, "this is a letter to my aunt, and no database", 44, NULL));
    scene_put(scene, ALERT_WARNING, "b");
    scene_assert_texts(scene->folder, "b a ");
    assert_int_equal(size_of(scene->folder, "foyer.db"), 44);
    scene_begin(scene->folder); /* sets it aside */
    scene_assert_texts(scene->folder, "b a ");
    free(path);
}

static void a_folder_of_alerts_that_is_none_hinders_no_writer(void **state)
{
    struct scene *scene = *state;
    char *alerts = path_of(scene->folder, "alerts");
    assert_true(file_write_atomic(alerts, "x", 1, NULL));
    scene_begin(scene->folder);
    scene_assert_refused(scene, "a", "/alerts: Not a directory");
    free(alerts);
}

/* --- alerts that stood in a database of version 4 --- */

static void make_version_4(const char *folder)
{
    scene_begin(folder);
    sql_run(folder, "CREATE TABLE alert(number INTEGER PRIMARY KEY AUTOINCREMENT, level TEXT NOT NULL,"
                    " text TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL)");
    sql_run(folder, "INSERT INTO alert VALUES(3, 'info', 'Касса', 1600000000, 1600000002),"
                    "(5, 'emergency', 'Fire' || char(10) || 'out', 1599990000, 1600000003),"
                    "(6, 'info', 'over', 1599990000, 1600000001), (8, 'purple', 'x', 1, 1700000000),"
                    "(9, 'info', '', 1, 1700000000)");
    sql_run(folder, "PRAGMA user_version = 4");
}

static void open_writer(struct scene *scene, int64_t wall)
{
    scene->clock.wall = wall;
    store_close(writer(scene->folder, &scene->clock.clock));
}

static void alerts_in_force_in_an_older_database_become_files(void **state)
{
    struct scene *scene = *state;
    make_version_4(scene->folder);
    open_writer(scene, 1600000001);
    struct alert_list list = scene_alerts(scene->folder);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].number, 5);
    assert_int_equal(list.items[0].level, ALERT_EMERGENCY);
    assert_string_equal(list.items[0].text, "Fire\nout");
    assert_int_equal(list.items[0].since, 1599990000);
    assert_int_equal(list.items[0].until, 1600000003);
    assert_int_equal(list.items[1].number, 3);
    assert_string_equal(list.items[1].text, "Касса");
    alert_list_finish(&list);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM sqlite_schema WHERE name = 'alert'"), 0);
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM story"), STORIES);
    assert_int_equal(scene_put(scene, ALERT_INFO, "a"), 6);
}

/* The second time after a kill; and one was given before the database was converted. */
static void they_become_files_once_and_take_nobodys_number(void **state)
{
    struct scene *scene = *state;
    make_version_4(scene->folder);
    scene_put_file(
        scene->folder, "3.json",
        "{\"level\": \"info\", \"text\": \"Касса\", \"since\": 1600000000, \"until\": 1600000002}");
    scene_put_file(
        scene->folder, "5.json",
        "{\"level\": \"warning\", \"text\": \"new\", \"since\": 1600000000, \"until\": 1600000002}");
    open_writer(scene, 1600000001);
    scene_assert_texts(scene->folder, "Fire\nout new Касса ");
    struct alert_list list = scene_alerts(scene->folder);
    assert_int_equal(list.items[0].number, 6);
    alert_list_finish(&list);
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
    static const char part[] =
        "it belongs to root: give the command as that user, with \"sudo -u root\", or as "
        "one of its group";
    const struct scene *scene = data;
    int status = put_in_vain(data);
    return status ? status : strstr(scene->error.text, part) ? 0 : 3;
}

static int put_in_vain_without_a_store(void *data)
{
    const struct scene *scene = data;
    int status = put_in_vain(data);
    return status                                                                      ? status
           : strstr(scene->error.text, "run it as the user that foyer ingest runs as") ? 0
                                                                                       : 3;
}

static int clear_in_vain(void *data)
{
    struct scene *scene = data;
    int cleared;
    bool fine = alerts_clear(scene->folder, &scene->clock.clock, 0, &cleared, &scene->error);
    return !fine && cleared == 0 && strstr(scene->error.text, "Permission denied") ? 0 : 1;
}

static void who_may_not_write_is_told_as_whom_to_come(void **state)
{
    struct scene *scene = *state;
    assert_int_equal(run_as_nobody(put_in_vain_as_another, scene), 0);
    scene_begin(scene->folder);
    assert_int_equal(run_as_nobody(put_in_vain_as_another, scene), 0);
    scene_put(scene, ALERT_WARNING, "x");
    assert_int_equal(run_as_nobody(clear_in_vain, scene), 0);
    scene_assert_texts(scene->folder, "x ");
    char *root = scene->folder;
    scene->folder = path_of(root, "not/yet");
    assert_int_equal(run_as_nobody(put_in_vain_without_a_store, scene), 0);
    free(scene->folder);
    scene->folder = root;
}

enum { FOYER = 65534, GUEST = 4321 };

static int begin_writer(void *data)
{
    (void)umask(077);
    struct store *store = store_open_writer(data, clock_system(), NULL);
    store_close(store);
    return store ? 0 : 1;
}

static int put_as_owner(void *data)
{
    struct scene *scene = data;
    return scene_try_put(scene, ALERT_WARNING, "a") > 0 ? 0 : 1;
}

/* Of another user, in the group of the store's: clears what is there, gives one of its own. */
static int act_as_member(void *data)
{
    struct scene *scene = data;
    gid_t group = FOYER;
    int cleared;
    (void)umask(077);
    if (setgroups(1, &group) != 0 || setgid(GUEST) != 0 || setuid(GUEST) != 0)
        return 1;
    if (!alerts_clear(scene->folder, &scene->clock.clock, 0, &cleared, &scene->error) || cleared != 1)
        return 2;
    return scene_try_put(scene, ALERT_WARNING, "b") == 2 ? 0 : 3;
}

static int clear_as_owner(void *data)
{
    struct scene *scene = data;
    int cleared;
    return alerts_clear(scene->folder, &scene->clock.clock, 0, &cleared, &scene->error) && cleared == 1 ? 0
                                                                                                        : 1;
}

static void who_is_of_the_stores_group_gives_and_clears_alerts(void **state)
{
    struct scene *scene = *state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(chown(scene->folder, FOYER, FOYER), 0);
    assert_int_equal(run_as_nobody(begin_writer, scene->folder), 0);
    assert_int_equal(run_as_nobody(put_as_owner, scene), 0);
    assert_int_equal(run_in_child(act_as_member, scene), 0);
    scene_assert_texts(scene->folder, "b ");
    struct stat file = stat_of(scene->folder, "alerts/2.json");
    assert_int_equal(file.st_uid, GUEST);
    assert_int_equal(file.st_gid, FOYER);
    assert_int_equal(file.st_mode & 07777, 0644);
    assert_int_equal(run_as_nobody(clear_as_owner, scene), 0);
    scene_assert_texts(scene->folder, "");
}

/* Though it is root that gives the first alert of a store that is prepared for another. */
static void root_leaves_nothing_that_stands_in_the_owners_way(void **state)
{
    struct scene *scene = *state;
    if (geteuid() != 0)
        skip();
    assert_int_equal(chown(scene->folder, FOYER, FOYER), 0);
    scene_put(scene, ALERT_WARNING, "a");
    struct stat folder = stat_of(scene->folder, "alerts");
    assert_int_equal(folder.st_uid, FOYER);
    assert_int_equal(folder.st_gid, FOYER);
    assert_int_equal(folder.st_mode & 07777, 02775);
    assert_int_equal(run_as_nobody(begin_writer, scene->folder), 0);
    assert_int_equal(run_as_nobody(clear_as_owner, scene), 0);
}

/* --- beside each other --- */

enum { CROWD = 8, EACH = 25 };

/* Gives and takes down again, and keeps the last: 0, or what went wrong. */
static int give_and_clear(void *data)
{
    struct scene *scene = data;
    for (int i = 1; i <= EACH; i++) {
        int cleared;
        int64_t number = scene_try_put(scene, ALERT_WARNING, "x");
        if (number == 0)
            return 1;
        if (i < EACH && (!alerts_clear(scene->folder, &scene->clock.clock, number, &cleared, &scene->error) ||
                         cleared != 1))
            return 2;
    }
    return 0;
}

static void in_a_crowd_each_has_numbers_of_its_own_and_nobody_loses_an_alert(void **state)
{
    struct scene *scene = *state;
    pid_t crowd[CROWD];
    for (int i = 0; i < CROWD; i++)
        if ((crowd[i] = fork()) == 0)
            _exit(give_and_clear(scene));
    for (int i = 0; i < CROWD; i++) {
        int status;
        assert_int_equal(waitpid(crowd[i], &status, 0), crowd[i]);
        assert_int_equal(status, 0);
    }
    struct alert_list list = scene_alerts(scene->folder);
    assert_int_equal(list.count, CROWD);
    for (size_t i = 1; i < list.count; i++)
        assert_true(list.items[i - 1].number > list.items[i].number);
    assert_true(list.items[0].number >= (int64_t)CROWD * EACH);
    alert_list_finish(&list);
}

static void an_alert_is_given_while_a_writer_holds_the_database(void **state)
{
    struct scene *scene = *state;
    struct store *store = writer(scene->folder, clock_system());
    char *path = path_of(scene->folder, "foyer.db");
    scene_put(scene, ALERT_WARNING, "a");
    scene_assert_texts(scene->folder, "a ");
    assert_int_equal(scene_clear(scene, 1), 1);
    store_close(store);
    free(path);
}

/* --- a full disk --- */

static int put_on_a_full_disk(void *data)
{
    struct scene *scene = data;
    (void)signal(SIGXFSZ, SIG_IGN);
    (void)setrlimit(RLIMIT_FSIZE, &(struct rlimit){30, 30});
    return scene_try_put(scene, ALERT_WARNING, "a") == 0 &&
                   strstr(scene->error.text, "alerts/2.json: cannot write: ")
               ? 0
               : 1;
}

static void a_disk_that_is_full_is_told_and_nothing_half_done_is_left(void **state)
{
    struct scene *scene = *state;
    scene_put(scene, ALERT_INFO, "before");
    assert_int_equal(run_in_child(put_on_a_full_disk, scene), 0);
    scene_assert_texts(scene->folder, "before ");
    char *alerts = path_of(scene->folder, "alerts");
    assert_int_equal(folder_count(alerts, ""), 1);
    assert_int_equal(scene_put(scene, ALERT_INFO, "after"), 2);
    free(alerts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE(an_alert_makes_the_store_when_there_is_none),
        SCENE(a_writer_makes_the_folder_for_whoever_gives_alerts),
        SCENE(no_state_of_the_database_hinders_an_alert),
        SCENE(a_folder_of_alerts_that_is_none_hinders_no_writer),
        SCENE(alerts_in_force_in_an_older_database_become_files),
        SCENE(they_become_files_once_and_take_nobodys_number),
        SCENE(who_may_not_write_is_told_as_whom_to_come),
        SCENE(who_is_of_the_stores_group_gives_and_clears_alerts),
        SCENE(root_leaves_nothing_that_stands_in_the_owners_way),
        SCENE(in_a_crowd_each_has_numbers_of_its_own_and_nobody_loses_an_alert),
        SCENE(an_alert_is_given_while_a_writer_holds_the_database),
        SCENE(a_disk_that_is_full_is_told_and_nothing_half_done_is_left),
    };
    return cmocka_run_group_tests_name("alerts given", tests, NULL, NULL);
}
