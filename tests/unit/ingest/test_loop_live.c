/* ingest: the loop while it runs: it ends when it is told, and takes over a changed configuration. */
#include "loop_fixture.h"

#include "base/buffer.h"
#include "base/file.h"
#include "store/store.h"
#include "story/edition.h"

#include "support/cmocka.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Accepts one connection, says nothing, and so tells that the loop is waiting for an answer; then stops it.
 */
struct silent {
    int server;
    int stop; /* written to; -1: SIGTERM instead */
    pthread_t thread;
};

static void *silent_run(void *data)
{
    struct silent *silent = data;
    int line = accept(silent->server, NULL, NULL);
    if (silent->stop >= 0)
        (void)!write(silent->stop, "x", 1);
    else
        kill(getpid(), SIGTERM);
    char request[4096];
    while (read(line, request, sizeof request) > 0) /* the loop hangs up when it ends */
        continue;
    close(line);
    return NULL;
}

/* Returns its port. */
static int listener(int *server)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    *server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(*server, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(*server, (struct sockaddr *)&address, &size), 0);
    assert_int_equal(listen(*server, 1), 0);
    return ntohs(address.sin_port);
}

static char *silent_start(struct silent *silent)
{
    int port = listener(&silent->server);
    assert_int_equal(pthread_create(&silent->thread, NULL, silent_run, silent), 0);
    struct buffer url;
    buffer_init(&url, 100);
    buffer_append_format(&url, "http://127.0.0.1:%d/feed.json", port);
    return url.bytes;
}

/* The server would be waited for until the transfer's 60 s are over; the stop comes first. */
static void run_until_stopped(struct loop *loop, int descriptor, int write_end)
{
    struct silent silent = {.stop = write_end};
    char *url = silent_start(&silent);
    config_add_feed(&loop->config, "silent", url);
    loop->settings.once = false;
    loop->settings.stop = &descriptor;
    loop->settings.stop_count = 1;
    tick start = clock_monotonic(clock_system());
    loop_run(loop);
    assert_true(clock_monotonic(clock_system()) - start < loop->fetch.whole);
    struct edition *edition = loop_edition(loop);
    assert_null(edition_feed(edition, "silent")); /* it was neither read nor failed */
    edition_destroy(edition);
    pthread_join(silent.thread, NULL);
    close(silent.server);
    free(url);
}

static void a_descriptor_ends_the_loop_in_the_middle_of_a_transfer(void **state)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    run_until_stopped(*state, ends[0], ends[1]);
    close(ends[0]);
    close(ends[1]);
}

static void a_signal_ends_the_loop_in_the_middle_of_a_transfer(void **state)
{
    sigset_t kept;
    struct error error = {0};
    int descriptor = stop_on_signals(&error);
    assert_true(descriptor >= 0);
    assert_false(error.set);
    sigprocmask(SIG_BLOCK, NULL, &kept);
    for (int i = 1; i < SIGRTMIN; i++)
        if (sigismember(&kept, i) != (i == SIGTERM || i == SIGINT))
            fail_msg("signal %d", i);
    run_until_stopped(*state, descriptor, -1);
    char taken[256];
    assert_true(read(descriptor, taken, sizeof taken) > 0); /* else it comes when it is unblocked */
    close(descriptor);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void once_that_is_stopped_did_not_read_all(void **state)
{
    struct loop *loop = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[1]);
    loop_add_feed(loop, "/a.json");
    loop->settings.stop = &ends[0];
    loop->settings.stop_count = 1;
    assert_int_equal(loop_run(loop), INGEST_SOME_FAILED);
    assert_int_equal(nginx_count(&loop->nginx, "GET /a.json "), 0);
    close(ends[0]);
}

/* Holds a photo back until the other feed is in the store, then stops the loop. */
struct holder {
    struct loop *loop;
    int server;
    int stop;
    int line; /* to the loop, open until that has ended */
};

static bool store_has(const struct loop *loop, const char *feed)
{
    struct store *store = store_open_reader(loop->config.store, NULL);
    struct edition *edition = store ? store_read_edition(store, NULL) : NULL;
    bool has = edition && edition_feed(edition, feed);
    edition_destroy(edition);
    store_close(store);
    return has;
}

static void *holder_run(void *data)
{
    struct holder *holder = data;
    holder->line = accept(holder->server, NULL, NULL);
    for (int tries = 0; tries < 1000 && !store_has(holder->loop, "/b.json"); tries++)
        poll(NULL, 0, 20);
    close(holder->stop);
    return NULL;
}

static void a_slow_photo_of_one_feed_does_not_hold_up_another(void **state)
{
    struct loop *loop = *state;
    struct holder holder = {.loop = loop};
    struct buffer item;
    pthread_t thread;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    holder.stop = ends[1];
    buffer_init(&item, 100);
    buffer_append_format(&item, "one http://127.0.0.1:%d/1.jpg", listener(&holder.server));
    loop_add_feed(loop, "/a.json");
    loop_add_feed(loop, "/b.json");
    loop_put_feed(loop, "a.json", item.bytes, NULL);
    loop_put_feed(loop, "b.json", "two", NULL);
    assert_int_equal(pthread_create(&thread, NULL, holder_run, &holder), 0);
    loop->settings.once = false;
    loop->settings.stop = &ends[0];
    loop->settings.stop_count = 1;
    loop_run(loop);
    pthread_join(thread, NULL);
    loop_assert_stories(loop, "two");
    buffer_finish(&item);
    close(holder.line);
    close(holder.server);
    close(ends[0]);
}

