/* ingest: from feeds on a real server, or in files, to the edition that a display reads. */
#include "loop_fixture.h"

#include "base/buffer.h"
#include "base/file.h"
#include "ingest/newest.h"
#include "ingest/schedule.h"
#include "store/store.h"

#include "support/cmocka.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static void a_first_read_gives_stories_with_photos(void **state)
{
    struct loop *loop = *state;
    struct feed_state feed;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one /1.jpg", "two", "three /3.jpg", NULL);
    loop_put_photo(loop, "1.jpg");
    loop_put_photo(loop, "3.jpg");
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_assert_stories(loop, "one+ two three+");
    loop_state(loop, "/a.json", &feed);
    assert_int_equal(feed.last_success, LOOP_NOW);
    assert_int_equal(feed.next_due, LOOP_NOW + 600);
    assert_non_null(feed.etag);
    assert_null(feed.message);
    feed_state_finish(&feed);
    struct edition *edition = loop_edition(loop);
    struct photo *photo = edition->stories[0]->photo;
    assert_int_equal(photo->width, 40);
    assert_int_equal(photo->height, 30);
    struct store *store = store_open_reader(loop->config.store, NULL);
    char *path = store_photo_path(store, photo->file);
    assert_true(file_exists(path));
    free(path);
    store_close(store);
    edition_destroy(edition);
}

static void an_unchanged_feed_changes_only_its_times(void **state)
{
    struct loop *loop = *state;
    struct feed_state feed;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one /1.jpg", NULL);
    loop_put_photo(loop, "1.jpg");
    loop_run(loop);
    clock_fixed_advance(&loop->clock, TICK_SECONDS(1000));
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    assert_int_equal(nginx_count(&loop->nginx, "GET /a.json 304 "), 1);
    loop_assert_stories(loop, "one+");
    loop_state(loop, "/a.json", &feed);
    assert_int_equal(feed.last_success, LOOP_NOW + 1000);
    assert_int_equal(feed.next_due, LOOP_NOW + 1600);
    assert_non_null(feed.etag);
    feed_state_finish(&feed);
}

static void a_story_that_left_the_feed_leaves_and_known_photos_are_not_asked_again(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one /1.jpg", "two /1.jpg", NULL);
    loop_put_photo(loop, "1.jpg");
    loop_run(loop);
    loop_put_feed(loop, "a.json", "three", "two /1.jpg", NULL);
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_assert_stories(loop, "three two+");
    assert_int_equal(nginx_count(&loop->nginx, "GET /1.jpg "), 1);
}

static void a_feed_that_fails_keeps_its_stories_and_says_why(void **state)
{
    struct loop *loop = *state;
    struct feed_state feed;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one", NULL);
    loop_run(loop);
    nginx_remove(&loop->nginx, "a.json");
    static const int waits[] = {60, 120, 240, 480, 600, 600};
    for (int i = 0; i < 6; i++) {
        assert_int_equal(loop_run(loop), INGEST_SOME_FAILED);
        loop_state(loop, "/a.json", &feed);
        assert_int_equal(feed.failures, i + 1);
        assert_int_equal(feed.next_due, LOOP_NOW + waits[i]);
        assert_non_null(strstr(feed.message, "answered 404 Not Found for /a.json"));
        assert_non_null(feed.etag);
        feed_state_finish(&feed);
    }
    loop_assert_stories(loop, "one");
    loop_put_feed(loop, "a.json", "two", NULL);
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_state(loop, "/a.json", &feed);
    assert_int_equal(feed.failures, 0);
    assert_null(feed.message);
    feed_state_finish(&feed);
    loop_assert_stories(loop, "two");
}

static void a_sign_in_page_is_no_feed_and_its_validators_are_forgotten(void **state)
{
    struct loop *loop = *state;
    struct feed_state good;
    struct feed_state bad;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one", NULL);
    loop_run(loop);
    loop_state(loop, "/a.json", &good);
    nginx_put_text(&loop->nginx, "a.json", "<!doctype html><html><title>Sign in</title><p>Wi-Fi</html>");
    assert_int_equal(loop_run(loop), INGEST_SOME_FAILED);
    loop_state(loop, "/a.json", &bad);
    assert_string_equal(bad.etag, good.etag);
    assert_non_null(strstr(bad.message, "Sign in"));
    assert_int_equal(bad.last_success, good.last_success);
    loop_assert_stories(loop, "one");
    feed_state_finish(&good);
    feed_state_finish(&bad);
}

static void a_broken_photo_makes_a_story_of_text_only(void **state)
{
    struct loop *loop = *state;
    struct feed_state feed;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one /page.jpg", "two /missing.jpg", "three /3.jpg",
                  "four file:///etc/passwd", NULL);
    nginx_put_text(&loop->nginx, "page.jpg", "<html>no photo</html>");
    loop_put_photo(loop, "3.jpg");
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_assert_stories(loop, "one two three+ four");
    loop_state(loop, "/a.json", &feed);
    assert_non_null(feed.etag); /* it would be the same the next time */
    feed_state_finish(&feed);
}

