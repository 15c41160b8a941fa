/* Alerts beside a writer that holds the lock, in this process and in another, and beside each other. */
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
#include <sys/wait.h>
#include <unistd.h>

static int folder_setup(void **state)
{
    *state = folder_make_fast();
    return 0;
}

static int folder_teardown(void **state)
{
    folder_remove(*state);
    return 0;
}

/* Without assertions: they run in children, too. */
static bool try_alert(const char *folder, const struct clock *clock, struct error *error)
{
    struct alert alert = {.level = ALERT_WARNING, .text = memory_copy_text("x")};
    bool made;
    bool fine = alerts_put(folder, clock, 1800, &alert, &made, error);
    alert_finish(&alert);
    return fine;
}

static bool try_clear(const char *folder, struct error *error)
{
    int cleared;
    return alerts_clear(folder, clock_system(), 0, &cleared, error) && cleared == 1;
}

static void put(struct store *store, int generation)
{
    struct error error = {0};
    if (!generation_put(store, "A", generation, false, &error))
        fail_msg("%s", error.text);
}

static void alert(const char *folder)
{
    struct error error = {0};
    if (!try_alert(folder, clock_system(), &error))
        fail_msg("%s", error.text);
}

static void clear(const char *folder)
{
    struct error error = {0};
    if (!try_clear(folder, &error))
        fail_msg("%s", error.text);
}

/* The display notices, and finds so many alerts beside the generation. */
static void look(struct store *display, int generation, size_t alerts)
{
    assert_true(store_changed(display));
    struct edition *edition = read_edition(display);
    assert_int_equal(generation_of(display, edition, "A"), generation);
    assert_int_equal(edition->alerts.count, alerts);
    edition_destroy(edition);
    assert_false(store_changed(display));
}

