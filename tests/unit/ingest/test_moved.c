/* ingest: permanent redirects, believed when they stay for days. */
#include "guest.h"
#include "house.h"

#include "base/memory.h"
#include "ingest/moved.h"

#include "support/cmocka.h"
#include "support/fault_server.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 3600 };

static const struct fault_case cases[] = {
    {.name = "document", .body = GUEST_FEED("") GUEST_END},
    {.name = "other", .body = GUEST_FEED("") GUEST_END},
    {.name = "for-now", .status = "302 Found", .headers = "Location: /document\r\n"},
    {.name = "for-good", .status = "301 Moved Permanently", .headers = "Location: /document\r\n"},
};
static const struct fault_case for_good = {
    .name = "a", .status = "301 Moved Permanently", .headers = "Location: /document\r\n"};
static const struct fault_case elsewhere = {
    .name = "b", .status = "308 Permanent Redirect", .headers = "Location: /other\r\n"};
static const struct fault_case for_now = {
    .name = "c", .status = "302 Found", .headers = "Location: /document\r\n"};
static const struct fault_case good_then_now = {
    .name = "d", .status = "308 Permanent Redirect", .headers = "Location: /for-now\r\n"};
static const struct fault_case now_then_good = {
    .name = "e", .status = "307 Temporary Redirect", .headers = "Location: /for-good\r\n"};
static const struct fault_case twice_good = {
    .name = "f", .status = "301 Moved Permanently", .headers = "Location: /for-good\r\n"};
static const struct fault_case with_key = {
    .name = "g", .status = "301 Moved Permanently", .headers = "Location: /document?key=1\r\n"};

static struct fault_server server;

static int start(void **state)
{
    struct house *house = malloc(sizeof *house);
    assert_non_null(house);
    setenv("no_proxy", "*", 1);
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
    free(*state);
    return 0;
}

static void only_permanent_redirects_up_to_the_first_other_are_remembered(void **state)
{
    static const struct {
        const struct fault_case *answer;
        const char *name; /* NULL: nothing */
    } rows[] = {{&for_good, "document"},     {&elsewhere, "other"},  {&for_now, NULL},
                {&good_then_now, "for-now"}, {&now_then_good, NULL}, {&twice_good, "document"},
                {&with_key, NULL},           {&cases[0], NULL}};
    struct house *house = *state;
    struct feed_state feed = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fault_server_play(&server, rows[i].answer);
        house_run(house, 600, &feed);
        assert_int_equal(feed.failures, 0);
        if (!rows[i].name != !feed.moved_to || (feed.moved_to && !strstr(feed.moved_to, rows[i].name)))
            fail_msg("%s is remembered as %s", rows[i].answer->name,
                     feed.moved_to ? feed.moved_to : "nothing");
        assert_int_equal(feed.moved_since, rows[i].name ? HOUSE_NOW + 600 * (int)(i + 1) : 0);
    }
    feed_state_finish(&feed);
}

static void a_move_is_believed_after_three_days_and_told_once(void **state)
{
    struct house *house = *state;
    house->config.feeds[0].refresh = TICK_SECONDS(DAY);
    const char *configured = house_watch(house, &server, "GET /feed ");
    const char *document = house_watch(house, &server, "GET /document ");
    fault_server_play(&server, &for_good);
    house_live(house, 5 * DAY);
    assert_string_equal(configured, "0 86400 172800");
    assert_string_equal(document, "0 86400 172800 259200 345600 432000");
    assert_int_equal(house_said(house, "it has moved for good; write url = \"http://127.0.0.1:"), 1);
}

static void a_feed_with_a_key_in_its_address_remembers_no_move(void **state)
{
    struct house *house = *state;
    struct feed_state feed = {0};
    char *url = fault_server_url(&server, "feed?key=secret");
    free(house->config.feeds[0].url);
    house->config.feeds[0].url = url;
    fault_server_play(&server, &for_good);
    house_run(house, 0, &feed);
    assert_int_equal(feed.failures, 0);
    assert_null(feed.moved_to);
    feed_state_finish(&feed);
}

