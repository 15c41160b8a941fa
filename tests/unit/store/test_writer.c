/* A writer begins whatever it finds, alone, and a full disk costs nothing but the write. */
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
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

static void put(struct store *store, int generation)
{
    struct error error = {0};
    if (!generation_put(store, "A", generation, false, &error))
        fail_msg("%s", error.text);
}

static int generation_now(const char *folder)
{
    struct store *display = reader(folder);
    struct edition *edition = read_edition(display);
    int generation = generation_of(display, edition, "A");
    edition_destroy(edition);
    store_close(display);
    return generation;
}

/* --- one at a time --- */

static void a_second_writer_in_the_same_process_is_refused(void **state)
{
    struct error error = {0};
    char pid[32];
    struct store *store = writer(*state, clock_system());
    assert_null(store_open_writer(*state, clock_system(), &error));
    (void)snprintf(pid, sizeof pid, "(process %ld)", (long)getpid());
    assert_non_null(strstr(error.text, "another foyer ingest"));
    assert_non_null(strstr(error.text, pid));
    put(store, 1);
    store_close(store);
    store_close(writer(*state, clock_system()));
}

struct holder {
    const char *folder;
    int ready[2];
};

static int hold(const struct holder *holder)
{
    struct store *store = store_open_writer(holder->folder, clock_system(), NULL);
    if (!store || write(holder->ready[1], "x", 1) != 1)
        return 1;
    for (;;)
        pause();
}

