/* ingest/fetch and the loop as guests: who gets credentials, how near a stranger may lead, connections kept,
 * servers left alone, moves remembered. */
#include "guest.h"
#include "house.h"

#include "base/memory.h"
#include "ingest/portal.h"
#include "ingest/site_waits.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"

#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOW = HOUSE_NOW, DAY = 24 * 3600 };

static const struct fault_case cases[] = {
    {.name = "document", .body = GUEST_FEED("") GUEST_END},
    {.name = "kept", .body = GUEST_FEED("") GUEST_END, .end = FAULT_KEEP},
    {.name = "around", .status = "302 Found", .headers = "Set-Cookie: a=b\r\nLocation: /document\r\n"},
    {.name = "to-loopback",
     .status = "302 Found",
     .headers = "Location: http://127.0.0.1:$PORT/document\r\n"},
    {.name = "ended", .body = GUEST_FEED("\"expired\": true, ") GUEST_END},
    {.name = "busy", .status = "429 Too Many Requests", .headers = "Retry-After: 3000\r\n"},
    {.name = "photos",
     .body = GUEST_FEED(
         "") ", {\"id\": \"2\", \"title\": \"Two\", \"content_text\": \"B.\", \"image\": \"/busy?2\"}"
             ", {\"id\": \"3\", \"title\": \"Three\", \"content_text\": \"C.\", \"image\": \"/busy?3\"}"
             ", {\"id\": \"4\", \"title\": \"Four\", \"content_text\": \"D.\", \"image\": \"/busy?4\"}"
             ", {\"id\": \"5\", \"title\": \"Five\", \"content_text\": \"E.\", \"image\": "
             "\"/busy?5\"}" GUEST_END},
};

static struct fault_server server, other;

static int start(void **state)
{
    (void)state;
    setenv("no_proxy", "*", 1);
    fault_server_start(&server, cases, sizeof cases / sizeof *cases);
    fault_server_start(&other, cases, sizeof cases / sizeof *cases);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fault_server_stop(&server);
    fault_server_stop(&other);
    return 0;
}

static void a_connection_is_kept_for_the_next_request(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct told told;
    char *url = fault_server_url(&server, "kept");
    size_t before = fault_server_connections(&server);
    fetch_settings_init(&settings);
    struct fetcher *fetcher = fetcher_create(&settings, NULL);
    for (int i = 0; i < 3; i++) {
        guest_fetch(fetcher, (struct fetch_request){.url = url}, &told);
        assert_true(told.fine);
    }
    fetcher_destroy(fetcher);
    assert_int_equal(fault_server_connections(&server) - before, 1);
    free(url);
}

static void cookies_are_not_kept(void **state)
{
    (void)state;
    struct told told;
    char *url = fault_server_url(&server, "around");
    guest_fetch_with(NULL, (struct fetch_request){.url = url}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "Cookie:"), 0);
    assert_int_equal(fault_server_count(&server, "Referer:"), 0);
    free(url);
}

static void a_stranger_leads_to_no_address_behind_the_wall(void **state)
{
    (void)state;
    struct told told;
    size_t before = fault_server_connections(&server);
    char *url = fault_server_url(&server, "document");
    guest_fetch_with(NULL, (struct fetch_request){.url = url, .reach = NETWORK_PUBLIC}, &told);
    guest_assert_says(told.error.text,
                      "is on this machine or its cable, where only a feed that is there itself may lead");
    guest_fetch_with(NULL, (struct fetch_request){.url = "http://[fd00::1]/", .reach = NETWORK_PUBLIC},
                     &told);
    guest_assert_says(told.error.text, "is in a private network");
    guest_fetch_with(NULL, (struct fetch_request){.url = "http://169.254.169.254/", .reach = NETWORK_PRIVATE},
                     &told);
    guest_assert_says(told.error.text, "is on this machine or its cable");
    guest_fetch_with(NULL, (struct fetch_request){.url = "http://0x7f.1/", .reach = NETWORK_PRIVATE}, &told);
    guest_assert_says(told.error.text, "is on this machine or its cable");
    assert_int_equal(fault_server_connections(&server), before);
    guest_fetch_with(NULL, (struct fetch_request){.url = url, .reach = NETWORK_LOCAL}, &told);
    assert_true(told.fine);
    free(url);
}

