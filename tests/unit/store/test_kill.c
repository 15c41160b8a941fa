/* Whatever moment the writer dies at: afterwards the store opens, is sound, shows one whole generation that
 * is no older than the last commit that returned, and has every photo it names. FOYER_TEST_ROUNDS sets how
 * often. */
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
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 100, SWEEP_EVERY = 3 };

struct victim {
    const char *folder;
    int first; /* generation */
    int committed[2];
    enum shim_mishap mishap;
    int at;
    uint32_t seed;
};

/* Tells each generation that both feeds have. */
static int write_until_death(struct victim *victim)
{
    struct error error = {0};
    shim_arm(victim->mishap, victim->at, victim->seed);
    struct store *store = store_open_writer(victim->folder, clock_system(), &error);
    for (int generation = victim->first; store; generation++) {
        if (!generation_put(store, "A", generation, true, &error) ||
            !generation_put(store, "B", generation, true, &error) ||
            write(victim->committed[1], &generation, sizeof generation) != sizeof generation)
            break;
        if (generation % SWEEP_EVERY == 0)
            (void)store_sweep_photos(store, 0);
    }
    fprintf(stderr, "%s\n", error.text);
    return 1;
}

/* Starts the victim, lets it go on for `patience` commits and `spins` turns, kills it. Returns the last
 * generation that it told. */
static int live_and_die(struct victim *victim, int patience, int spins)
{
    int last = victim->first - 1;
    int status;
    assert_int_equal(pipe(victim->committed), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(write_until_death(victim));
    close(victim->committed[1]);
    while (patience-- > 0 && read(victim->committed[0], &last, sizeof last) == sizeof last)
        ;
    for (int i = 0; i < spins; i++)
        (void)getppid();
    kill(child, SIGKILL);
    while (read(victim->committed[0], &last, sizeof last) == sizeof last)
        ;
    close(victim->committed[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    return last;
}

static int check_edition(struct store *store, int last)
{
    struct edition *edition = read_edition(store);
    int a = generation_of(store, edition, "A");
    int b = generation_of(store, edition, "B");
    if (a < last || b < last || a > last + 1 || b > a || b < a - 1)
        fail_msg("told %d, found %d and %d", last, a, b);
    assert_int_equal(edition->feed_count, (a > 0) + (b > 0));
    edition_destroy(edition);
    return a;
}

static int check_store(const char *folder, int last)
{
    struct error error = {0};
    if (last > 0) {
        struct store *display = reader(folder);
        check_edition(display, last);
        store_close(display);
    }
    struct store *store = writer(folder, clock_system());
    int generation = check_edition(store, last);
    assert_int_equal(sql_number(folder, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
    assert_int_equal(sql_number(folder, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_int_equal(folder_count(folder, "foyer.db."), 0);
    /* The last that was whole becomes what both feeds have again; nothing is left lying about. */
    if (!generation_put(store, "A", generation + 1, true, &error) ||
        !generation_put(store, "B", generation + 1, true, &error))
        fail_msg("%s", error.text);
    store_sweep_photos(store, 0);
    char *photos = path_of(folder, "photos");
    assert_int_equal(folder_count(photos, ""), STORIES);
    free(photos);
    check_edition(store, generation + 1);
    store_close(store);
    return generation + 1;
}

static void a_writer_killed_from_outside_leaves_a_whole_edition(void **state)
{
    (void)state;
    uint32_t seed = 5;
    char *folder = folder_make_fast();
    int generation = 0;
    for (int round = 0; round < number_from("FOYER_TEST_ROUNDS", ROUNDS); round++) {
        struct victim victim = {.folder = folder, .first = generation + 1};
        int patience = (int)(random_next(&seed) % 3);
        int spins = (int)(random_next(&seed) % 30000);
        generation = check_store(folder, live_and_die(&victim, patience, spins));
    }
    folder_remove(folder);
}

static void rounds_of(enum shim_mishap mishap, uint32_t seed, void (*after)(const char *folder))
{
    char *folder = folder_make_fast();
    int generation = 0;
    for (int round = 0; round < number_from("FOYER_TEST_ROUNDS", ROUNDS); round++) {
        struct victim victim = {.folder = folder, .first = generation + 1, .mishap = mishap};
        /* The first rounds strike while the database is made. */
        victim.at = round < 30 ? 1 + 2 * round : 1 + (int)(random_next(&seed) % 1500);
        victim.seed = random_next(&seed) | 1;
        int last = live_and_die(&victim, 1 << 30, 0);
        if (after)
            after(folder);
        generation = check_store(folder, last);
        if (round < 30) {
            folder_remove(folder);
            folder = folder_make_fast();
            generation = 0;
        }
    }
    folder_remove(folder);
}

static void a_writer_killed_within_any_operation_leaves_a_whole_edition(void **state)
{
    (void)state;
    rounds_of(SHIM_KILL, 77, NULL);
}

/* What was shared memory is any old bytes after a power cut. */
static void spoil_index(const char *folder)
{
    char *index = path_of(folder, "foyer.db-shm");
    char bytes[32768];
    memset(bytes, 0x5A, sizeof bytes);
    if (file_exists(index))
        assert_true(file_write_atomic(index, bytes, sizeof bytes, NULL));
    free(index);
}

static void a_power_cut_loses_no_commit_that_had_returned(void **state)
{
    (void)state;
    rounds_of(SHIM_POWER_CUT, 99, spoil_index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_writer_killed_from_outside_leaves_a_whole_edition),
        cmocka_unit_test(a_writer_killed_within_any_operation_leaves_a_whole_edition),
        cmocka_unit_test(a_power_cut_loses_no_commit_that_had_returned),
    };
    shim_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
