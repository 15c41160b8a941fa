/* What a reader notices: every commit, a replaced database, and nothing half done while a writer is at work.
 */
#include "shim.h"
#include "support.h"

#include "base/file.h"
#include "store/signature.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

static int read_number(struct store *store)
{
    struct edition *edition = read_edition(store);
    int generation = generation_of(store, edition, "A");
    edition_destroy(edition);
    return generation;
}

static void a_change_is_told_once_until_the_edition_is_read(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    struct store *display = reader(*state);
    assert_true(store_changed(display));
    assert_true(store_changed(display));
    assert_int_equal(read_number(display), 1);
    for (int i = 0; i < 1000; i++)
        assert_false(store_changed(display));
    put(store, 2);
    assert_true(store_changed(display));
    assert_int_equal(read_number(display), 2);
    assert_false(store_changed(display));
    store_close(store);
    assert_int_equal(read_number(display), 2);
    assert_false(store_changed(display));
    store_close(display);
}

/* Also when a WAL that starts over is overwritten in place within one tick of the file system's clock. */
static void every_commit_is_noticed(void **state)
{
    (void)state;
    char *folder = folder_make_fast();
    struct store *store = writer(folder, clock_system());
    put(store, 1);
    struct store *display = reader(folder);
    for (int i = 2; i < 300; i++) {
        assert_int_equal(read_number(display), i - 1);
        assert_false(store_changed(display));
        put(store, i);
        assert_true(store_changed(display));
        if (i % 3 == 0) {
            assert_int_equal(read_number(display), i);
            sql_run(folder, "PRAGMA wal_checkpoint(PASSIVE)");
        }
    }
    store_close(store);
    store_close(display);
    folder_remove(folder);
}

/* Nanoseconds. */
static int64_t time_of(const char *file)
{
    struct stat found;
    assert_int_equal(stat(file, &found), 0);
    return found.st_mtim.tv_sec * 1000000000LL + found.st_mtim.tv_nsec;
}

static struct timespec time_from(int64_t time)
{
    return (struct timespec){.tv_sec = time / 1000000000, .tv_nsec = time % 1000000000};
}

/* The system's file times stand still for some milliseconds, and its clock may be set back: what the writer
 * does about it. */
static void of_two_commits_the_second_has_the_later_time(void **state)
{
    static const int64_t now[] = {1000999999998, 1000999999998, 1000999999998, 1000999999998,
                                  997399999998,  1001000000001, 1001000000005};
    static const int64_t times[] = {1000999999999, 1001000000000, 1001000000001, 1001000000002,
                                    1001000000003, 1001000000004, 1001000000006};
    char *wal = path_of(*state, "wal");
    struct timespec last = {0};
    assert_true(file_write_atomic(wal, "x", 1, NULL));
    for (size_t i = 0; i < sizeof now / sizeof *now; i++) {
        signature_advance(wal, time_from(now[i]), &last);
        assert_int_equal(time_of(wal), times[i]);
    }
    free(wal);
}

static void to_look_for_a_change_asks_no_database(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    struct store *display = reader(*state);
    edition_destroy(read_edition(display));
    shim_arm(SHIM_NONE, 0, 0);
    int before = shim_count();
    for (int i = 0; i < 100; i++)
        assert_false(store_changed(display));
    assert_int_equal(shim_count(), before);
    edition_destroy(read_edition(display));
    assert_true(shim_count() > before);
    store_close(display);
    store_close(store);
}

static void look(void *data)
{
    struct edition *edition = read_edition(data);
    edition_destroy(edition);
}

/* A commit waits for the disk between its last write and the moment it counts: who looks then sees the old
 * edition and the new files. */
static void a_reader_that_looks_in_the_middle_of_a_commit_notices_its_end(void **state)
{
    (void)state;
    bool struck = true;
    for (int at = 1; struck; at++) {
        char *folder = folder_make_fast();
        struct store *store = writer(folder, clock_system());
        put(store, 1);
        struct store *display = reader(folder);
        shim_arm_call(at, look, display);
        put(store, 2);
        struck = shim_struck();
        shim_disarm();
        assert_true(store_changed(display));
        assert_int_equal(read_number(display), 2);
        assert_false(store_changed(display));
        store_close(display);
        store_close(store);
        folder_remove(folder);
        assert_true(struck || at > 5);
    }
}

