/* Alerts: what is kept, for how long, and where a store is none, older, newer, damaged or somebody else's. */
#include "shim.h"
#include "support.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "store/alerts.h"

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

enum { HALF_AN_HOUR = 1800 };

struct scene {
    char *folder;
    struct clock_fixed clock;
    bool made;
    struct error error;
};

static int scene_setup(void **state)
{
    struct scene *scene = memory_zeroed(1, sizeof *scene);
    scene->folder = folder_make();
    clock_fixed_init(&scene->clock, 1600000000);
    *state = scene;
    return 0;
}

static int scene_teardown(void **state)
{
    struct scene *scene = *state;
    folder_remove(scene->folder);
    free(scene);
    return 0;
}

/* The number, or 0 with the scene's error. */
static int64_t try_put(struct scene *scene, enum alert_level level, const char *text)
{
    struct alert alert = {.level = level, .text = memory_copy_text(text)};
    error_clear(&scene->error);
    bool fine =
        alerts_put(scene->folder, &scene->clock.clock, HALF_AN_HOUR, &alert, &scene->made, &scene->error);
    int64_t number = fine ? alert.number : 0;
    assert_true(fine == !scene->error.set);
    alert_finish(&alert);
    return number;
}

static int64_t put(struct scene *scene, enum alert_level level, const char *text)
{
    int64_t number = try_put(scene, level, text);
    if (number == 0)
        fail_msg("%s", scene->error.text);
    return number;
}

static int clear(struct scene *scene, int64_t number)
{
    int cleared = -1;
    if (!alerts_clear(scene->folder, &scene->clock.clock, number, &cleared, &scene->error))
        fail_msg("%s", scene->error.text);
    return cleared;
}

static void assert_refused(struct scene *scene, const char *text, const char *part)
{
    assert_int_equal(try_put(scene, ALERT_WARNING, text), 0);
    if (!strstr(scene->error.text, part))
        fail_msg("\"%s\" is not in: %s", part, scene->error.text);
}

static struct edition *edition_now(const char *folder)
{
    struct store *display = reader(folder);
    struct edition *edition = read_edition(display);
    store_close(display);
    return edition;
}

/* Their texts in the order of the edition, each followed by a blank. */
static void assert_texts(const char *folder, const char *expected)
{
    struct buffer texts;
    struct edition *edition = edition_now(folder);
    buffer_init(&texts, 4096);
    buffer_append_text(&texts, "");
    for (size_t i = 0; i < edition->alert_count; i++)
        buffer_append_format(&texts, "%s ", edition->alerts[i].text);
    assert_string_equal(texts.bytes, expected);
    buffer_finish(&texts);
    edition_destroy(edition);
}

/* A store with generation 1, and no writer. */
static void begin(const char *folder)
{
    struct error error = {0};
    struct store *store = writer(folder, clock_system());
    if (!generation_put(store, "A", 1, false, &error))
        fail_msg("%s", error.text);
    store_close(store);
}

static void assert_generation(const char *folder, int generation)
{
    struct store *display = reader(folder);
    struct edition *edition = read_edition(display);
    assert_int_equal(generation_of(display, edition, "A"), generation);
    edition_destroy(edition);
    store_close(display);
}

/* --- what is kept --- */

static void an_alert_is_put_read_and_taken_down(void **state)
{
    struct scene *scene = *state;
    begin(scene->folder);
    assert_int_equal(put(scene, ALERT_EMERGENCY, "Leave the building\nby the stairs"), 1);
    assert_false(scene->made);
    struct edition *edition = edition_now(scene->folder);
    assert_int_equal(edition->story_count, STORIES);
    assert_int_equal(edition->alert_count, 1);
    assert_int_equal(edition->alerts[0].number, 1);
    assert_int_equal(edition->alerts[0].level, ALERT_EMERGENCY);
    assert_string_equal(edition->alerts[0].text, "Leave the building\nby the stairs");
    assert_int_equal(edition->alerts[0].since, 1600000000);
    assert_int_equal(edition->alerts[0].until, 1600000000 + HALF_AN_HOUR);
    edition_destroy(edition);
    assert_int_equal(clear(scene, 7), 0);
    assert_texts(scene->folder, "Leave the building\nby the stairs ");
    assert_int_equal(clear(scene, 1), 1);
    assert_texts(scene->folder, "");
    assert_int_equal(clear(scene, 1), 0);
}

