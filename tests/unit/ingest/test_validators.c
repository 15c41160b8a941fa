/* ingest: when a feed is asked whether it changed, and when for all of it. */
#include "guest.h"
#include "house.h"

#include "config/reload.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MONDAY  "Last-Modified: Mon, 13 Nov 2023 10:00:00 GMT\r\n"
#define TUESDAY "Last-Modified: Tue, 14 Nov 2023 10:00:00 GMT\r\n"
#define IMAGE(path)                                                                                          \
    GUEST_FEED("")                                                                                           \
    ", {\"id\": \"2\", \"title\": \"Two\", \"content_text\": \"B.\", \"image\": \"" path "\"}" GUEST_END

static const struct fault_case one = {
    .name = "one", .headers = "ETag: \"one\"\r\n" MONDAY, .body = GUEST_FEED("") GUEST_END};
static const struct fault_case two = {
    .name = "two", .headers = "ETag: W/\"two\"\r\n" TUESDAY, .body = GUEST_FEED("") GUEST_END};
static const struct fault_case bare = {.name = "bare", .body = GUEST_FEED("") GUEST_END};
static const struct fault_case unchanged = {.name = "unchanged", .status = "304 Not Modified"};
static const struct fault_case renamed = {
    .name = "renamed", .status = "304 Not Modified", .headers = "ETag: \"three\"\r\n" TUESDAY};
static const struct fault_case page = {
    .name = "page", .headers = "ETag: \"page\"\r\n" TUESDAY, .body = "<!DOCTYPE html><p>Sign in</p>"};
static const struct fault_case broken = {
    .name = "broken", .status = "500 Internal Server Error", .headers = "ETag: \"broken\"\r\n"};
static const struct fault_case photo_missing = {
    .name = "photo", .headers = "ETag: \"photo\"\r\n", .body = IMAGE("/missing.jpg")};
static const struct fault_case photo_late = {
    .name = "photo", .headers = "ETag: \"photo\"\r\n", .body = IMAGE("/late.jpg")};
static const struct fault_case cases[] = {{.name = "late.jpg", .status = "500 Internal Server Error"}};

static struct fault_server server;

static int start(void **state)
{
    struct house *house = malloc(sizeof *house);
    assert_non_null(house);
    setenv("no_proxy", "*", 1);
    fault_server_start(&server, cases, 1);
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
    free(*state);
    return 0;
}

/* What the next request asks: "" for all, else the text behind If-None-Match and If-Modified-Since; malloc'd.
 */
static char *asks(struct house *house, const struct fault_case *answer)
{
    struct feed_state feed = {0};
    size_t before = server.requests_length;
    char etag[100] = "", date[100] = "";
    char *text = malloc(210);
    assert_non_null(text);
    fault_server_play(&server, answer);
    house_run(house, 600, &feed);
    feed_state_finish(&feed);
    const char *request = server.requests + before;
    const char *match = strstr(request, "If-None-Match: "), *since = strstr(request, "If-Modified-Since: ");
    if (match)
        (void)sscanf(match, "If-None-Match: %99[^\r]", etag);
    if (since)
        (void)sscanf(since, "If-Modified-Since: %3[^,]", date);
    (void)snprintf(text, 210, "%s%s%s", etag, etag[0] && date[0] ? " " : "", date);
    return text;
}

static void assert_asks(struct house *house, const struct fault_case *answer, const char *expected)
{
    char *text = asks(house, answer);
    assert_string_equal(text, expected);
    free(text);
}

static void a_feed_is_asked_by_what_came_with_it_last(void **state)
{
    struct house *house = *state;
    assert_asks(house, &one, "");
    assert_asks(house, &two, "\"one\" Mon");
    assert_asks(house, &unchanged, "W/\"two\" Tue");
    assert_asks(house, &renamed, "W/\"two\" Tue"); /* and takes over what comes with "not modified" */
    assert_asks(house, &bare, "\"three\" Tue");
    assert_asks(house, &bare, "");
}

static void what_fails_or_is_no_feed_leaves_the_validators_of_the_last_good_answer(void **state)
{
    struct house *house = *state;
    assert_asks(house, &one, "");
    assert_asks(house, &page, "\"one\" Mon");
    assert_asks(house, &broken, "\"one\" Mon");
    assert_asks(house, NULL, "\"one\" Mon");
    assert_asks(house, &unchanged, "\"one\" Mon");
}