static void a_move_counts_from_its_day_to_the_second(void **state)
{
    (void)state;
    struct feed_state feed = {.moved_to = (char *)(uintptr_t) "http://a.example/", .moved_since = 1000};
    assert_false(moved_is_stable(&feed, 1000));
    assert_false(moved_is_stable(&feed, 1000 + 3 * DAY - 1));
    assert_true(moved_is_stable(&feed, 1000 + 3 * DAY));
    assert_true(moved_is_stable(&feed, 1000 + 300 * DAY));
    assert_false(moved_is_stable(&(struct feed_state){0}, 1000 + 3 * DAY));
}

/* Where a feed configured so may be led for good. */
static enum network reach_of(const char *url)
{
    return moved_reach(&(struct config_feed){.url = (char *)(uintptr_t)url});
}

static void nothing_is_believed_that_leads_nearer_than_the_configured_name(void **state)
{
    (void)state;
    assert_int_equal(reach_of("https://news.example/feed"), NETWORK_PUBLIC);
    assert_int_equal(reach_of("https://8.8.8.8/feed"), NETWORK_PUBLIC);
    assert_int_equal(reach_of("http://10.0.0.1/feed"), NETWORK_PRIVATE);
    assert_int_equal(reach_of("http://localhost:8080/feed"), NETWORK_LOCAL);
    assert_int_equal(reach_of("http://224.0.0.1/feed"), NETWORK_PUBLIC);
    assert_int_equal(reach_of("/var/feed.json"), NETWORK_PUBLIC);
    assert_int_equal(reach_of("no address"), NETWORK_PUBLIC);
    static const struct {
        enum network landed;
        bool noted;
    } rows[] = {{NETWORK_PUBLIC, true}, {NETWORK_PRIVATE, false}, {NETWORK_LOCAL, false}};
    const struct config_feed feed = {.url = (char *)(uintptr_t) "https://news.example/feed"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct feed_state state_of = {0};
        moved_note(&state_of, &feed,
                   &(struct fetch_result){.moved_to = "https://b.example/", .landed = rows[i].landed}, false,
                   1000);
        assert_int_equal(state_of.moved_to != NULL, rows[i].noted);
        feed_state_finish(&state_of);
    }
}

static void a_move_to_another_place_begins_anew_and_the_same_does_not(void **state)
{
    (void)state;
    struct feed_state feed = {0};
    const struct config_feed configured = {.url = (char *)(uintptr_t) "https://news.example/feed"};
    struct fetch_result result = {.moved_to = "https://b.example/", .landed = NETWORK_PUBLIC};
    moved_note(&feed, &configured, &result, false, 1000);
    moved_note(&feed, &configured, &result, false, 2000);
    assert_string_equal(feed.moved_to, "https://b.example/");
    assert_int_equal(feed.moved_since, 1000);
    result.moved_to = "https://c.example/";
    moved_note(&feed, &configured, &result, true, 3000); /* where it was asked already leads on */
    assert_string_equal(feed.moved_to, "https://c.example/");
    assert_int_equal(feed.moved_since, 3000);
    result.moved_to = NULL;
    moved_note(&feed, &configured, &result, true, 4000);
    assert_string_equal(feed.moved_to, "https://c.example/");
    moved_note(&feed, &configured, &result, false, 4000);
    assert_null(feed.moved_to);
    assert_int_equal(feed.moved_since, 0);
    feed_state_finish(&feed);
}

#define MOVED_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MOVED_TEST(only_permanent_redirects_up_to_the_first_other_are_remembered),
        MOVED_TEST(a_move_is_believed_after_three_days_and_told_once),
        MOVED_TEST(a_feed_with_a_key_in_its_address_remembers_no_move),
        cmocka_unit_test(a_move_counts_from_its_day_to_the_second),
        cmocka_unit_test(nothing_is_believed_that_leads_nearer_than_the_configured_name),
        cmocka_unit_test(a_move_to_another_place_begins_anew_and_the_same_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