static void a_photo_that_may_come_later_is_asked_again(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one /busy/1.jpg", NULL);
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_assert_stories(loop, "one");
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    assert_int_equal(nginx_count(&loop->nginx, "GET /busy/1.jpg "), 2);
}

static void a_feed_in_a_file_has_its_photos_beside_it(void **state)
{
    struct loop *loop = *state;
    char *path = nginx_path(&loop->nginx, "www/a.json");
    config_add_feed(&loop->config, "files", path);
    loop_put_feed(loop, "a.json", "one 1.jpg", "two sub/missing.jpg", NULL);
    loop_put_photo(loop, "1.jpg");
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_assert_stories(loop, "one+ two");
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop_assert_stories(loop, "one+ two");
    free(path);
}

static void what_the_store_keeps_is_the_text_that_is_set(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    nginx_put_text(&loop->nginx, "a.json",
                   "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\", \"items\": ["
                   "{\"id\": \"1\", \"summary\": \"In short.\", \"content_text\": \"At length.\"},"
                   "{\"id\": \"2\", \"summary\": \"At len…\", \"content_text\": \"At length.\"}]}");
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    struct edition *edition = loop_edition(loop);
    assert_int_equal(edition->story_count, 2);
    assert_int_equal(edition->stories[0]->block_count, 2);
    assert_string_equal(edition->stories[0]->blocks[0].text, "In short.");
    assert_string_equal(edition->stories[0]->blocks[1].text, "At length.");
    assert_int_equal(edition->stories[1]->block_count, 1);
    edition_destroy(edition);
}

static void one_feed_that_fails_does_not_touch_the_other(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    loop_add_feed(loop, "/missing.json");
    loop_put_feed(loop, "a.json", "one", NULL);
    assert_int_equal(loop_run(loop), INGEST_SOME_FAILED);
    loop_assert_stories(loop, "one");
}

static void a_feed_that_is_no_longer_configured_leaves_the_store(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json");
    loop_add_feed(loop, "/b.json");
    loop_put_feed(loop, "a.json", "one", NULL);
    loop_put_feed(loop, "b.json", "two", NULL);
    loop_run(loop);
    size_t count = loop->config.feed_count;
    loop->config.feed_count = 1;
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    loop->config.feed_count = count;
    loop_assert_stories(loop, "one");
}

static void only_the_newest_stories_are_kept(void **state)
{
    struct loop *loop = *state;
    loop_add_feed(loop, "/a.json")->max_stories = 2;
    loop_put_feed(loop, "a.json", "one /1.jpg", "two", "three /3.jpg", NULL);
    loop_run(loop);
    loop_assert_stories(loop, "one two");
    assert_int_equal(nginx_count(&loop->nginx, "GET /3.jpg "), 0);
}

static void a_busy_server_says_when_to_come_again_and_a_fresh_one_too(void **state)
{
    struct loop *loop = *state;
    struct feed_state feed;
    loop_add_feed(loop, "/busy");
    loop_add_feed(loop, "/gone");
    loop_add_feed(loop, "/fresh.json");
    loop_put_feed(loop, "fresh.json", "one", NULL);
    assert_int_equal(loop_run(loop), INGEST_SOME_FAILED);
    static const struct {
        const char *name;
        int wait;
    } cases[] = {{"/busy", 7200}, {"/gone", 24 * 3600}, {"/fresh.json", 9000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        loop_state(loop, cases[i].name, &feed);
        assert_int_equal(feed.next_due, LOOP_NOW + cases[i].wait);
        feed_state_finish(&feed);
    }
}

/* Like a disk that is full: no file may grow beyond what the store has already. */
static void a_store_that_cannot_be_written_keeps_its_edition(void **state)
{
    struct loop *loop = *state;
    struct rlimit before;
    loop_add_feed(loop, "/a.json");
    loop_put_feed(loop, "a.json", "one", NULL);
    loop_run(loop);
    struct buffer text;
    buffer_init(&text, 1 << 20);
    buffer_append_text(
        &text, "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\", \"items\": [");
    for (size_t i = 0; i < 400; i++)
        buffer_append_format(&text,
                             "%s{\"id\": \"%zu\", \"title\": \"Another story\", \"content_text\":"
                             " \"%0500zu words that take their room on the disk\"}",
                             i ? "," : "", i, i);
    buffer_append_text(&text, "]}");
    nginx_put(&loop->nginx, "a.json", text.bytes, text.length);
    buffer_finish(&text);
    loop->config.feeds[0].max_stories = 400;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){.rlim_cur = 150000, .rlim_max = before.rlim_max});
    enum ingest_result result = ingest_run(&loop->settings, NULL);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(result, INGEST_SOME_FAILED);
    loop_assert_stories(loop, "one");
    assert_int_equal(loop_run(loop), INGEST_ALL_READ);
    struct edition *edition = loop_edition(loop);
    assert_int_equal(edition->story_count, 400);
    edition_destroy(edition);
}

