/* `foyer run` on real processes: whoever is killed, stopped or loses its display is replaced, and nobody is
 * left over. The display draws by SDL's dummy driver, but where the X server itself goes away. */
#include "base/file.h"
#include "support/cmocka.h"
#include "support/process.h"
#include "support/sample.h"
#include "support/xvfb.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEADLINE = 120 /* seconds */, LOG_MAX = 1 << 20 };

struct house {
    char *folder, *config, *log;
    pid_t run;
    struct buffer text; /* of the log */
};

static int house_setup(void **state)
{
    static const char feed[] = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"F\",\"items\":["
                               "{\"id\":\"1\",\"title\":\"One\",\"content_text\":\"Hello.\"}]}";
    struct house *house = calloc(1, sizeof *house);
    struct buffer config;
    house->folder = sample_folder();
    house->config = file_join(house->folder, "foyer.conf");
    house->log = file_join(house->folder, "log");
    char *path = file_join(house->folder, "feed.json");
    assert_true(file_write_atomic(path, feed, strlen(feed), NULL));
    buffer_init(&config, 4096);
    buffer_append_format(&config, "store = \"%s/store\"\nfeed \"A\" { url = \"%s\" }\n", house->folder, path);
    assert_true(file_write_atomic(house->config, config.bytes, config.length, NULL));
    buffer_finish(&config);
    free(path);
    *state = house;
    return 0;
}

static int house_teardown(void **state)
{
    struct house *house = *state;
    if (house->run > 0)
        process_end(house->run, SIGKILL);
    sample_remove(house->folder);
    buffer_finish(&house->text);
    free(house->config);
    free(house->log);
    free(house);
    return 0;
}

static const char *log_of(struct house *house)
{
    buffer_finish(&house->text);
    buffer_init(&house->text, LOG_MAX);
    buffer_append_text(&house->text, "");
    file_read(house->log, &house->text, NULL);
    return house->text.bytes;
}

static int count_in_log(struct house *house, const char *words)
{
    int count = 0;
    for (const char *place = log_of(house); (place = strstr(place, words)); place += strlen(words))
        count++;
    return count;
}

static void begin(struct house *house, const char *const *arguments, const char *driver, const char *display)
{
    const char *const environment[] = {driver, display, NULL};
    house->run = process_start(arguments, environment, house->log);
    assert_true(house->run > 0);
}

static void begin_run(struct house *house)
{
    const char *const arguments[] = {FOYER_PROGRAM, "run", "-c", house->config, "--window", "640x360", NULL};
    begin(house, arguments, "SDL_VIDEODRIVER=dummy", NULL);
}

static void begin_hasty(struct house *house)
{
    const char *const arguments[] = {HASTY_PROGRAM, "10", house->config, NULL};
    begin(house, arguments, "SDL_VIDEODRIVER=dummy", NULL);
}

static bool shows(void *data)
{
    return count_in_log(data, "first story") > 0;
}

static bool shows_again(void *data)
{
    return count_in_log(data, "first story") > 1;
}

static bool reads_again(void *data)
{
    return count_in_log(data, "A: 1 story") > 1 || count_in_log(data, "A: not modified") > 0 ||
           count_in_log(data, "starting it again") > 0;
}

static bool is_gone(void *data)
{
    return kill(*(const pid_t *)data, 0) == -1 && errno == ESRCH;
}

struct succession {
    pid_t run, old;
    const char *word;
};

static bool has_successor(void *data)
{
    const struct succession *succession = data;
    pid_t child = process_child(succession->run, succession->word);
    return child > 0 && child != succession->old;
}

/* The child that does this comes to be another one; the other child stays. */
static void stop_and_await_successor(struct house *house, const char *word, const char *other)
{
    pid_t stays = process_child(house->run, other);
    struct succession succession = {house->run, process_child(house->run, word), word};
    assert_true(stays > 0 && succession.old > 0);
    assert_int_equal(kill(succession.old, SIGSTOP), 0);
    assert_true(process_wait(has_successor, &succession, DEADLINE));
    assert_true(is_gone(&succession.old)); /* no zombie either */
    assert_int_equal(process_child(house->run, other), stays);
}

static void a_stopped_ingest_is_replaced_and_the_display_goes_on(void **state)
{
    struct house *house = *state;
    begin_hasty(house);
    assert_true(process_wait(shows, house, DEADLINE));
    stop_and_await_successor(house, "ingest", "display");
    assert_true(process_wait(reads_again, house, DEADLINE));
    assert_int_equal(count_in_log(house, "warning run: ingest has not moved for 10 s; starting it again\n"),
                     1);
    assert_int_equal(count_in_log(house, "ingest was ended by signal"), 0); /* told once */
    assert_int_equal(process_end(house->run, SIGTERM), 0);
    house->run = 0;
}