/* Nothing but the resolved address tells that the machine's own name is this machine. */
static void a_name_is_judged_by_the_address_behind_it(void **state)
{
    (void)state;
    char name[256] = "", url[300];
    struct addrinfo *found = NULL;
    struct told told;
    assert_int_equal(gethostname(name, sizeof name - 1), 0);
    if (strcmp(name, "localhost") == 0 || getaddrinfo(name, NULL, NULL, &found) != 0)
        skip();
    enum network network = network_of_socket(found->ai_addr);
    freeaddrinfo(found);
    if (network < NETWORK_PRIVATE)
        skip();
    (void)snprintf(url, sizeof url, "http://%s:%d/document", name, server.port);
    guest_fetch_with(NULL, (struct fetch_request){.url = url, .reach = NETWORK_PUBLIC}, &told);
    guest_assert_says(told.error.text, "where only a feed that is there itself may lead");
}

static void a_feed_on_this_machine_may_lead_to_it_and_one_outside_may_not(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct told told;
    char *url = fault_server_url(&server, "to-loopback");
    char *proxy = fault_server_url(&server, "");
    guest_fetch_with(NULL, (struct fetch_request){.url = url}, &told);
    assert_true(told.fine);
    assert_int_equal(told.reach, NETWORK_LOCAL);
    fetch_settings_init(&settings);
    settings.proxy = proxy;
    setenv("no_proxy", "", 1);
    guest_fetch_with(&settings, (struct fetch_request){.url = "http://news.example/to-loopback"}, &told);
    guest_assert_says(told.error.text, "news.example redirects /to-loopback: 127.0.0.1:");
    guest_assert_says(told.error.text, "is on this machine");
    guest_fetch_with(&settings, (struct fetch_request){.url = "http://news.example/document"}, &told);
    setenv("no_proxy", "*", 1);
    assert_true(told.fine);
    assert_int_equal(told.reach, NETWORK_PUBLIC);
    free(url);
    free(proxy);
}

static void credentials_go_to_their_own_server_only(void **state)
{
    (void)state;
    struct told told;
    char *folder = folder_create();
    char *file = folder_put(folder, "secret", "header X-Secret: hush", 0600);
    char *url = fault_server_url(&server, "around");
    char *strange = fault_server_url(&other, "document");
    char away_headers[200];
    (void)snprintf(away_headers, sizeof away_headers, "Location: %s\r\n", strange);
    struct fault_case away = {.name = "away", .status = "302 Found", .headers = away_headers};
    guest_fetch_with(NULL, (struct fetch_request){.url = url, .credentials = file}, &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "X-Secret: hush"), 2); /* and after its own redirect */
    fault_server_play(&server, &away);
    char *leading = fault_server_url(&server, "feed");
    guest_fetch_with(NULL, (struct fetch_request){.url = leading, .credentials = file}, &told);
    assert_true(told.fine);
    guest_fetch_with(NULL, (struct fetch_request){.url = strange, .origin = leading, .credentials = file},
                     &told);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&server, "X-Secret: hush"), 3);
    assert_int_equal(fault_server_count(&other, "GET /document"), 2);
    assert_int_equal(fault_server_count(&other, "X-Secret"), 0);
    fault_server_play(&server, NULL);
    folder_remove(folder);
    free(file), free(url), free(strange), free(leading);
}

static void a_proxy_gets_its_own_credentials(void **state)
{
    (void)state;
    struct fetch_settings settings;
    struct told told;
    char *folder = folder_create();
    char *proxy = fault_server_url(&other, "");
    char *file = folder_put(folder, "proxy", "basic me:hush\n", 0600);
    fetch_settings_init(&settings);
    settings.proxy = proxy;
    settings.proxy_credentials = file;
    setenv("no_proxy", "", 1);
    guest_fetch_with(&settings, (struct fetch_request){.url = "http://news.example/document"}, &told);
    setenv("no_proxy", "*", 1);
    assert_true(told.fine);
    assert_int_equal(fault_server_count(&other, "Proxy-Authorization: Basic bWU6aHVzaA=="), 1);
    assert_int_equal(fault_server_count(&other, "\nAuthorization:"), 0);
    folder_remove(folder);
    free(proxy);
    free(file);
}

