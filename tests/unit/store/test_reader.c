/* Readers open and read without writing, whatever became of the writer and its files. */
#include "shim.h"
#include "support.h"

#include "base/file.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { UNREADABLE = 120 };

static int folder_setup(void **state)
{
    *state = folder_make();
    return 0;
}

static int folder_teardown(void **state)
{
    folder_remove(*state);
    return 0;
}

/* Without assertions: it runs in children. */
static int generation_read(void *data)
{
    struct error error = {0};
    struct store *store = store_open_reader(data, &error);
    struct edition *edition = store ? store_read_edition(store, &error) : NULL;
    int generation = UNREADABLE;
    if (!edition)
        fprintf(stderr, "%s\n", error.text);
    else if (edition->story_count != STORIES ||
             sscanf(edition->stories[0]->headline, "generation %d", &generation) != 1)
        generation = 0;
    edition_destroy(edition);
    store_close(store);
    return generation;
}

static void put(struct store *store, int generation)
{
    struct error error = {0};
    if (!generation_put(store, "A", generation, false, &error))
        fail_msg("%s", error.text);
}

static int read_number(struct store *store)
{
    struct edition *edition = read_edition(store);
    int generation = generation_of(store, edition, "A");
    edition_destroy(edition);
    return generation;
}

static void a_user_who_may_not_write_reads_beside_a_live_writer(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    assert_int_equal(run_as_nobody(generation_read, *state), 1);
    put(store, 2);
    assert_int_equal(run_as_nobody(generation_read, *state), 2);
    store_close(store);
}

static void a_user_who_may_not_write_reads_when_the_writer_is_gone(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    store_close(store);
    assert_int_equal(size_of(*state, "foyer.db-wal"), 0);
    assert_int_equal(run_as_nobody(generation_read, *state), 1);
    store_close(writer(*state, clock_system()));
    assert_int_equal(run_as_nobody(generation_read, *state), 1);
}

struct killing {
    const char *folder;
    int at;
    bool fresh; /* the WAL is empty when generation 2 begins */
};

/* Commits generation 1 and is killed at the `at`th operation of generation 2, or ends with 1. */
static int write_and_die(void *data)
{
    const struct killing *killing = data;
    struct error error = {0};
    struct store *store = store_open_writer(killing->folder, clock_system(), &error);
    if (!generation_put(store, "A", 1, false, &error))
        return UNREADABLE;
    if (killing->fresh) {
        store_close(store);
        store = store_open_writer(killing->folder, clock_system(), &error);
    }
    shim_arm(SHIM_KILL, killing->at, 0);
    bool fine = generation_put(store, "A", 2, false, &error);
    shim_disarm();
    store_close(store);
    return fine ? 1 : UNREADABLE;
}

/* False when the writer came through. */
static bool kill_and_read(struct killing killing)
{
    int status;
    char *folder = folder_make();
    killing.folder = folder;
    pid_t child = fork();
    if (child == 0)
        _exit(write_and_die(&killing));
    assert_int_equal(waitpid(child, &status, 0), child);
    int generation = run_as_nobody(generation_read, folder);
    if (generation != 1 && generation != 2)
        fail_msg("killed at operation %d: %d", killing.at, generation);
    assert_int_equal(generation_read(folder), generation);
    folder_remove(folder);
    if (WIFSIGNALED(status))
        return true;
    assert_int_equal(WEXITSTATUS(status), 1);
    assert_int_equal(generation, 2);
    return false;
}

static void a_user_who_may_not_write_reads_after_the_writer_was_killed_in_a_transaction(void **state)
{
    (void)state;
    for (int fresh = 0; fresh < 2; fresh++) {
        int at = 1;
        while (kill_and_read((struct killing){.at = at, .fresh = fresh}))
            at++;
        assert_true(at > 5);
    }
}

static void a_wal_that_is_none_is_no_obstacle(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    store_close(store);
    char *wal = path_of(*state, "foyer.db-wal");
    char garbage[5000];
    memset(garbage, 0x5A, sizeof garbage);
    for (size_t length = 0; length <= sizeof garbage; length += length < 64 ? 16 : 617) {
        assert_true(file_write_atomic(wal, garbage, length, NULL));
        assert_int_equal(run_as_nobody(generation_read, *state), 1);
    }
    free(wal);
}

static void a_reader_does_without_the_files_beside_the_database(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    store_close(store);
    char *wal = path_of(*state, "foyer.db-wal");
    char *index = path_of(*state, "foyer.db-shm");
    assert_int_equal(unlink(wal), 0);
    assert_int_equal(run_as_nobody(generation_read, *state), 1);
    assert_int_equal(unlink(index), 0);
    assert_int_equal(run_as_nobody(generation_read, *state), 1);
    assert_false(file_exists(wal));
    /* And notices when they are there again. */
    struct store *display = reader(*state);
    assert_int_equal(read_number(display), 1);
    store = writer(*state, clock_system());
    put(store, 2);
    assert_true(store_changed(display));
    assert_int_equal(read_number(display), 2);
    store_close(display);
    store_close(store);
    free(wal);
    free(index);
}