static void a_stopped_display_is_replaced_and_shows_the_news_again(void **state)
{
    struct house *house = *state;
    begin_hasty(house);
    assert_true(process_wait(shows, house, DEADLINE));
    stop_and_await_successor(house, "display", "ingest");
    assert_true(process_wait(shows_again, house, DEADLINE));
    assert_int_equal(
        count_in_log(house, "warning run: the display has not moved for 10 s; starting it again\n"), 1);
    assert_int_equal(process_end(house->run, SIGTERM), 0);
    house->run = 0;
}

static void nobody_outlives_a_supervisor_that_is_killed(void **state)
{
    struct house *house = *state;
    begin_run(house);
    assert_true(process_wait(shows, house, DEADLINE));
    pid_t display = process_child(house->run, "display"), ingest = process_child(house->run, "ingest");
    assert_true(display > 0 && ingest > 0);
    assert_int_equal(kill(display, SIGSTOP), 0); /* not even who could not hear of it */
    assert_int_equal(process_end(house->run, SIGKILL), 128 + SIGKILL);
    house->run = 0;
    assert_true(process_wait(is_gone, &display, DEADLINE));
    assert_true(process_wait(is_gone, &ingest, DEADLINE));
}

static void sigterm_and_sigint_end_both_and_the_status_is_0(void **state)
{
    struct house *house = *state;
    const int signals[] = {SIGTERM, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        unlink(house->log);
        begin_run(house);
        assert_true(process_wait(shows, house, DEADLINE));
        pid_t display = process_child(house->run, "display"), ingest = process_child(house->run, "ingest");
        assert_int_equal(process_end(house->run, signals[i]), 0);
        house->run = 0;
        assert_true(is_gone(&display) && is_gone(&ingest));
        assert_int_equal(count_in_log(house, "starting it again"), 0);
    }
}

/* The display ends as it does when somebody presses q: SDL makes the same event of SIGTERM. */
static void who_quits_the_display_ends_the_run_with_status_0(void **state)
{
    struct house *house = *state;
    begin_run(house);
    assert_true(process_wait(shows, house, DEADLINE));
    pid_t ingest = process_child(house->run, "ingest");
    assert_int_equal(kill(process_child(house->run, "display"), SIGTERM), 0);
    assert_int_equal(process_end(house->run, 0), 0);
    house->run = 0;
    assert_true(is_gone(&ingest));
}

static void a_display_that_cannot_be_opened_is_told_and_ends_the_run(void **state)
{
    struct house *house = *state;
    const char *const arguments[] = {FOYER_PROGRAM, "-c", house->config, NULL};
    begin(house, arguments, "SDL_VIDEODRIVER=x11", "DISPLAY=:32100");
    assert_int_equal(process_end(house->run, 0), 1);
    house->run = 0;
    assert_int_equal(count_in_log(house, "foyer run: no display by the driver x11: "), 1);
    assert_int_equal(count_in_log(house, "starting it again"), 0);
}

static bool has_tried_twice(void *data)
{
    return count_in_log(data, "foyer run: no display by the driver x11: ") >= 2 &&
           count_in_log(data, "the display ended with status 1; starting it again in") >= 3;
}

static void a_display_whose_server_went_away_is_tried_again_and_again(void **state)
{
    struct house *house = *state;
    struct xvfb xvfb;
    char display[32];
    const char *const arguments[] = {FOYER_PROGRAM, "run", "-c", house->config, NULL};
    assert_true(xvfb_start(&xvfb, 640, 480));
    (void)snprintf(display, sizeof display, "DISPLAY=%s", xvfb.display);
    begin(house, arguments, "SDL_VIDEODRIVER=x11", display);
    assert_true(process_wait(shows, house, DEADLINE));
    pid_t ingest = process_child(house->run, "ingest");
    xvfb_stop(&xvfb);
    assert_true(process_wait(has_tried_twice, house, DEADLINE));
    assert_int_equal(process_child(house->run, "ingest"), ingest);
    assert_int_equal(process_end(house->run, SIGTERM), 0);
    house->run = 0;
}

#define IN_HOUSE(test) cmocka_unit_test_setup_teardown(test, house_setup, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_HOUSE(a_stopped_ingest_is_replaced_and_the_display_goes_on),
        IN_HOUSE(a_stopped_display_is_replaced_and_shows_the_news_again),
        IN_HOUSE(nobody_outlives_a_supervisor_that_is_killed),
        IN_HOUSE(sigterm_and_sigint_end_both_and_the_status_is_0),
        IN_HOUSE(who_quits_the_display_ends_the_run_with_status_0),
        IN_HOUSE(a_display_that_cannot_be_opened_is_told_and_ends_the_run),
        IN_HOUSE(a_display_whose_server_went_away_is_tried_again_and_again),
    };
    return cmocka_run_group_tests_name("supervision", tests, NULL, NULL);
}