static int commit_next(void *data)
{
    struct error error = {0};
    shim_disarm();
    struct store *store = store_open_writer(data, clock_system(), &error);
    bool fine = store && generation_put(store, "A", 2, false, &error);
    store_close(store); /* and copies the WAL into the database */
    return fine ? 0 : 1;
}

static void commit_next_elsewhere(void *data)
{
    assert_int_equal(run_in_child(commit_next, data), 0);
}

static void an_edition_read_while_a_writer_comes_and_goes_is_whole(void **state)
{
    (void)state;
    bool struck = true;
    for (int at = 1; struck; at++) {
        char *folder = folder_make_fast();
        struct store *store = writer(folder, clock_system());
        put(store, 1);
        store_close(store);
        struct store *display = reader(folder);
        shim_arm_call(at, commit_next_elsewhere, folder);
        int generation = read_number(display);
        struck = shim_struck();
        shim_disarm();
        assert_int_equal(generation, struck ? 2 : 1);
        assert_false(store_changed(display));
        store_close(display);
        folder_remove(folder);
        assert_true(struck || at > 5);
    }
}

struct pipes {
    const char *folder;
    int go[2];
    int done[2];
};

/* Commits generation after generation until the other end of `go` is closed. */
static int write_on(struct pipes *pipes)
{
    struct error error = {0};
    char byte;
    close(pipes->go[1]);
    fcntl(pipes->go[0], F_SETFL, O_NONBLOCK);
    struct store *store = store_open_writer(pipes->folder, clock_system(), &error);
    for (int generation = 1; store && generation < 100000; generation++) {
        if (!generation_put(store, "A", generation, false, &error) ||
            !generation_put(store, "B", generation, false, &error))
            break;
        if (generation == 1 && write(pipes->done[1], "x", 1) != 1)
            break;
        if (read(pipes->go[0], &byte, 1) == 0) {
            store_close(store);
            return 0;
        }
    }
    fprintf(stderr, "%s\n", error.text);
    return 1;
}