static void the_most_severe_is_first_and_of_one_level_the_newest(void **state)
{
    struct scene *scene = *state;
    put(scene, ALERT_WARNING, "a");
    put(scene, ALERT_INFO, "b");
    put(scene, ALERT_EMERGENCY, "c");
    put(scene, ALERT_WARNING, "d");
    assert_texts(scene->folder, "c d a b ");
    assert_int_equal(clear(scene, 4), 1);
    assert_texts(scene->folder, "c a b ");
    assert_int_equal(clear(scene, 0), 3);
    assert_texts(scene->folder, "");
}

static void a_number_is_never_given_twice(void **state)
{
    struct scene *scene = *state;
    assert_int_equal(put(scene, ALERT_INFO, "a"), 1);
    assert_int_equal(put(scene, ALERT_INFO, "b"), 2);
    assert_int_equal(clear(scene, 0), 2);
    assert_int_equal(put(scene, ALERT_INFO, "c"), 3);
}

static void a_reader_notices_and_the_number_of_the_edition_stays(void **state)
{
    struct scene *scene = *state;
    begin(scene->folder);
    struct store *display = reader(scene->folder);
    struct edition *before = read_edition(display);
    for (int i = 0; i < 100; i++) {
        assert_false(store_changed(display));
        if (i % 2 == 0)
            put(scene, ALERT_WARNING, "x");
        else
            assert_int_equal(clear(scene, 0), 1);
        assert_true(store_changed(display));
        struct edition *after = read_edition(display);
        assert_int_equal(after->number, before->number);
        assert_int_equal(after->alert_count, i % 2 == 0);
        edition_destroy(after);
    }
    edition_destroy(before);
    store_close(display);
}

static void one_that_is_over_is_delivered_until_the_next_is_put_or_cleared(void **state)
{
    struct scene *scene = *state;
    put(scene, ALERT_WARNING, "a");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(HALF_AN_HOUR));
    assert_texts(scene->folder, "a ");
    assert_int_equal(clear(scene, 1), 0); /* it is no longer in force */
    assert_texts(scene->folder, "");
    put(scene, ALERT_WARNING, "b");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(HALF_AN_HOUR - 1));
    put(scene, ALERT_WARNING, "c");
    assert_texts(scene->folder, "c b ");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(1));
    put(scene, ALERT_WARNING, "d");
    assert_texts(scene->folder, "d c ");
}

static void more_than_find_room_are_refused_until_some_are_over(void **state)
{
    struct scene *scene = *state;
    for (int i = 0; i < LIMIT_ALERTS; i++)
        put(scene, ALERT_INFO, "x");
    assert_refused(scene, "y", "16 alerts are in force already");
    assert_refused(scene, "y", "take one of them down first");
    assert_int_equal(clear(scene, 5), 1);
    assert_int_equal(put(scene, ALERT_INFO, "y"), LIMIT_ALERTS + 1);
    assert_refused(scene, "z", "16 alerts are in force already");
    clock_fixed_advance(&scene->clock, TICK_SECONDS(HALF_AN_HOUR));
    put(scene, ALERT_INFO, "z");
    assert_texts(scene->folder, "z ");
}

static void rows_that_none_of_ours_wrote_are_left_out(void **state)
{
    struct scene *scene = *state;
    put(scene, ALERT_INFO, "a");
    for (int i = 0; i < 20; i++)
        sql_run(scene->folder, "INSERT INTO alert(level, text, since, until) VALUES('purple', 'x', 0, 1)");
    assert_texts(scene->folder, "a ");
    sql_run(scene->folder, "DELETE FROM alert WHERE level = 'purple'");
    sql_run(scene->folder, "INSERT INTO alert(level, text, since, until) VALUES('info', '', 0, 1)");
    sql_run(scene->folder, "INSERT INTO alert(level, text, since, until) VALUES('info', x'FF', 0, 1)");
    sql_run(scene->folder, "INSERT INTO alert(level, text, since, until)"
                           " VALUES('info', printf('%2001s', 'x'), 0, 1)");
    assert_texts(scene->folder, "a ");
}