static void check_sound(const char *folder)
{
    assert_int_equal(sql_number(folder, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
    assert_int_equal(folder_count(folder, "foyer.db."), 0);
}

static void an_alert_and_the_writer_of_the_same_process_take_turns(void **state)
{
    uint32_t seed = 3;
    size_t alerts = 0;
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    struct store *display = reader(*state);
    for (int generation = 1, i = 0; i < 200; i++) {
        uint32_t chance = random_next(&seed) >> 8;
        if (chance % 3 == 0)
            put(store, ++generation);
        else if (alerts == 0 || (chance % 3 == 1 && alerts < LIMIT_ALERTS))
            alert(*state), alerts++;
        else if (alerts == 1)
            clear(*state), alerts = 0;
        else
            continue;
        look(display, generation, alerts);
    }
    store_close(display);
    store_close(store);
    check_sound(*state);
}

/* --- another process --- */

/* A child that was forked before this process had anything open, and does one thing each time it is asked. */
struct servant {
    pid_t child;
    int ask, answer;
};

static void servant_live(int ask, int answer, bool (*work)(const char *folder, int round), const char *folder)
{
    char order;
    for (int round = 1; read(ask, &order, 1) == 1; round++) {
        char fine = work(folder, round) ? 'y' : 'n';
        if (write(answer, &fine, 1) != 1)
            break;
    }
    _exit(0);
}

static struct servant servant_start(bool (*work)(const char *folder, int round), const char *folder)
{
    int ask[2], answer[2];
    assert_int_equal(pipe(ask) | pipe(answer), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ask[1]);
        close(answer[0]);
        servant_live(ask[0], answer[1], work, folder);
    }
    close(ask[0]);
    close(answer[1]);
    return (struct servant){.child = child, .ask = ask[1], .answer = answer[0]};
}

static void servant_ask(void *data)
{
    const struct servant *servant = data;
    assert_int_equal(write(servant->ask, "x", 1), 1);
}

static void servant_wait(const struct servant *servant)
{
    char fine = 0;
    assert_int_equal(read(servant->answer, &fine, 1), 1);
    assert_int_equal(fine, 'y');
}

static void servant_end(struct servant *servant)
{
    int status;
    close(servant->ask);
    close(servant->answer);
    assert_int_equal(waitpid(servant->child, &status, 0), servant->child);
    assert_int_equal(status, 0);
}

static bool told(bool fine, const struct error *error)
{
    if (!fine)
        fprintf(stderr, "%s\n", error->text);
    return fine;
}

static bool alert_or_clear(const char *folder, int round)
{
    struct error error = {0};
    bool fine = round % 2 ? try_alert(folder, clock_system(), &error) : try_clear(folder, &error);
    return told(fine, &error);
}

/* At every operation on the disk of the writer: an alert comes. */
static void an_alert_of_another_process_comes_at_any_moment_of_a_write(void **state)
{
    struct servant servant = servant_start(alert_or_clear, *state);
    struct store *store = writer(*state, clock_system());
    put(store, 1);
    struct store *display = reader(*state);
    bool struck = true;
    for (int at = 1; struck; at++) {
        shim_arm_call(at, servant_ask, &servant);
        put(store, at + 1);
        struck = shim_struck();
        shim_disarm();
        if (!struck)
            servant_ask(&servant);
        servant_wait(&servant);
        look(display, at + 1, (size_t)at % 2);
        assert_true(struck || at > 5);
    }
    store_close(display);
    store_close(store);
    servant_end(&servant);
    check_sound(*state);
}

static struct store *ingest; /* of the child alone */

static bool write_next(const char *folder, int round)
{
    struct error error = {0};
    if (!ingest)
        ingest = store_open_writer(folder, clock_system(), &error);
    return told(ingest && generation_put(ingest, "A", round, false, &error), &error);
}

/* And the other way round. */
static void a_write_of_another_process_comes_at_any_moment_of_an_alert(void **state)
{
    struct servant servant = servant_start(write_next, *state);
    servant_ask(&servant);
    servant_wait(&servant);
    struct store *display = reader(*state);
    bool struck = true;
    for (int at = 1; struck; at++) {
        shim_arm_call(at, servant_ask, &servant);
        if (at % 2)
            alert(*state);
        else
            clear(*state);
        struck = shim_struck();
        shim_disarm();
        if (!struck)
            servant_ask(&servant);
        servant_wait(&servant);
        look(display, at + 1, (size_t)at % 2);
        assert_true(struck || at > 5);
    }
    store_close(display);
    servant_end(&servant);
    check_sound(*state);
}

enum { WRITES = 150, ROUNDS = 60, CROWD = 8 };

static bool write_many(const char *folder, int round)
{
    bool fine = true;
    for (int i = 1; fine && i <= WRITES; i++)
        fine = write_next(folder, (round - 1) * WRITES + i);
    return fine;
}

static void alerts_while_another_process_writes_as_fast_as_it_can(void **state)
{
    struct servant servant = servant_start(write_many, *state);
    store_close(writer(*state, clock_system()));
    struct store *display = reader(*state);
    servant_ask(&servant);
    for (int i = 0; i < ROUNDS; i++) {
        if (i % 2 == 0)
            alert(*state);
        else
            clear(*state);
        assert_true(store_changed(display));
        struct edition *edition = read_edition(display);
        (void)generation_of(display, edition, "A");
        assert_int_equal(edition->alerts.count, i % 2 == 0);
        edition_destroy(edition);
    }
    servant_wait(&servant);
    struct edition *edition = read_edition(display);
    assert_int_equal(generation_of(display, edition, "A"), WRITES);
    assert_int_equal(edition->alerts.count, 0);
    edition_destroy(edition);
    store_close(display);
    servant_end(&servant);
    check_sound(*state);
}

static bool alert_twice(const char *folder, int round)
{
    struct error error = {0};
    (void)round;
    bool fine = true;
    for (int i = 0; fine && i < 2; i++)
        fine = try_alert(folder, clock_system(), &error);
    return told(fine, &error);
}

static void a_crowd_makes_the_store_and_each_gets_a_number_of_its_own(void **state)
{
    struct servant crowd[CROWD];
    for (int i = 0; i < CROWD; i++)
        crowd[i] = servant_start(alert_twice, *state);
    for (int i = 0; i < CROWD; i++)
        servant_ask(&crowd[i]);
    for (int i = 0; i < CROWD; i++)
        servant_wait(&crowd[i]);
    for (int i = CROWD; i > 0; i--) /* a later one holds the pipes of the earlier ones */
        servant_end(&crowd[i - 1]);
    struct store *display = reader(*state);
    struct edition *edition = read_edition(display);
    assert_int_equal(edition->alerts.count, 2 * CROWD);
    for (size_t i = 0; i < edition->alerts.count; i++)
        assert_int_equal(edition->alerts.items[i].number, edition->alerts.count - i);
    edition_destroy(edition);
    store_close(display);
    check_sound(*state);
}

/* --- a writer that is of no use --- */

/* A clock that runs away when it is looked at, and may do something then. */
struct runaway {
    struct clock clock;
    tick now, pace;
    int looks;
    int *lock; /* let go at the third look */
};

static tick runaway_monotonic(void *data)
{
    struct runaway *runaway = data;
    if (++runaway->looks == 3 && runaway->lock)
        close(*runaway->lock);
    return runaway->now += runaway->pace;
}

static int64_t runaway_wall(void *data)
{
    (void)data;
    return 1600000000;
}

static void runaway_init(struct runaway *runaway, tick pace, int *lock)
{
    *runaway = (struct runaway){.pace = pace, .lock = lock};
    runaway->clock = (struct clock){.monotonic = runaway_monotonic, .wall = runaway_wall, .data = runaway};
}

static void beside_a_writer_of_an_older_version_it_says_what_to_do(void **state)
{
    struct error error = {0};
    struct runaway runaway;
    runaway_init(&runaway, TICK_SECONDS(3), NULL);
    struct store *store = writer(*state, clock_system());
    sql_run(*state, "DROP TABLE alert");
    sql_run(*state, "PRAGMA user_version = 3");
    assert_false(try_alert(*state, &runaway.clock, &error));
    assert_non_null(strstr(error.text, "of another version, or still starting: restart it"));
    assert_true(runaway.looks > 3);
    store_close(store);
    assert_int_equal(sql_number(*state, "PRAGMA user_version"), 3);
}

static void it_waits_for_a_writer_that_is_just_starting(void **state)
{
    struct runaway runaway;
    struct error error = {0};
    char *path = path_of(*state, "foyer.lock");
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    assert_int_equal(flock(lock, LOCK_EX), 0);
    runaway_init(&runaway, TICK_MS(1), &lock);
    if (!try_alert(*state, &runaway.clock, &error))
        fail_msg("%s", error.text);
    assert_int_equal(runaway.looks, 3);
    free(path);
}

/* The gate: what a guest writes never gets into the database that takes the place of a damaged one. */
static bool alert_all_the_time(const char *folder, int round)
{
    struct error error = {0};
    int cleared;
    (void)round;
    for (int i = 0; i < 40; i++) {
        error_clear(&error);
        if (!try_alert(folder, clock_system(), &error) && !strstr(error.text, "sets it aside"))
            return told(false, &error);
        error_clear(&error);
        if (!alerts_clear(folder, clock_system(), 0, &cleared, &error) &&
            !strstr(error.text, "sets it aside"))
            return told(false, &error);
    }
    return true;
}

static int spoil(void *data)
{
    char *path = path_of(data, "foyer.db");
    int file = open(path, O_WRONLY);
    free(path);
    return file >= 0 && pwrite(file, "rubbish rubbish rubbish rubbish", 31, 0) == 31 ? 0 : 1;
}

static void a_database_is_set_aside_while_alerts_come(void **state)
{
    struct servant servant = servant_start(alert_all_the_time, *state);
    store_close(writer(*state, clock_system()));
    servant_ask(&servant);
    for (int round = 1; round < 25; round++) {
        struct error error = {0};
        struct store *store = writer(*state, clock_system());
        if (!generation_put(store, "A", round, false, &error))
            put(store, round); /* it was found only now */
        assert_int_equal(sql_number(*state, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
        store_close(store);
        assert_int_equal(run_in_child(spoil, *state), 0);
    }
    servant_wait(&servant);
    servant_end(&servant);
    struct store *store = writer(*state, clock_system());
    put(store, 99);
    store_close(store);
    assert_int_equal(sql_number(*state, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
}

int main(void)
{
#define FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        FOLDER(an_alert_and_the_writer_of_the_same_process_take_turns),
        FOLDER(an_alert_of_another_process_comes_at_any_moment_of_a_write),
        FOLDER(a_write_of_another_process_comes_at_any_moment_of_an_alert),
        FOLDER(alerts_while_another_process_writes_as_fast_as_it_can),
        FOLDER(a_crowd_makes_the_store_and_each_gets_a_number_of_its_own),
        FOLDER(beside_a_writer_of_an_older_version_it_says_what_to_do),
        FOLDER(it_waits_for_a_writer_that_is_just_starting),
        FOLDER(a_database_is_set_aside_while_alerts_come),
    };
    shim_install();
    return cmocka_run_group_tests_name("alerts beside", tests, NULL, NULL);
}