static void an_edition_read_while_a_writer_commits_is_whole(void **state)
{
    struct pipes pipes = {.folder = *state};
    char byte;
    int status;
    int seen = 0;
    int different = 0;
    assert_int_equal(pipe(pipes.go), 0);
    assert_int_equal(pipe(pipes.done), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(write_on(&pipes));
    close(pipes.go[0]);
    assert_int_equal(read(pipes.done[0], &byte, 1), 1);
    struct store *display = reader(*state);
    for (int i = 0; i < 400 || different <= 10; i++) { /* however slow the writer is */
        struct edition *edition = read_edition(display);
        int a = generation_of(display, edition, "A");
        int b = generation_of(display, edition, "B");
        assert_true(b == a || b == a - 1);
        /* rows of another table, read by another statement */
        assert_int_equal(edition_feed(edition, "A")->last_success, a);
        assert_true(a >= seen);
        different += a > seen;
        seen = a;
        edition_destroy(edition);
    }
    close(pipes.go[1]);
    close(pipes.done[0]);
    close(pipes.done[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    store_close(display);
}

static void the_wal_stays_small_while_readers_live(void **state)
{
    enum { READERS = 3, WAL_MOST = 6 << 20 };
    struct store *displays[READERS];
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    for (int i = 0; i < READERS; i++)
        displays[i] = reader(*state);
    for (int generation = 2; generation < 1200; generation++) {
        put(store, generation);
        if (generation % 50 == 0)
            assert_int_equal(read_number(displays[generation % READERS]), generation);
        assert_true(size_of(*state, "foyer.db-wal") < WAL_MOST);
    }
    assert_true(size_of(*state, "foyer.db") < WAL_MOST);
    for (int i = 0; i < READERS; i++)
        store_close(displays[i]);
    store_close(store);
}

static void a_reader_follows_when_the_database_is_set_aside_and_rebuilt(void **state)
{
    struct clock_fixed clock;
    clock_fixed_init(&clock, 1600000000);
    struct store *store = writer(*state, &clock.clock);
    put(store, 5);
    struct store *display = reader(*state);
    struct edition *old = read_edition(display);
    store_close(store);
    char *path = path_of(*state, "foyer.db");
    assert_true(file_write_atomic(path, "x", 1, NULL));
    assert_true(store_changed(display));
    struct error error = {0};
    assert_null(store_read_edition(display, &error));
    assert_false(store_changed(display)); /* it would be as bad a second time */
    clock_fixed_advance(&clock, TICK_SECONDS(1));
    store = writer(*state, &clock.clock);
    assert_true(store_changed(display));
    put(store, 6);
    struct edition *new = read_edition(display);
    assert_int_equal(generation_of(display, new, "A"), 6);
    assert_true(new->number > old->number);
    assert_false(store_changed(display));
    edition_destroy(old);
    edition_destroy(new);
    store_close(store);
    store_close(display);
    free(path);
}

/* A copy of a file of the store takes its place: another file of the same size and time. */
static void replace_by_copy(const char *folder, const char *name)
{
    struct buffer bytes;
    struct stat before;
    char *path = path_of(folder, name);
    buffer_init(&bytes, 8 << 20);
    assert_int_equal(stat(path, &before), 0);
    assert_true(file_read(path, &bytes, NULL));
    assert_true(file_write_atomic(path, bytes.bytes, bytes.length, NULL));
    assert_int_equal(utimensat(AT_FDCWD, path, (struct timespec[]){before.st_mtim, before.st_mtim}, 0), 0);
    buffer_finish(&bytes);
    free(path);
}

static void a_file_replaced_by_another_of_the_same_size_and_time_is_noticed(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    store_close(store);
    struct store *display = reader(*state);
    assert_int_equal(read_number(display), 1);
    replace_by_copy(*state, "foyer.db");
    assert_true(store_changed(display));
    assert_int_equal(read_number(display), 1);
    assert_false(store_changed(display));
    replace_by_copy(*state, "foyer.db-wal");
    assert_true(store_changed(display));
    assert_int_equal(read_number(display), 1);
    char *wal = path_of(*state, "foyer.db-wal");
    assert_int_equal(unlink(wal), 0);
    assert_true(store_changed(display));
    free(wal);
    store_close(display);
}

/* Else it would write on into files that have no name any more. */
static void a_writer_whose_files_were_removed_or_replaced_opens_them_again(void **state)
{
    static const char *const names[] = {"foyer.db", "foyer.db-wal"};
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    for (int round = 0; round < 4; round++) {
        char *path = path_of(*state, names[round % 2]);
        sql_run(*state, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (round < 2)
            replace_by_copy(*state, names[round % 2]);
        else
            assert_int_equal(unlink(path), 0);
        put(store, round + 2);
        struct store *display = reader(*state);
        assert_int_equal(read_number(display), round + 2);
        store_close(display);
        free(path);
    }
    store_close(store);
}

static void a_reader_outlives_the_folder(void **state)
{
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    struct store *display = reader(*state);
    assert_int_equal(read_number(display), 1);
    struct buffer moved;
    buffer_init(&moved, 4096);
    buffer_append_format(&moved, "%s-moved", (const char *)*state);
    assert_int_equal(rename(*state, moved.bytes), 0);
    struct error error = {0};
    assert_true(store_changed(display));
    assert_null(store_read_edition(display, &error));
    assert_non_null(strstr(error.text, "no store yet"));
    assert_false(store_changed(display));
    put(store, 2); /* the writer begins anew where it should be */
    assert_true(store_changed(display));
    assert_int_equal(read_number(display), 2);
    store_close(display);
    store_close(store);
    folder_remove(moved.bytes);
}

int main(void)
{
#define FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        FOLDER(a_change_is_told_once_until_the_edition_is_read),
        FOLDER(every_commit_is_noticed),
        FOLDER(of_two_commits_the_second_has_the_later_time),
        FOLDER(to_look_for_a_change_asks_no_database),
        FOLDER(a_reader_that_looks_in_the_middle_of_a_commit_notices_its_end),
        FOLDER(an_edition_read_while_a_writer_comes_and_goes_is_whole),
        FOLDER(an_edition_read_while_a_writer_commits_is_whole),
        FOLDER(the_wal_stays_small_while_readers_live),
        FOLDER(a_reader_follows_when_the_database_is_set_aside_and_rebuilt),
        FOLDER(a_file_replaced_by_another_of_the_same_size_and_time_is_noticed),
        FOLDER(a_writer_whose_files_were_removed_or_replaced_opens_them_again),
        FOLDER(a_reader_outlives_the_folder),
    };
    shim_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