static void a_text_is_cleaned(void **state)
{
    (void)state;
    const struct {
        const char *from, *to;
    } rows[] = {
        {"Fire", "Fire"},
        {"  Fire \n\n", "Fire"},
        {"\xEF\xBB\xBF\xC2\xA0\xE2\x80\213Fire\xE3\x80\x80", "Fire"},
        {"One\r\nTwo\rThree\nFour\xE2\x80\xA8 Five", "One\nTwo\nThree\nFour\n Five"},
        {"a\tb\033[1mc\177d\xC2\x85 e", "a b [1mc d  e"},
        {"a  b\n\nc ", "a  b\n\nc"},
        {"\xE2\x80\x8F\xD7\x90 !", "\xE2\x80\x8F\xD7\x90 !"},
        {"\xF0\x9F\x9A\xA8\xE2\x80\x8D", "\xF0\x9F\x9A\xA8\xE2\x80\x8D"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        char *clean = alerts_clean(rows[i].from, &error);
        if (!clean)
            fail_msg("%zu: %s", i, error.text);
        assert_string_equal(clean, rows[i].to);
        free(clean);
    }
}

static void a_text_that_cannot_be_kept_is_refused(void **state)
{
    struct scene *scene = *state;
    struct buffer text;
    buffer_init(&text, 4096);
    for (int i = 0; i < LIMIT_ALERT_TEXT / 2; i++)
        buffer_append_text(&text, "\xD0\xB6");
    put(scene, ALERT_INFO, text.bytes);
    buffer_append_text(&text, " \n");
    put(scene, ALERT_INFO, text.bytes);
    buffer_append_text(&text, "!");
    assert_refused(scene, text.bytes, "the text is 2003 bytes long, the most is 2000");
    assert_refused(scene, "", "the text is empty");
    assert_refused(scene, " \n\t\r\n\xC2\xA0", "the text is empty");
    assert_refused(scene, "Feu \xE0 bord", "not UTF-8");
    buffer_finish(&text);
}

/* --- what may stand in the folder --- */

static void an_alert_makes_the_store_when_there_is_none(void **state)
{
    struct scene *scene = *state;
    char *root = scene->folder;
    scene->folder = path_of(root, "not/yet");
    assert_int_equal(clear(scene, 0), 0);
    assert_false(file_exists(scene->folder));
    put(scene, ALERT_WARNING, "a");
    assert_true(scene->made);
    assert_texts(scene->folder, "a ");
    begin(scene->folder);
    assert_generation(scene->folder, 1);
    assert_texts(scene->folder, "a ");
    put(scene, ALERT_WARNING, "b");
    assert_false(scene->made);
    free(scene->folder);
    scene->folder = root;
}

static void an_empty_file_becomes_a_store(void **state)
{
    struct scene *scene = *state;
    char *path = path_of(scene->folder, "foyer.db");
    assert_true(file_write_atomic(path, "", 0, NULL));
    put(scene, ALERT_WARNING, "a");
    assert_true(scene->made);
    assert_texts(scene->folder, "a ");
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
    begin(scene->folder);
    downgrade(scene->folder);
    put(scene, ALERT_WARNING, "a");
    assert_false(scene->made);
    assert_generation(scene->folder, 1);
    assert_texts(scene->folder, "a ");
    downgrade(scene->folder);
    store_close(writer(scene->folder, clock_system()));
    assert_generation(scene->folder, 1);
    put(scene, ALERT_WARNING, "b");
    assert_texts(scene->folder, "b ");
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
}

static void a_newer_or_damaged_database_is_told_and_stays(void **state)
{
    struct scene *scene = *state;
    begin(scene->folder);
    sql_run(scene->folder, "PRAGMA user_version = 99");
    assert_refused(scene, "a", "a newer foyer (schema 99, this one has 4): update this one");
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM story"), STORIES);
    sql_run(scene->folder, "PRAGMA user_version = 4");
    sql_run(scene->folder, "PRAGMA application_id = 7");
    assert_refused(scene, "a", "is no store of foyer: foyer ingest sets it aside");
    assert_int_equal(sql_number(scene->folder, "SELECT count(*) FROM story"), STORIES);
    char *path = path_of(scene->folder, "foyer.db");
    char *wal = path_of(scene->folder, "foyer.db-wal");
    assert_int_equal(unlink(wal), 0);
    assert_true(file_write_atomic(path, "this is a letter to my aunt, and no database", 44, NULL));
    assert_refused(scene, "a", "is no database any more: foyer ingest sets it aside");
    assert_int_equal(size_of(scene->folder, "foyer.db"), 44);
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    begin(scene->folder);
    put(scene, ALERT_WARNING, "a");
    free(wal);
    free(path);
}

static void a_database_whose_inside_is_damaged_is_told_and_stays(void **state)
{
    struct scene *scene = *state;
    begin(scene->folder);
    long size = size_of(scene->folder, "foyer.db");
    char *path = path_of(scene->folder, "foyer.db");
    int file = open(path, O_WRONLY);
    for (long at = 4096; at < size; at += 8)
        assert_int_equal(pwrite(file, "rubbish!", 8, at), 8);
    close(file);
    assert_refused(scene, "a", "the database is damaged: foyer ingest sets it aside");
    assert_int_equal(size_of(scene->folder, "foyer.db"), size);
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    free(path);
}

/* --- whose it is --- */

/* 0: refused in words that tell what to do. */
static int put_in_vain(void *data)
{
    struct scene *scene = data;
    int64_t number = try_put(scene, ALERT_WARNING, "a");
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
    begin(scene->folder);
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
    return try_put(scene, ALERT_WARNING, "a") == 1 ? 0 : 2;
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
    assert_texts(scene->folder, "a ");
    assert_int_equal(run_as_nobody(begin_writer, scene->folder), 0);
}

/* --- dying and failing --- */

static int put_and_die(void *data)
{
    struct scene *scene = data;
    return try_put(scene, ALERT_WARNING, "a") ? 0 : 1;
}

/* Kills an alert at its `at`th operation on the disk; false when it came through. The store is sound then. */
static bool kill_at(struct scene *scene, int at, bool store)
{
    int status;
    scene->folder = folder_make_fast();
    if (store)
        begin(scene->folder);
    pid_t child = fork();
    if (child == 0) {
        shim_arm(SHIM_KILL, at, 0);
        _exit(put_and_die(scene));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status) && store)
        assert_generation(scene->folder, 1);
    else if (!WIFSIGNALED(status))
        assert_texts(scene->folder, "a ");
    begin(scene->folder);
    assert_generation(scene->folder, 1);
    assert_int_equal(sql_number(scene->folder, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
    assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
    put(scene, ALERT_EMERGENCY, "b");
    struct edition *edition = edition_now(scene->folder);
    assert_string_equal(edition->alerts[0].text, "b");
    assert_true(edition->alert_count <= 2);
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
        begin(scene->folder);
        shim_arm(at % 2 ? SHIM_FAIL : SHIM_FULL, (at + 1) / 2, 0);
        int64_t number = try_put(scene, ALERT_WARNING, "a");
        struck = shim_struck() || at % 2;
        shim_disarm();
        assert_texts(scene->folder, number ? "a " : "");
        put(scene, ALERT_EMERGENCY, "b");
        assert_texts(scene->folder, number ? "b a " : "b ");
        assert_generation(scene->folder, 1);
        assert_int_equal(folder_count(scene->folder, "foyer.db."), 0);
        folder_remove(scene->folder);
    }
    scene->folder = root;
}

int main(void)
{
#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_setup, scene_teardown)
    const struct CMUnitTest tests[] = {
        SCENE(an_alert_is_put_read_and_taken_down),
        SCENE(the_most_severe_is_first_and_of_one_level_the_newest),
        SCENE(a_number_is_never_given_twice),
        SCENE(a_reader_notices_and_the_number_of_the_edition_stays),
        SCENE(one_that_is_over_is_delivered_until_the_next_is_put_or_cleared),
        SCENE(more_than_find_room_are_refused_until_some_are_over),
        SCENE(rows_that_none_of_ours_wrote_are_left_out),
        SCENE(a_text_is_cleaned),
        SCENE(a_text_that_cannot_be_kept_is_refused),
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
    return cmocka_run_group_tests_name("alerts", tests, NULL, NULL);
}
