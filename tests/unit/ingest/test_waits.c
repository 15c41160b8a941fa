/* ingest: when a feed is asked again, over hours of a clock of its own: intervals, freshness, failures,
 * servers that want to be left alone, clocks that jump, restarts. */
#include "guest.h"
#include "house.h"

#include "support/cmocka.h"
#include "support/fault_server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR = 3600, DAY = 24 * HOUR };

#define DATE  "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"
#define LATER "Tue, 14 Nov 2023 22:33:20 GMT" /* 1200 s */
#define PAGE  "<!DOCTYPE html><title>Sign in</title>"

static const struct fault_case fine = {.name = "fine", .body = GUEST_FEED("") GUEST_END};
static const struct fault_case unchanged = {.name = "unchanged", .status = "304 Not Modified"};
static const struct fault_case broken = {.name = "broken", .status = "500 Internal Server Error"};
static const struct fault_case gone = {.name = "gone", .status = "410 Gone"};
static const struct fault_case page = {.name = "page", .body = PAGE};
static const struct fault_case page_of_error = {.name = "error", .status = "502 Bad Gateway", .body = PAGE};
static const struct fault_case busy = {
    .name = "busy", .status = "429 Too Many Requests", .headers = "Retry-After: 3000\r\n"};
static const struct fault_case ended = {
    .name = "ended", .headers = "ETag: \"e\"\r\n", .body = GUEST_FEED("\"expired\": true, ") GUEST_END};
static const struct fault_case of_an_hour = {
    .name = "hour",
    .headers = "ETag: \"h\"\r\n",
    .body = "<rss version=\"2.0\"><channel><title>A "
            "feed</title><ttl>60</ttl><item><title>One</title><guid>1</guid>"
            "<description>Something happened.</description></item></channel></rss>"};

static struct fault_server server, other;

static int start(void **state)
{
    struct house *house = malloc(sizeof *house);
    assert_non_null(house);
    setenv("no_proxy", "*", 1);
    fault_server_start(&server, &fine, 1);
    fault_server_start(&other, &fine, 1);
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
    fault_server_stop(&other);
    free(*state);
    return 0;
}

/* At which seconds of that many /feed is asked, while it answers so. */
static const char *times_of(struct house *house, const struct fault_case *answer, int seconds)
{
    if (house->watch_count == 0)
        (void)house_watch(house, &server, "GET /feed ");
    fault_server_play(&server, answer);
    house_live(house, seconds);
    return house->watches[0].times;
}

static void a_feed_is_asked_in_its_interval(void **state)
{
    struct house *house = *state;
    assert_string_equal(times_of(house, &fine, 1900), "0 600 1200 1800");
    house->config.feeds[0].refresh = TICK_SECONDS(900);
    assert_string_equal(times_of(house, &fine, 2000), "500 1400"); /* due as it was written down */
}

static void
a_failure_is_tried_again_after_a_minute_then_twice_as_long_up_to_an_hour_or_the_interval(void **state)
{
    struct house *house = *state;
    assert_string_equal(times_of(house, &broken, 2200), "0 60 180 420 900 1500 2100");
    assert_int_equal(house_said(house, "answered 500 Internal Server Error for /feed; trying again in 60 s"),
                     1);
    assert_int_equal(house_said(house, "trying again in 120 s"), 1);
    house->config.feeds[0].refresh = TICK_SECONDS(2 * HOUR);
    assert_string_equal(times_of(house, &broken, 11500), "500 4100 7700 11300"); /* the count goes on */
    assert_string_equal(times_of(house, &fine, 100), "");
    assert_string_equal(times_of(house, &fine, 7400), "3300"); /* the count ends */
    fault_server_play(&server, &broken);
    assert_string_equal(times_of(house, &broken, 5000), "3100 3160 3280 3520 4000 4960");
}

static void tries_are_spread_by_a_fifth(void **state)
{
    struct house *house = *state;
    house->random = 0;
    assert_string_equal(times_of(house, &broken, 350), "0 48 144 336");
    house->random = 1;
    assert_string_equal(times_of(house, &broken, 1400), "370 1090");
}