static void a_reader_makes_no_file_and_changes_none(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    store_close(store);
    struct stat before[3];
    struct stat after[3];
    const char *const names[3] = {"foyer.db", "foyer.db-wal", "foyer.db-shm"};
    int count = folder_count(*state, "");
    for (int i = 0; i < 3; i++) {
        char *path = path_of(*state, names[i]);
        assert_int_equal(stat(path, &before[i]), 0);
        free(path);
    }
    assert_int_equal(generation_read(*state), 1);
    for (int i = 0; i < 3; i++) {
        char *path = path_of(*state, names[i]);
        assert_int_equal(stat(path, &after[i]), 0);
        assert_int_equal(before[i].st_size, after[i].st_size);
        assert_int_equal(before[i].st_mtim.tv_nsec, after[i].st_mtim.tv_nsec);
        assert_int_equal(before[i].st_mtim.tv_sec, after[i].st_mtim.tv_sec);
        free(path);
    }
    assert_int_equal(folder_count(*state, ""), count);
}

static void what_is_no_store_yet_is_an_error_that_says_so(void **state)
{
    struct error error = {0};
    assert_null(store_open_reader(*state, &error));
    assert_non_null(strstr(error.text, "there is no store yet: start foyer ingest"));
    assert_non_null(strstr(error.text, *state));
    char *path = path_of(*state, "foyer.db");
    assert_true(file_write_atomic(path, "", 0, NULL));
    error_clear(&error);
    assert_null(store_open_reader(*state, &error));
    assert_non_null(strstr(error.text, "nothing was written yet"));
    assert_true(file_write_atomic(path, "some text of another program, not a database at all", 51, NULL));
    error_clear(&error);
    assert_null(store_open_reader(*state, &error));
    assert_non_null(strstr(error.text, "is no database"));
    free(path);
}

static void a_reader_says_when_the_schema_is_newer_or_older(void **state)
{
    struct error error = {0};
    store_close(writer(*state, clock_system()));
    sql_run(*state, "PRAGMA user_version = 99");
    assert_null(store_open_reader(*state, &error));
    assert_non_null(strstr(error.text, "a newer foyer (schema 99"));
    error_clear(&error);
    sql_run(*state, "PRAGMA user_version = 0");
    assert_null(store_open_reader(*state, &error));
    assert_non_null(strstr(error.text, "an older foyer (schema 0"));
}

static void the_name_of_the_folder_may_hold_any_character(void **state)
{
    char *folder = path_of(*state, "a?b#c%41 д&mode=rwc");
    struct store *store = writer(folder, clock_system());
    put(store, 1);
    assert_int_equal(generation_read(folder), 1);
    store_close(store);
    assert_int_equal(generation_read(folder), 1);
    free(folder);
}

static void no_path_leads_out_of_the_photo_folder(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    sql_run(*state, "INSERT INTO photo VALUES('../../../etc/passwd', 1, 1, NULL)");
    sql_run(*state,
            "UPDATE story SET photo_file = '../../../etc/passwd', photo_width = -7 WHERE id = 'story-3'");
    struct edition *edition = read_edition(store);
    const struct story *story = find_story(edition, "A", "story-3");
    assert_non_null(story->photo);
    assert_null(story->photo->file);
    assert_int_equal(story->photo->width, 0);
    const char *const bad[] = {"../../etc/passwd",     "",
                               "0123456789abcdef",     "0123456789abcdef.jpg/",
                               "0123456789ABCDEF.jpg", "0123456789abcde.jpg",
                               "0123456789abcdef.gif", "0123456789abcdef.jpg.AAAAAA",
                               "/0123456789abcdef.jpg"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_null(store_photo_path(store, bad[i]));
    assert_null(store_photo_path(store, NULL));
    char *path = store_photo_path(store, "0123456789abcdef.jpg");
    assert_non_null(strstr(path, "/photos/0123456789abcdef.jpg"));
    free(path);
    edition_destroy(edition);
    store_close(store);
}

static void a_reader_refuses_to_write(void **state)
{
    struct error error = {0};
    store_close(writer(*state, clock_system()));
    struct store *display = reader(*state);
    assert_false(generation_put(display, "A", 1, false, &error));
    assert_non_null(strstr(error.text, "for reading only"));
    assert_int_equal(store_sweep_photos(display, 0), 0);
    store_close(display);
    store_close(NULL);
}

int main(void)
{
#define FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        FOLDER(a_user_who_may_not_write_reads_beside_a_live_writer),
        FOLDER(a_user_who_may_not_write_reads_when_the_writer_is_gone),
        FOLDER(a_user_who_may_not_write_reads_after_the_writer_was_killed_in_a_transaction),
        FOLDER(a_wal_that_is_none_is_no_obstacle),
        FOLDER(a_reader_does_without_the_files_beside_the_database),
        FOLDER(a_reader_makes_no_file_and_changes_none),
        FOLDER(what_is_no_store_yet_is_an_error_that_says_so),
        FOLDER(a_reader_says_when_the_schema_is_newer_or_older),
        FOLDER(the_name_of_the_folder_may_hold_any_character),
        FOLDER(no_path_leads_out_of_the_photo_folder),
        FOLDER(a_reader_refuses_to_write),
    };
    shim_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