/* Where in the log of the server the request stands; there is one. */
static size_t place_of(const char *log, const char *request)
{
    const char *found = strstr(log, request);
    if (!found)
        fail_msg("there is no %s in\n%s", request, log);
    return (size_t)(found - log);
}

static void of_two_feeds_the_photo_of_the_newer_story_is_asked_first(void **state)
{
    struct loop *loop = *state;
    loop->fetch.all = 1; /* so that what can wait does */
    loop_add_feed(loop, "/a.json");
    loop_add_feed(loop, "/b.json");
    loop_put_feed(loop, "a.json", "22h", "21h /a21.jpg", "20h /a20.jpg", "19h", "18h /a18.jpg", NULL);
    loop_put_feed(loop, "b.json", "22h /b22.jpg", "21h", "20h", "19h /b19.jpg", NULL);
    static const char *const order[] = {"GET /a.json ",  "GET /b.json ",  "GET /b22.jpg ", "GET /a21.jpg ",
                                        "GET /a20.jpg ", "GET /b19.jpg ", "GET /a18.jpg "};
    for (size_t i = 2; i < sizeof order / sizeof *order; i++) {
        char name[16];
        (void)snprintf(name, sizeof name, "%.7s", order[i] + strlen("GET /"));
        loop_put_photo(loop, name);
    }
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    char *log = nginx_log(&loop->nginx);
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        assert_true(place_of(log, order[i - 1]) < place_of(log, order[i]));
    free(log);
}

/* Rewrites the configuration once the first feed was asked for, and stops the loop once the second was. */
struct rewrite {
    struct loop *loop;
    const char *path;
    int stop;
    bool seen[2];
};

static bool wait_for(struct loop *loop, const char *request)
{
    for (int tries = 0; tries < 1000; tries++) {
        if (nginx_count(&loop->nginx, request) > 0)
            return true;
        poll(NULL, 0, 20);
    }
    return false;
}

static void write_configuration(const struct loop *loop, const char *path, const char *feed)
{
    struct buffer text;
    char *url = nginx_url(&loop->nginx, feed);
    char *store = nginx_path(&loop->nginx, "store");
    buffer_init(&text, 4096);
    buffer_append_format(&text, "store = \"%s\"\nfeed \"%s\" {\n  url = \"%s\"\n}\n", store, feed, url);
    assert_true(file_write_atomic(path, text.bytes, text.length, NULL));
    buffer_finish(&text);
    free(store);
    free(url);
}

static void *rewrite_run(void *data)
{
    struct rewrite *rewrite = data;
    rewrite->seen[0] = wait_for(rewrite->loop, "GET /a.json ");
    write_configuration(rewrite->loop, rewrite->path, "/b.json");
    rewrite->seen[1] = wait_for(rewrite->loop, "GET /b.json ");
    close(rewrite->stop);
    return NULL;
}

static void a_changed_configuration_is_taken_over(void **state)
{
    struct loop *loop = *state;
    struct config_mistakes mistakes;
    int ends[2];
    char *path = nginx_path(&loop->nginx, "foyer.conf");
    assert_int_equal(pipe(ends), 0);
    loop_put_feed(loop, "a.json", "one", NULL);
    loop_put_feed(loop, "b.json", "two", NULL);
    write_configuration(loop, path, "/a.json");
    config_finish(&loop->config);
    assert_true(config_read(path, &loop->config, &mistakes));
    config_mistakes_finish(&mistakes);
    struct rewrite rewrite = {.loop = loop, .path = path, .stop = ends[1]};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, rewrite_run, &rewrite), 0);
    loop->settings.once = false;
    loop->settings.clock = clock_system();
    loop->settings.stop = &ends[0];
    loop->settings.stop_count = 1;
    loop_run(loop);
    pthread_join(thread, NULL);
    assert_true(rewrite.seen[0] && rewrite.seen[1]);
    assert_string_equal(loop->config.feeds[0].name, "/b.json");
    struct edition *edition = loop_edition(loop);
    assert_null(edition_feed(edition, "/a.json"));
    edition_destroy(edition);
    close(ends[0]);
    free(path);
}

#define LOOP_TEST(name) cmocka_unit_test_setup_teardown(name, loop_start, loop_stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOOP_TEST(a_descriptor_ends_the_loop_in_the_middle_of_a_transfer),
        LOOP_TEST(a_signal_ends_the_loop_in_the_middle_of_a_transfer),
        LOOP_TEST(once_that_is_stopped_did_not_read_all),
        LOOP_TEST(of_two_feeds_the_photo_of_the_newer_story_is_asked_first),
        LOOP_TEST(a_slow_photo_of_one_feed_does_not_hold_up_another),
        LOOP_TEST(a_changed_configuration_is_taken_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