static void an_answer_is_fresh_as_long_as_it_says_but_never_longer_than_five_hours(void **state)
{
    static const struct {
        const char *headers;
        int wait;
    } rows[] = {
        {"Cache-Control: max-age=900\r\n", 900},
        {"Cache-Control: max-age=599\r\n", 600},
        {"Cache-Control: public, max-age=900 , must-revalidate\r\n", 900},
        {"Cache-Control: public\r\nCache-Control: max-age=900\r\n", 900},
        {"Cache-Control: MAX-AGE=900\r\n", 900},
        {"Cache-Control: s-maxage=900\r\n", 600},
        {"Cache-Control: max-age=soon\r\n", 600},
        {"Cache-Control: max-age=-900\r\n", 600},
        {"Cache-Control: max-age=900, no-cache\r\n", 600},
        {"Cache-Control: no-store, max-age=900\r\n", 600},
        {"Cache-Control: max-age=900\r\nAge: 200\r\n", 700},
        {"Cache-Control: max-age=900\r\nAge: 2000\r\n", 600},
        {"Cache-Control: max-age=900\r\nAge: old\r\n", 900},
        {"Cache-Control: max-age=17999\r\n", 17999},
        {"Cache-Control: max-age=18001\r\n", 18000},
        {"Cache-Control: max-age=99999999999999999999\r\n", 18000},
        {DATE "Expires: " LATER "\r\n", 1200},
        {DATE "Expires: " LATER "\r\nCache-Control: max-age=900\r\n", 900},
        {DATE "Expires: " LATER "\r\nCache-Control: public\r\n", 1200},
        {DATE "Expires: Tue, 14 Nov 2023 21:00:00 GMT\r\n", 600},
        {DATE "Expires: 0\r\n", 600},
        {"Expires: " LATER "\r\n", 600}, /* by whose clock? */
    };
    struct house *house = *state;
    struct feed_state feed = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fault_case answer = {.name = "answer", .headers = rows[i].headers, .body = fine.body};
        fault_server_play(&server, &answer);
        house_run(house, 0, &feed);
        if (feed.next_due - feed.last_attempt != rows[i].wait)
            fail_msg("%s gives %lld s", rows[i].headers, (long long)(feed.next_due - feed.last_attempt));
    }
    feed_state_finish(&feed);
}

static void what_a_document_asks_for_holds_until_the_next_one(void **state)
{
    struct house *house = *state;
    assert_string_equal(times_of(house, &of_an_hour, 3 * HOUR), "0 3600 7200 10800");
    struct fault_case fresh = {
        .name = "fresh", .status = "304 Not Modified", .headers = "Cache-Control: max-age=4000\r\n"};
    assert_string_equal(times_of(house, &of_an_hour, HOUR), "3600");
    assert_string_equal(times_of(house, &fresh, 3 * HOUR), "3600 7600");
}

/* Turns to "not modified" once it was read. */
static void then_unchanged(struct house *house, int second)
{
    (void)house;
    fault_server_play(&server, second < 10 ? &of_an_hour : &unchanged);
}

static void not_modified_counts_as_read(void **state)
{
    struct house *house = *state;
    house->each = then_unchanged;
    assert_string_equal(times_of(house, &of_an_hour, 7300), "0 3600 7200"); /* what the document asked for */
    house->each = NULL;
    assert_string_equal(times_of(house, &unchanged, 7300), "3500 4100 4700 5300 5900 6500 7100");
}

static void what_is_gone_is_asked_once_a_day(void **state)
{
    struct house *house = *state;
    assert_string_equal(times_of(house, &gone, 2 * DAY), "0 86400 172800");
}

static void what_has_ended_is_asked_once_a_day_as_a_whole_and_told_once(void **state)
{
    struct house *house = *state;
    assert_string_equal(times_of(house, &ended, 2 * DAY), "0 86400 172800");
    assert_int_equal(fault_server_count(&server, "If-None-Match"), 0); /* that it goes on is seen */
    assert_int_equal(house_said(house, "nothing new will come; it is asked once a day from now on"), 1);
}

static void a_sign_in_page_is_tried_every_five_minutes(void **state)
{
    struct house *house = *state;
    house->config.feeds[0].refresh = TICK_SECONDS(2 * HOUR);
    assert_string_equal(times_of(house, &page, 1100), "0 60 180 420 720 1020");
    assert_int_equal(house_said(house, "does the network want somebody to sign in first?"), 6);
    assert_string_equal(times_of(house, &page_of_error, 5000), "220 3820"); /* a server's own page is none */
    assert_int_equal(house_said(house, "sign in"), 0);
}

static void add_feed(struct house *house, const char *name, struct fault_server *at, const char *path,
                     int refresh)
{
    char *url = fault_server_url(at, path);
    config_add_feed(&house->config, name, url)->refresh = TICK_SECONDS(refresh);
    free(url);
}

static void a_busy_server_is_left_alone_by_all_its_feeds_and_others_are_not(void **state)
{
    struct house *house = *state;
    add_feed(house, "beside", &server, "fine", 400);
    add_feed(house, "elsewhere", &other, "fine", 1500);
    const char *feed = house_watch(house, &server, "GET /feed ");
    const char *beside = house_watch(house, &server, "GET /fine ");
    const char *elsewhere = house_watch(house, &other, "GET /fine ");
    fault_server_play(&server, &busy);
    house_live(house, 3900);
    assert_string_equal(feed, "0 3000");
    assert_string_equal(beside, "0 3000");
    assert_string_equal(elsewhere, "0 1500 3000");
}