static void newest_stories_stand_first_and_the_undated_count_as_new(void **state)
{
    (void)state;
    struct feed_document document = {0};
    static const int64_t times[] = {100, 0, 300, 300, 200};
    static const char *const ids[] = {"old", "undated", "new", "new too", "middle"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct story *story = story_create();
        story->id = strdup(ids[i]);
        story->headline = strdup(ids[i]);
        story->published = times[i];
        feed_document_add_story(&document, story);
    }
    struct story *wordless = story_create();
    wordless->published = 301;
    feed_document_add_story(&document, wordless);
    newest_keep(&document, 4, 250);
    assert_int_equal(document.story_count, 4);
    static const char *const expected[] = {"new", "new too", "undated", "middle"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(document.stories[i]->id, expected[i]);
    feed_document_finish(&document);
}

static void waits_are_bounded_whatever_was_said_and_whatever_the_clock_does(void **state)
{
    (void)state;
    assert_int_equal(schedule_success(600, -1, 0), 600);
    assert_int_equal(schedule_success(600, 300, 0), 600);
    assert_int_equal(schedule_success(600, INT64_MAX, 0), 5 * 3600);
    assert_int_equal(schedule_success(20000, 0, 0), 20000);
    assert_int_equal(schedule_success(600, 300, 3600), 3600);
    assert_int_equal(schedule_success(600, 7200, 3600), 7200);
    assert_int_equal(schedule_success(600, -1, 1000000), 5 * 3600);
    struct schedule_failure failure = {.refresh = 7200, .failures = 1, .retry_after = -1};
    assert_int_equal(schedule_failure(&failure), 48);
    failure.random = 1;
    assert_int_equal(schedule_failure(&failure), 72);
    failure.failures = INT32_MAX;
    assert_int_equal(schedule_failure(&failure), 3600 * 12 / 10);
    failure.retry_after = 1000000000;
    assert_int_equal(schedule_failure(&failure), 24 * 3600);
    failure = (struct schedule_failure){.refresh = 600, .failures = 1, .status = 429, .retry_after = -1};
    assert_int_equal(schedule_failure(&failure), 600);
    failure = (struct schedule_failure){
        .refresh = 7200, .failures = 9, .retry_after = -1, .random = 0.5, .portal = true};
    assert_int_equal(schedule_failure(&failure), 300);
    failure.early = true;
    assert_int_equal(schedule_failure(&failure), 60);
    assert_int_equal(schedule_site(429, -1), 600);
    assert_int_equal(schedule_site(503, 7), 7);
    assert_int_equal(schedule_site(503, INT64_MAX), 24 * 3600);
    assert_int_equal(schedule_site(500, 7), 0);
    struct feed_state feed = {.last_attempt = 1000, .next_due = 1600};
    assert_int_equal(schedule_left(&feed, 1000), 600);
    assert_int_equal(schedule_left(&feed, 1500), 100);
    assert_int_equal(schedule_left(&feed, 999999), 0);
    assert_int_equal(schedule_left(&feed, -999999), 600);
    assert_int_equal(schedule_left(&(struct feed_state){0}, 5), 0);
}

#define LOOP_TEST(name) cmocka_unit_test_setup_teardown(name, loop_start, loop_stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOOP_TEST(a_first_read_gives_stories_with_photos),
        LOOP_TEST(an_unchanged_feed_changes_only_its_times),
        LOOP_TEST(a_story_that_left_the_feed_leaves_and_known_photos_are_not_asked_again),
        LOOP_TEST(a_feed_that_fails_keeps_its_stories_and_says_why),
        LOOP_TEST(a_sign_in_page_is_no_feed_and_its_validators_are_forgotten),
        LOOP_TEST(a_broken_photo_makes_a_story_of_text_only),
        LOOP_TEST(a_photo_that_may_come_later_is_asked_again),
        LOOP_TEST(a_feed_in_a_file_has_its_photos_beside_it),
        LOOP_TEST(what_the_store_keeps_is_the_text_that_is_set),
        LOOP_TEST(one_feed_that_fails_does_not_touch_the_other),
        LOOP_TEST(a_feed_that_is_no_longer_configured_leaves_the_store),
        LOOP_TEST(only_the_newest_stories_are_kept),
        LOOP_TEST(a_busy_server_says_when_to_come_again_and_a_fresh_one_too),
        LOOP_TEST(a_store_that_cannot_be_written_keeps_its_edition),
        cmocka_unit_test(newest_stories_stand_first_and_the_undated_count_as_new),
        cmocka_unit_test(waits_are_bounded_whatever_was_said_and_whatever_the_clock_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