static void not_modified_without_being_asked_is_a_failure(void **state)
{
    struct house *house = *state;
    struct feed_state feed = {0};
    fault_server_play(&server, &unchanged);
    house_run(house, 0, &feed);
    assert_int_equal(feed.failures, 1);
    guest_assert_says(feed.message, "answered 304 Not Modified for /feed, though nothing was known of it");
    feed_state_finish(&feed);
}

/* The configuration from two files, foyer.conf and part.conf, both as old as can be. */
static void configure(struct house *house)
{
    char text[1000];
    struct config_mistakes mistakes;
    (void)snprintf(text, sizeof text, "include(\"part.conf\")\nstore = \"%s\"\n", house->config.store);
    char *path = folder_put(house->folder, "foyer.conf", text, 0600);
    (void)snprintf(text, sizeof text, "feed it { url = \"%s\" refresh = 10m }\n", house->config.feeds[0].url);
    free(folder_put(house->folder, "part.conf", text, 0600));
    config_finish(&house->config);
    assert_true(config_read(path, &house->config, &mistakes));
    free(path);
}

/* Both files have been changed at these times, in seconds of the house. */
static void configure_at(struct house *house, int main_file, int part)
{
    const int changed[2] = {main_file, part};
    for (int i = 0; i < 2; i++) {
        const time_t time = HOUSE_NOW + changed[i];
        const struct timespec times[2] = {{.tv_sec = time}, {.tv_sec = time}};
        char *path = folder_path(house->folder, i == 0 ? "foyer.conf" : "part.conf");
        assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
        free(path);
    }
    assert_true(config_reload(&house->config, "test"));
}

static void a_configuration_that_changed_since_the_last_read_asks_for_all_once(void **state)
{
    struct house *house = *state;
    configure(house);
    configure_at(house, -1, -1);
    assert_asks(house, &one, "");
    assert_asks(house, &unchanged, "\"one\" Mon");
    configure_at(house, 1199, -1); /* the last read was at 1200 */
    assert_asks(house, &unchanged, "\"one\" Mon");
    configure_at(house, 1800, -1); /* in the same second: maybe behind it */
    assert_asks(house, &one, "");
    assert_asks(house, &unchanged, "\"one\" Mon");
    configure_at(house, 3100, -1);
    assert_asks(house, &page, "");
    assert_asks(house, &one, ""); /* it has not been read under the new one yet */
    assert_asks(house, &unchanged, "\"one\" Mon");
}

static void a_change_of_an_included_file_asks_for_all_too(void **state)
{
    struct house *house = *state;
    configure(house);
    configure_at(house, -1, -1);
    assert_asks(house, &one, "");
    assert_asks(house, &unchanged, "\"one\" Mon");
    configure_at(house, -1, 1300);
    assert_asks(house, &one, "");
    assert_asks(house, &unchanged, "\"one\" Mon");
}

static void another_address_is_another_feed(void **state)
{
    struct house *house = *state;
    assert_asks(house, &one, "");
    char *url = fault_server_url(&server, "feed?page=2");
    free(house->config.feeds[0].url);
    house->config.feeds[0].url = url;
    assert_asks(house, &two, "");
    assert_asks(house, &two, "W/\"two\" Tue");
    house_assert_stories(house, "1");
}

static void an_emptied_store_asks_for_all(void **state)
{
    struct house *house = *state;
    assert_asks(house, &one, "");
    folder_remove(house->config.store);
    house->config.store = folder_path(house->folder, "store");
    assert_asks(house, &one, "");
    house_assert_stories(house, "1");
}

static void a_photo_that_may_come_later_has_the_feed_read_again_and_one_that_will_not_does_not(void **state)
{
    struct house *house = *state;
    assert_asks(house, &photo_late, "");
    assert_asks(house, &photo_late, "");
    assert_asks(house, &photo_missing, "");
    assert_asks(house, &photo_missing, "\"photo\"");
}

#define VALIDATOR_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        VALIDATOR_TEST(a_feed_is_asked_by_what_came_with_it_last),
        VALIDATOR_TEST(what_fails_or_is_no_feed_leaves_the_validators_of_the_last_good_answer),
        VALIDATOR_TEST(not_modified_without_being_asked_is_a_failure),
        VALIDATOR_TEST(a_configuration_that_changed_since_the_last_read_asks_for_all_once),
        VALIDATOR_TEST(a_change_of_an_included_file_asks_for_all_too),
        VALIDATOR_TEST(another_address_is_another_feed),
        VALIDATOR_TEST(an_emptied_store_asks_for_all),
        VALIDATOR_TEST(a_photo_that_may_come_later_has_the_feed_read_again_and_one_that_will_not_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
