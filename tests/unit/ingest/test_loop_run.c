/* ingest: the photos of one document, without a loop around them: how many at a time, how long, which not at
 * all. */
#include "house.h"
#include "photo_files.h"

#include "base/memory.h"
#include "ingest/photo_run.h"
#include "store/store.h"
#include "story/story.h"

#include "support/cmocka.h"
#include "support/fault_server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PHOTOS = 6 };

static struct photo_file jpeg;
static struct fault_case cases[] = {{.name = "fine.jpg"}, {.name = "held.jpg", .raw = "", .end = FAULT_HOLD}};
static struct fault_server server;

static int start(void **state)
{
    struct house *house = malloc(sizeof *house);
    assert_non_null(house);
    setenv("no_proxy", "*", 1);
    jpeg = photo_file_jpeg(&(struct photo_jpeg){.width = 40, .height = 30});
    cases[0].body = (const char *)jpeg.bytes;
    cases[0].length = jpeg.length;
    fault_server_start(&server, cases, sizeof cases / sizeof *cases);
    char *url = fault_server_url(&server, "feed");
    house_start(house, url);
    free(url);
    *state = house;
    return 0;
}

static int stop(void **state)
{
    house_stop(*state);
    fault_server_stop(&server);
    free(jpeg.bytes);
    free(*state);
    return 0;
}

/* The names of the photos asked for since then, a letter each. */
static void assert_asked(size_t before, const char *expected)
{
    char found[100] = "";
    for (const char *at = server.requests + before; (at = strstr(at, ".jpg?")) != NULL; at++)
        strncat(found, at + strlen(".jpg?"), 1);
    assert_string_equal(found, expected);
}

struct bench {
    struct clock_fixed clock;
    struct context context;
    struct feed_document document;
    struct config_feed feed;
    struct photo_run run;
    int calls;
};

static void count_call(void *data)
{
    ((struct bench *)data)->calls++;
}

static void bench_start(struct bench *bench, struct house *house, const char *photo)
{
    *bench = (struct bench){.feed = {.name = house->config.feeds[0].name, .url = house->config.feeds[0].url}};
    house->fetch.all = 1; /* one after the other, so that their order shows */
    clock_fixed_init(&bench->clock, HOUSE_NOW);
    bench->context =
        (struct context){.clock = &bench->clock.clock,
                         .store = store_open_writer(house->config.store, &bench->clock.clock, NULL),
                         .fetcher = fetcher_create(&house->fetch, NULL),
                         .target = {100, 100}};
    for (int i = 0; i < PHOTOS; i++) {
        char url[100];
        struct story *story = story_create();
        (void)snprintf(url, sizeof url, "http://127.0.0.1:%d/%s?%c", server.port, photo, 'a' + i);
        story->photo = memory_zeroed(1, sizeof *story->photo);
        story->photo->url = strdup(url);
        feed_document_add_story(&bench->document, story);
    }
    bench->run = (struct photo_run){.context = &bench->context,
                                    .document = &bench->document,
                                    .feed = &bench->feed,
                                    .done = count_call,
                                    .data = bench};
}

static void bench_stop(struct bench *bench)
{
    fetcher_destroy(bench->context.fetcher);
    photo_run_finish(&bench->run);
    feed_document_finish(&bench->document);
    store_close(bench->context.store);
}

static void two_are_asked_for_at_a_time(void **state)
{
    struct bench bench;
    bench_start(&bench, *state, "fine.jpg");
    photo_run_begin(&bench.run);
    for (int left = PHOTOS; left > 0; left = bench.calls ? 0 : left) {
        size_t pending = fetcher_pending(bench.context.fetcher);
        assert_in_range(pending, 1, 2);
        assert_int_equal(pending, bench.run.active);
        fetcher_wait(bench.context.fetcher, TICK_SECONDS(30), NULL, 0);
    }
    assert_int_equal(bench.calls, 1);
    assert_false(bench.run.incomplete);
    assert_asked(0, "abcdef");
    bench_stop(&bench);
}

static void after_five_minutes_the_others_are_left_for_the_next_read(void **state)
{
    static const int waits[] = {299, 300};
    for (size_t i = 0; i < 2; i++) {
        struct bench bench;
        size_t before = server.requests_length;
        bench_start(&bench, *state, i == 0 ? "missing.jpg" : "fine.jpg");
        photo_run_begin(&bench.run);
        clock_fixed_advance(&bench.clock, TICK_SECONDS(waits[i]));
        while (!bench.calls)
            fetcher_wait(bench.context.fetcher, TICK_SECONDS(30), NULL, 0);
        assert_int_equal(strstr(server.requests + before, ".jpg?c") != NULL, i == 0);
        assert_int_equal(bench.run.incomplete, i == 1);
        bench_stop(&bench);
    }
}

static void a_file_is_no_photo_of_a_feed_on_the_web(void **state)
{
    struct bench bench;
    bench_start(&bench, *state, "fine.jpg");
    free(bench.document.stories[0]->photo->url);
    bench.document.stories[0]->photo->url = strdup("file:///etc/hostname");
    for (int i = 0; i < 2; i++) { /* refused once, for as long as the document names it */
        photo_run_begin(&bench.run);
        while (bench.calls == i)
            fetcher_wait(bench.context.fetcher, TICK_SECONDS(30), NULL, 0);
        assert_int_equal(bench.run.refused.count, i == 0);
        assert_false(bench.run.incomplete);
    }
    assert_null(bench.document.stories[0]->photo);
    assert_non_null(bench.document.stories[1]->photo);
    assert_asked(0, "bcdef");
    bench_stop(&bench);
}

static void what_is_asked_for_does_not_hold_up_the_end_of_a_run(void **state)
{
    struct bench bench;
    bench_start(&bench, *state, "held.jpg");
    photo_run_begin(&bench.run);
    fetcher_wait(bench.context.fetcher, TICK_MS(10), NULL, 0);
    assert_int_equal(bench.calls, 0);
    bench_stop(&bench); /* nothing is told, nothing is lost */
    assert_int_equal(bench.calls, 0);
}

#define RUN_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN_TEST(two_are_asked_for_at_a_time),
        RUN_TEST(after_five_minutes_the_others_are_left_for_the_next_read),
        RUN_TEST(a_file_is_no_photo_of_a_feed_on_the_web),
        RUN_TEST(what_is_asked_for_does_not_hold_up_the_end_of_a_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