static void a_move_is_remembered_when_it_stays_for_days_and_forgotten_when_it_ends(void **state)
{
    (void)state;
    struct house house;
    struct feed_state feed = {0};
    struct fault_server *place = memory_zeroed(1, sizeof *place);
    fault_server_start(place, cases, sizeof cases / sizeof *cases);
    char *url = fault_server_url(&server, "feed");
    char *target = fault_server_url(place, "document");
    char headers[200];
    (void)snprintf(headers, sizeof headers, "Location: %s\r\n", target);
    struct fault_case moved = {.name = "moved", .status = "301 Moved Permanently", .headers = headers};
    fault_server_play(&server, &moved);
    house_start(&house, url);
    size_t before = fault_server_count(&server, "GET /feed ");
    house_run(&house, 0, &feed);
    assert_string_equal(feed.moved_to, target);
    assert_int_equal(feed.moved_since, NOW);
    house_run(&house, 2 * DAY, &feed);
    assert_int_equal(feed.moved_since, NOW);
    assert_int_equal(fault_server_count(&server, "GET /feed ") - before, 2);
    house_run(&house, DAY, &feed); /* three days: asked there at once */
    assert_int_equal(fault_server_count(&server, "GET /feed ") - before, 2);
    assert_int_equal(fault_server_count(place, "GET /document "), 3);
    assert_int_equal(feed.failures, 0);
    fault_server_stop(place);
    fault_server_play(&server, &cases[0]);
    house_run(&house, DAY, &feed); /* nobody there any more: back to where it was configured */
    assert_int_equal(fault_server_count(&server, "GET /feed ") - before, 3);
    assert_int_equal(feed.failures, 0);
    assert_null(feed.moved_to);
    feed_state_finish(&feed);
    house_stop(&house);
    fault_server_play(&server, NULL);
    free(place), free(url), free(target);
}

static void a_feed_that_ended_is_asked_once_a_day(void **state)
{
    (void)state;
    struct house house;
    struct feed_state feed = {0};
    char *url = fault_server_url(&server, "ended");
    house_start(&house, url);
    house_run(&house, 0, &feed);
    assert_int_equal(feed.failures, 0);
    assert_int_equal(feed.next_due, NOW + DAY);
    feed_state_finish(&feed);
    house_stop(&house);
    free(url);
}

static void photos_of_a_busy_server_are_left_for_later(void **state)
{
    (void)state;
    struct house house;
    struct feed_state feed = {0};
    char *url = fault_server_url(&server, "photos");
    house_start(&house, url);
    size_t before = fault_server_count(&server, "GET /busy?");
    house_run(&house, 0, &feed);
    assert_int_equal(feed.failures, 0);
    assert_int_equal(fault_server_count(&server, "GET /busy?") - before, 2); /* those that were under way */
    feed_state_finish(&feed);
    house_stop(&house);
    free(url);
}

static void waits_are_for_one_server_and_end(void **state)
{
    (void)state;
    struct site_waits waits = {0};
    site_waits_add(&waits, "http://a.example/1", 100, 0);
    site_waits_add(&waits, "http://a.example/2", 50, 0);
    site_waits_add(&waits, "http://b.example:81/", 70, 0);
    assert_int_equal(site_waits_left(&waits, "https://a.example/3?x", 10), 90);
    assert_int_equal(site_waits_left(&waits, "http://b.example:81/1", 10), 60);
    assert_int_equal(site_waits_left(&waits, "http://b.example/1", 10), 0);
    assert_int_equal(site_waits_left(&waits, "http://a.example/", 100), 0);
    for (int i = 0; i < 2 * SITE_WAITS_MAX; i++) {
        char url[40];
        (void)snprintf(url, sizeof url, "http://h%d.example/", i);
        site_waits_add(&waits, url, 1000 + i, 200);
    }
    assert_int_equal(waits.count, SITE_WAITS_MAX);
    assert_int_equal(site_waits_left(&waits, "http://h255.example/", 255), 1000);
    site_waits_finish(&waits);
}

static void a_page_is_known_by_how_it_begins(void **state)
{
    (void)state;
    static const char *const pages[] = {"<!DOCTYPE html><p>", "\xEF\xBB\xBF\n <HTML>",
                                        "<!-- a --> <!-- b --><html>"};
    static const char *const others[] = {"", "{}", "<rss>", "<!-- <html> ", "<!DOCTYPE rss>", "<"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_true(portal_is_likely(pages[i], strlen(pages[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(portal_is_likely(others[i], strlen(others[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_connection_is_kept_for_the_next_request),
        cmocka_unit_test(cookies_are_not_kept),
        cmocka_unit_test(a_stranger_leads_to_no_address_behind_the_wall),
        cmocka_unit_test(a_name_is_judged_by_the_address_behind_it),
        cmocka_unit_test(a_feed_on_this_machine_may_lead_to_it_and_one_outside_may_not),
        cmocka_unit_test(credentials_go_to_their_own_server_only),
        cmocka_unit_test(a_proxy_gets_its_own_credentials),
        cmocka_unit_test(a_move_is_remembered_when_it_stays_for_days_and_forgotten_when_it_ends),
        cmocka_unit_test(a_feed_that_ended_is_asked_once_a_day),
        cmocka_unit_test(photos_of_a_busy_server_are_left_for_later),
        cmocka_unit_test(waits_are_for_one_server_and_end),
        cmocka_unit_test(a_page_is_known_by_how_it_begins),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