static void a_server_that_a_redirect_led_to_is_left_alone_as_well(void **state)
{
    struct house *house = *state;
    char headers[100];
    (void)snprintf(headers, sizeof headers, "Location: http://127.0.0.1:%d/feed\r\n", other.port);
    struct fault_case away = {.name = "away", .status = "302 Found", .headers = headers};
    add_feed(house, "beside", &server, "fine", 400);
    add_feed(house, "there", &other, "fine", 400);
    fault_server_play(&other, &busy);
    const char *beside = house_watch(house, &server, "GET /fine ");
    const char *there = house_watch(house, &other, "GET /fine ");
    fault_server_play(&server, &away);
    house_live(house, 3100);
    assert_string_equal(beside, "0 3000");
    assert_string_equal(there, "0 3000");
}

static void photos_of_a_busy_server_wait_with_its_feeds(void **state)
{
    struct house *house = *state;
    static const struct fault_case cases[] = {
        {.name = "busy", .status = "503 Service Unavailable", .headers = "Retry-After: 1000\r\n"},
        {.name = "fine", .body = GUEST_FEED("") GUEST_END}};
    struct fault_server *photos = malloc(sizeof *photos);
    assert_non_null(photos);
    fault_server_start(photos, cases, 2);
    char body[600];
    (void)snprintf(
        body, sizeof body,
        GUEST_FEED("") ", {\"id\": \"2\", \"title\": \"Two\", \"content_text\": \"B.\", \"image\": "
                       "\"http://127.0.0.1:%d/busy\"}" GUEST_END,
        photos->port);
    struct fault_case with_photo = {.name = "photo", .body = body};
    add_feed(house, "beside", photos, "fine", 400);
    const char *photo = house_watch(house, photos, "GET /busy ");
    const char *beside = house_watch(house, photos, "GET /fine ");
    fault_server_play(&server, &with_photo);
    house_live(house, 1300);
    assert_string_equal(photo, "0 1200"); /* the feed is read at 0, 600, 1200 */
    assert_string_equal(beside, "0 1000");
    house_stop(house);
    fault_server_stop(photos);
    free(photos);
    char *url = fault_server_url(&server, "feed");
    house_start(house, url);
    free(url);
}

static void jump(struct house *house, int second)
{
    int64_t *wall = &house->clock.wall;
    if (second == 700 && *wall < HOUSE_NOW + 1000)
        *wall += HOUR;
    if (second == 1000 && *wall > HOUSE_NOW)
        *wall -= 10 * DAY;
}

static void a_clock_set_forward_makes_due_and_one_set_back_does_not_hold_up(void **state)
{
    struct house *house = *state;
    house->each = jump;
    assert_string_equal(times_of(house, &fine, 2000), "0 600 702 1302 1902");
}

static void after_a_restart_a_feed_waits_no_longer_than_was_meant_whatever_the_clock_says(void **state)
{
    struct house *house = *state;
    assert_string_equal(times_of(house, &fine, 0), "0");
    house->clock.wall -= 10 * DAY;
    assert_string_equal(times_of(house, &fine, 700), "600");
    house->clock.wall += 20 * DAY;
    assert_string_equal(times_of(house, &fine, 100), "0");
}

static void the_waits_of_many_feeds_do_not_touch_each_other(void **state)
{
    struct house *house = *state;
    add_feed(house, "beside", &server, "fine", 250);
    const char *feed = house_watch(house, &server, "GET /feed ");
    const char *beside = house_watch(house, &server, "GET /fine ");
    fault_server_play(&server, &fine);
    house_live(house, 1300);
    assert_string_equal(feed, "0 600 1200");
    assert_string_equal(beside, "0 250 500 750 1000 1250");
}

#define WAIT_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAIT_TEST(a_feed_is_asked_in_its_interval),
        WAIT_TEST(a_failure_is_tried_again_after_a_minute_then_twice_as_long_up_to_an_hour_or_the_interval),
        WAIT_TEST(tries_are_spread_by_a_fifth),
        WAIT_TEST(an_answer_is_fresh_as_long_as_it_says_but_never_longer_than_five_hours),
        WAIT_TEST(what_a_document_asks_for_holds_until_the_next_one),
        WAIT_TEST(not_modified_counts_as_read),
        WAIT_TEST(what_is_gone_is_asked_once_a_day),
        WAIT_TEST(what_has_ended_is_asked_once_a_day_as_a_whole_and_told_once),
        WAIT_TEST(a_sign_in_page_is_tried_every_five_minutes),
        WAIT_TEST(a_busy_server_is_left_alone_by_all_its_feeds_and_others_are_not),
        WAIT_TEST(a_server_that_a_redirect_led_to_is_left_alone_as_well),
        WAIT_TEST(photos_of_a_busy_server_wait_with_its_feeds),
        WAIT_TEST(a_clock_set_forward_makes_due_and_one_set_back_does_not_hold_up),
        WAIT_TEST(after_a_restart_a_feed_waits_no_longer_than_was_meant_whatever_the_clock_says),
        WAIT_TEST(the_waits_of_many_feeds_do_not_touch_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