static void the_lock_of_a_live_writer_holds_and_that_of_a_killed_one_does_not(void **state)
{
    struct holder holder = {.folder = *state};
    struct error error = {0};
    char text[64];
    assert_int_equal(pipe(holder.ready), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(hold(&holder));
    assert_int_equal(read(holder.ready[0], text, 1), 1);
    assert_null(store_open_writer(*state, clock_system(), &error));
    (void)snprintf(text, sizeof text, "(process %ld)", (long)child);
    assert_non_null(strstr(error.text, text));
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    store_close(writer(*state, clock_system()));
    close(holder.ready[0]);
    close(holder.ready[1]);
}

static int open_as_nobody(void *data)
{
    struct error error = {0};
    struct store *store = store_open_writer(data, clock_system(), &error);
    store_close(store);
    return !store && strstr(error.text, "Permission denied") && strstr(error.text, data) ? 0 : 1;
}

static void a_folder_that_may_not_be_written_is_an_error_that_names_it(void **state)
{
    assert_int_equal(run_as_nobody(open_as_nobody, *state), 0);
    store_close(writer(*state, clock_system()));
    assert_int_equal(run_as_nobody(open_as_nobody, *state), 0);
}

/* --- what may stand in the folder --- */

static void an_empty_file_becomes_a_store(void **state)
{
    char *path = path_of(*state, "foyer.db");
    assert_true(file_write_atomic(path, "", 0, NULL));
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    assert_int_equal(generation_now(*state), 1);
    assert_int_equal(folder_count(*state, "foyer.db."), 0);
    assert_int_equal(sql_number(*state, "PRAGMA user_version"), 5);
    store_close(store);
    free(path);
}

static void what_was_written_is_there_after_the_writer_comes_again(void **state)
{
    for (int generation = 1; generation < 5; generation++) {
        struct store *store = writer(*state, clock_system());
        if (generation > 1)
            assert_int_equal(generation_now(*state), generation - 1);
        put(store, generation);
        store_close(store);
    }
    assert_int_equal(folder_count(*state, "foyer.db."), 0);
}

static void expect_new_beginning(const char *folder, const char *aside)
{
    struct store *store = writer(folder, clock_system());
    struct edition *edition = read_edition(store);
    assert_int_equal(edition->story_count, 0);
    edition_destroy(edition);
    put(store, 9);
    assert_int_equal(generation_now(folder), 9);
    assert_int_equal(size_of(folder, aside) >= 0, 1);
    store_close(store);
}

static void begin(const char *folder)
{
    struct store *store = writer(folder, clock_system());
    put(store, 1);
    store_close(store);
}

static void a_database_of_version_1_is_converted_with_its_stories(void **state)
{
    begin(*state);
    sql_run(*state, "DROP INDEX story_photo_removed");
    sql_run(*state, "ALTER TABLE photo_url DROP COLUMN covers");
    sql_run(*state, "ALTER TABLE feed DROP COLUMN moved_to");
    sql_run(*state, "ALTER TABLE feed DROP COLUMN moved_since");
    sql_run(*state, "PRAGMA user_version = 1");
    struct store *store = writer(*state, clock_system());
    assert_int_equal(generation_now(*state), 1);
    put(store, 2);
    assert_int_equal(generation_now(*state), 2);
    assert_int_equal(sql_number(*state, "PRAGMA user_version"), 5);
    assert_int_equal(folder_count(*state, "foyer.db."), 0);
    store_close(store);
}

/* Makes the database one of version 4, whose first story has this summary and these blocks, and opens it: the
 * blocks of the story then, joined by "|". */
static void assert_converted(const char *folder, const char *summary, const char *blocks, const char *wanted)
{
    char sql[600], text[600] = "";
    begin(folder);
    sql_run(folder, "CREATE TABLE alert(number INTEGER PRIMARY KEY AUTOINCREMENT, level TEXT NOT NULL,"
                    " text TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL)");
    sql_run(folder, "DELETE FROM block WHERE story = (SELECT min(key) FROM story)");
    (void)snprintf(sql, sizeof sql, "UPDATE story SET summary = %s WHERE key = (SELECT min(key) FROM story)",
                   summary);
    sql_run(folder, sql);
    (void)snprintf(
        sql, sizeof sql,
        "INSERT INTO block SELECT (SELECT min(key) FROM story), column1, 'quote', column2 FROM (VALUES %s)",
        blocks);
    sql_run(folder, blocks[0] ? sql : "SELECT 1");
    sql_run(folder, "PRAGMA user_version = 4");
    struct store *store = writer(folder, clock_system());
    struct edition *edition = read_edition(store);
    const struct story *story = find_story(edition, "A", "story-0");
    for (size_t i = 0; i < story->block_count; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s:%s", i > 0 ? "|" : "",
                       block_kind_name(story->blocks[i].kind), story->blocks[i].text);
    assert_string_equal(text, wanted);
    edition_destroy(edition);
    store_close(store);
}

static void stories_of_version_4_begin_with_their_summary_where_it_is_no_excerpt(void **state)
{
    assert_converted(*state, "'Коротко.'", "(0, 'Длинно.'), (1, 'Ещё.')",
                     "paragraph:Коротко.|quote:Длинно.|quote:Ещё.");
    assert_converted(*state, "'Длинно. Е [...]'", "(0, 'Длинно.'), (1, 'Ещё.')", "quote:Длинно.|quote:Ещё.");
    assert_converted(*state, "'Дли нно… ' || char(160)", "(0, 'Длинно.')", "quote:Длинно.");
    assert_converted(*state, "'Длинно. Ещё. Более.'", "(0, 'Длинно.'), (1, 'Ещё.')",
                     "paragraph:Длинно. Ещё. Более.|quote:Длинно.|quote:Ещё.");
    assert_converted(*state, "'Только.'", "", "paragraph:Только.");
    assert_converted(*state, "'[…]'", "(0, 'Длинно.')", "quote:Длинно.");
    assert_converted(*state, "NULL", "(0, 'Длинно.')", "quote:Длинно.");
}

static void a_database_of_a_newer_version_is_set_aside_untouched(void **state)
{
    begin(*state);
    sql_run(*state, "PRAGMA user_version = 99");
    expect_new_beginning(*state, "foyer.db.newer-1");
    char *old = path_of(*state, "foyer.db.newer-1");
    char *path = path_of(*state, "foyer.db");
    assert_int_equal(rename(old, path), 0);
    assert_int_equal(sql_number(*state, "PRAGMA user_version"), 99);
    assert_int_equal(sql_number(*state, "SELECT count(*) FROM story"), STORIES);
    free(old);
    free(path);
}

static void a_database_of_another_program_or_without_our_tables_is_set_aside(void **state)
{
    begin(*state);
    sql_run(*state, "PRAGMA application_id = 7");
    expect_new_beginning(*state, "foyer.db.damaged-1");
    sql_run(*state, "DROP TABLE block");
    expect_new_beginning(*state, "foyer.db.damaged-2");
}

struct damage {
    const char *folder;
    const char *file;
    long offset; /* negative: truncate to -offset bytes */
    size_t length;
    uint32_t seed;
};

/* In a child: to close a file drops this process's own locks on it. */
static int damage_do(void *data)
{
    const struct damage *damage = data;
    uint32_t seed = damage->seed ? damage->seed : 1;
    char *path = path_of(damage->folder, damage->file);
    int file = open(path, O_RDWR);
    free(path);
    if (damage->offset < 0)
        return ftruncate(file, -damage->offset);
    for (size_t i = 0; i < damage->length; i++) {
        unsigned char byte = (unsigned char)(random_next(&seed) >> 11);
        if (pwrite(file, &byte, 1, damage->offset + (long)i) != 1)
            return 1;
    }
    return 0;
}

static void damage(struct damage damage)
{
    assert_int_equal(run_in_child(damage_do, &damage), 0);
}

static void a_damaged_database_is_set_aside(void **state)
{
    begin(*state);
    long size = size_of(*state, "foyer.db");
    damage((struct damage){.folder = *state, .file = "foyer.db", .length = (size_t)size});
    expect_new_beginning(*state, "foyer.db.damaged-1");
    damage((struct damage){.folder = *state, .file = "foyer.db", .length = 100});
    expect_new_beginning(*state, "foyer.db.damaged-2");
    damage((struct damage){.folder = *state, .file = "foyer.db", .offset = -(size / 2)});
    expect_new_beginning(*state, "foyer.db.damaged-3");
    damage((struct damage){.folder = *state, .file = "foyer.db", .offset = -50});
    expect_new_beginning(*state, "foyer.db.damaged-4");
    damage(
        (struct damage){.folder = *state, .file = "foyer.db", .offset = 4096, .length = (size_t)size - 4096});
    expect_new_beginning(*state, "foyer.db.damaged-5");
}

static void databases_set_aside_do_not_pile_up(void **state)
{
    for (int i = 0; i < 9; i++) {
        begin(*state);
        damage((struct damage){.folder = *state, .file = "foyer.db", .length = 100});
    }
    begin(*state);
    assert_int_equal(folder_count(*state, "foyer.db.damaged-"), 3 * 2); /* each with its WAL */
    assert_true(size_of(*state, "foyer.db.damaged-9") > 0);
    assert_int_equal(size_of(*state, "foyer.db.damaged-6"), -1);
}

static void garbage_anywhere_never_keeps_a_writer_from_beginning(void **state)
{
    uint32_t seed = 20190912;
    for (int round = 0; round < number_from("FOYER_TEST_ROUNDS", 60); round++) {
        begin(*state);
        uint32_t at = random_next(&seed) % (uint32_t)size_of(*state, "foyer.db");
        damage((struct damage){.folder = *state,
                               .file = "foyer.db",
                               .offset = (long)at,
                               .length = 1 + random_next(&seed) % 300,
                               .seed = random_next(&seed)});
        struct error error = {0};
        struct store *display = store_open_reader(*state, &error);
        edition_destroy(display ? store_read_edition(display, &error) : NULL);
        store_close(display);
        struct store *store = writer(*state, clock_system());
        if (!generation_put(store, "A", 2, false, &error))
            put(store, 2); /* it was found only now, and a new one begun */
        store_close(store);
        assert_int_equal(generation_now(*state), 2);
    }
}

static void a_damaged_wal_costs_only_what_was_in_it(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    assert_int_equal(sql_number(*state, "PRAGMA wal_checkpoint(TRUNCATE)"), 0);
    put(store, 2);
    char *wal = path_of(*state, "foyer.db-wal");
    char *kept = path_of(*state, "kept");
    struct buffer bytes;
    buffer_init(&bytes, 1 << 20);
    assert_true(file_read(wal, &bytes, NULL));
    bytes.bytes[100] ^= 1;
    assert_true(file_write_atomic(kept, bytes.bytes, bytes.length, NULL));
    store_close(store);
    /* As it stood before the writer closed, but for one bit. */
    begin(*state);
    assert_int_equal(generation_now(*state), 1);
    assert_int_equal(rename(kept, wal), 0);
    assert_int_equal(generation_now(*state), 1);
    store = writer(*state, clock_system());
    put(store, 3);
    store_close(store);
    assert_int_equal(generation_now(*state), 3);
    buffer_finish(&bytes);
    free(wal);
    free(kept);
}

static void damage_that_shows_later_is_healed_and_the_next_write_succeeds(void **state)
{
    struct error error = {0};
    struct feed_state feed;
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    sql_run(*state,
            "UPDATE edition SET number = number + 1"); /* by another: what this one has cached is void */
    assert_int_equal(sql_number(*state, "PRAGMA wal_checkpoint(TRUNCATE)"), 0);
    damage((struct damage){.folder = *state,
                           .file = "foyer.db",
                           .offset = 4096,
                           .length = (size_t)size_of(*state, "foyer.db") - 4096});
    assert_false(generation_put(store, "A", 2, false, &error));
    assert_non_null(strstr(error.text, "was damaged: it is set aside and a new one begun"));
    assert_true(size_of(*state, "foyer.db.damaged-1") > 0);
    assert_true(store_read_feed_state(store, "A", &feed, &error));
    assert_int_equal(feed.last_success, 0);
    feed_state_finish(&feed);
    put(store, 2);
    assert_int_equal(generation_now(*state), 2);
    store_close(store);
}

/* --- no room --- */

static void expect_full(struct store *store, const char *folder, int generation)
{
    struct error error = {0};
    assert_false(generation_put(store, "A", generation, false, &error));
    assert_non_null(strstr(error.text, "no space left"));
    assert_non_null(strstr(error.text, "the old edition stays"));
    assert_non_null(strstr(error.text, folder));
    assert_int_equal(generation_now(folder), 1);
}

static void a_full_disk_keeps_the_old_edition_and_the_next_write_succeeds(void **state)
{
    struct rlimit old;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    long used = size_of(*state, "foyer.db-wal");
    for (long room = 0; room < 8192; room += 1000) {
        struct rlimit tight = {.rlim_cur = (rlim_t)(used + room), .rlim_max = old.rlim_max};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
        expect_full(store, *state, 2);
        expect_full(store, *state, 3);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    }
    put(store, 4);
    assert_int_equal(generation_now(*state), 4);
    store_close(store);
    assert_int_equal(generation_now(*state), 4);
    signal(SIGXFSZ, handler);
}

static void a_disk_that_fills_at_any_write_keeps_the_old_edition(void **state)
{
    for (int at = 1, full = 1; full; at++) {
        struct error error = {0};
        char *folder = folder_make();
        struct store *store = writer(folder, clock_system());
        put(store, 1);
        shim_arm(SHIM_FULL, at, 0);
        bool fine = generation_put(store, "A", 2, false, &error);
        full = shim_struck();
        shim_disarm();
        assert_true(fine == !full);
        assert_int_equal(generation_now(folder), fine ? 2 : 1);
        if (!fine)
            assert_non_null(strstr(error.text, "no space left"));
        put(store, 3);
        assert_int_equal(generation_now(folder), 3);
        store_close(store);
        folder_remove(folder);
    }
    (void)state;
}

int main(void)
{
#define FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        FOLDER(a_second_writer_in_the_same_process_is_refused),
        FOLDER(the_lock_of_a_live_writer_holds_and_that_of_a_killed_one_does_not),
        FOLDER(a_folder_that_may_not_be_written_is_an_error_that_names_it),
        FOLDER(an_empty_file_becomes_a_store),
        FOLDER(what_was_written_is_there_after_the_writer_comes_again),
        FOLDER(a_database_of_version_1_is_converted_with_its_stories),
        FOLDER(stories_of_version_4_begin_with_their_summary_where_it_is_no_excerpt),
        FOLDER(a_database_of_a_newer_version_is_set_aside_untouched),
        FOLDER(a_database_of_another_program_or_without_our_tables_is_set_aside),
        FOLDER(a_damaged_database_is_set_aside),
        FOLDER(databases_set_aside_do_not_pile_up),
        FOLDER(garbage_anywhere_never_keeps_a_writer_from_beginning),
        FOLDER(a_damaged_wal_costs_only_what_was_in_it),
        FOLDER(damage_that_shows_later_is_healed_and_the_next_write_succeeds),
        FOLDER(a_full_disk_keeps_the_old_edition_and_the_next_write_succeeds),
        FOLDER(a_disk_that_fills_at_any_write_keeps_the_old_edition),
    };
    shim_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
