/* ingest: which photos are asked for, when, how many at a time, and when one is asked for again. */
#include "guest.h"
#include "house.h"
#include "photo_files.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BODY_MAX = 4096 };

/* One story with a photo. */
#define FEED_OF_PHOTO(more, letter)                                                                          \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\", \"items\": [{\"id\": "       \
    "\"1\", "                                                                                                \
    "\"title\": \"One\", " more "\"content_text\": \"B.\", \"image\": \"/fine.jpg?" letter "\"}]}"

static struct photo_file jpeg;
static struct fault_case cases[] = {
    {.name = "fine.jpg", .end = FAULT_CLOSE},
    {.name = "page.jpg", .body = "<html>no photo</html>"},
    {.name = "late.jpg", .status = "500 Internal Server Error"},
    {.name = "huge.jpg", .claim = (32L << 20) + 1, .body = "\xFF\xD8"},
    {.name = "reset.jpg", .raw = "", .end = FAULT_RESET},
    {.name = "undated", .body = FEED_OF_PHOTO("", "a")},
    {.name = "to-come", .body = FEED_OF_PHOTO("\"date_published\": \"2033-01-01T00:00:00Z\", ", "b")},
};
static struct fault_server server, other;

static int start(void **state)
{
    struct house *house = malloc(sizeof *house);
    assert_non_null(house);
    setenv("no_proxy", "*", 1);
    jpeg = photo_file_jpeg(&(struct photo_jpeg){.width = 40, .height = 30});
    cases[0].body = (const char *)jpeg.bytes;
    cases[0].length = jpeg.length;
    fault_server_start(&server, cases, sizeof cases / sizeof *cases);
    fault_server_start(&other, cases, sizeof cases / sizeof *cases);
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
    free(jpeg.bytes);
    free(*state);
    return 0;
}

/* A feed of stories "1", "2", … with these photos, NULL-ended; the first is the newest. */
static struct fault_case feed_of(char body[BODY_MAX], const char *const photos[])
{
    int length =
        snprintf(body, BODY_MAX,
                 "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\", \"items\": [");
    for (int i = 0; photos[i]; i++)
        length +=
            snprintf(body + length, BODY_MAX - (size_t)length,
                     "%s{\"id\": \"%d\", \"title\": \"Story %d\", \"content_text\": \"Something happened.\", "
                     "\"date_published\": \"2023-11-14T%02d:00:00Z\", \"image\": \"%s\"}",
                     i ? ", " : "", i + 1, i + 1, 22 - i, photos[i]);
    (void)snprintf(body + length, BODY_MAX - (size_t)length, "]}");
    return (struct fault_case){.name = "photos", .body = body};
}

static void a_photo_is_asked_for_once_while_its_address_stays(void **state)
{
    struct house *house = *state;
    char body[BODY_MAX];
    struct fault_case feed =
        feed_of(body, (const char *const[]){"/fine.jpg", "/fine.jpg", "/fine.jpg?2", NULL});
    const char *times = house_watch(house, &server, "GET /fine.jpg ");
    const char *second = house_watch(house, &server, "GET /fine.jpg?2 ");
    fault_server_play(&server, &feed);
    house_live(house, 1300);
    assert_string_equal(times, "0");
    assert_string_equal(second, "0");
    house_assert_stories(house, "1+ 2+ 3+");
    assert_int_equal(fault_server_count(&server, "Accept: image/jpeg, "), 2);
    house_live(house, 1300); /* and after a restart */
    assert_string_equal(times, "");
}

/* Two feeds in turn. */
struct turn {
    const struct fault_case *first, *second;
    int from, to; /* second is played between these */
};

static void take_turns(struct house *house, int second)
{
    const struct turn *turn = house->data;
    fault_server_play(&server, second >= turn->from && second < turn->to ? turn->second : turn->first);
}

static void a_photo_that_will_not_do_is_left_until_its_feed_has_dropped_it(void **state)
{
    static const char *const bad[] = {"/missing.jpg", "/page.jpg", "/huge.jpg"};
    struct house *house = *state;
    char body[BODY_MAX];
    struct fault_case with, without = {.name = "without", .body = GUEST_FEED("") GUEST_END};
    struct turn turn = {.first = &with, .second = &without, .from = 1300, .to = 1900};
    (void)house_watch(house, &server, "");
    house->data = &turn;
    house->each = take_turns;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char request[40];
        (void)snprintf(request, sizeof request, "GET %s ", bad[i]);
        with = feed_of(body, (const char *const[]){bad[i], NULL});
        house->watches[0].request = request;
        fault_server_play(&server, &with);
        house_live(house, 2900);
        assert_string_equal(house->watches[0].times, "0 2400");
        assert_int_equal(house_said(house, "a story goes without its photo"), 2);
        house->clock.wall += 600; /* due at once */
    }
}

static void a_photo_that_may_come_later_is_asked_for_at_each_read(void **state)
{
    struct house *house = *state;
    char body[BODY_MAX];
    struct fault_case feed = feed_of(body, (const char *const[]){"/late.jpg", NULL});
    const char *times = house_watch(house, &server, "GET /late.jpg ");
    fault_server_play(&server, &feed);
    house_live(house, 1300);
    assert_string_equal(times, "0 600 1200");
    assert_int_equal(house_said(house, "a story goes without its photo"), 3);
    house_assert_stories(house, "1");
}

/* The names of the photos asked for since then, a letter each. */
static void assert_asked(size_t before, const char *expected)
{
    char found[100] = "";
    for (const char *at = server.requests + before; (at = strstr(at, ".jpg?")) != NULL; at++)
        strncat(found, at + strlen(".jpg?"), 1);
    assert_string_equal(found, expected);
}

static void three_that_do_not_answer_in_a_row_leave_the_others_for_the_next_read(void **state)
{
    struct house *house = *state;
    char body[BODY_MAX];
    house->fetch.all = 1; /* one after the other; the next one waits in the queue already */
    struct fault_case feed =
        feed_of(body, (const char *const[]){"/reset.jpg?a", "/reset.jpg?b", "/reset.jpg?c", "/fine.jpg?d",
                                            "/fine.jpg?e", "/fine.jpg?f", NULL});
    fault_server_play(&server, &feed);
    house_live(house, 0);
    assert_asked(0, "abcd");
    assert_int_equal(house_said(house, "no answers: the other photos are left for the next time"), 1);
    size_t before = server.requests_length;
    house_live(house, 600);
    assert_asked(before, "abce"); /* all that is missing */
    house_assert_stories(house, "1 2 3 4+ 5+ 6");
}

static void an_answer_in_between_shows_that_the_network_is_there(void **state)
{
    static const char *const answers[] = {"/fine.jpg?c", "/missing.jpg?c", "/late.jpg?c"};
    struct house *house = *state;
    house->fetch.all = 1;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        char body[BODY_MAX];
        struct fault_case feed =
            feed_of(body, (const char *const[]){"/reset.jpg?a", "/reset.jpg?b", answers[i], "/reset.jpg?d",
                                                "/reset.jpg?e", "/fine.jpg?f", "/fine.jpg?g", NULL});
        size_t before = server.requests_length;
        fault_server_play(&server, &feed);
        house_live(house, 0);
        assert_asked(before, i == 0 ? "abcdefg" : "abcde");
        assert_int_equal(house_said(house, "no answers"), 0);
        house->clock.wall += 600;
    }
}

static void photos_of_a_feed_outside_may_not_be_on_this_machine(void **state)
{
    struct house *house = *state;
    char body[BODY_MAX], here[100];
    (void)snprintf(here, sizeof here, "http://127.0.0.1:%d/fine.jpg", other.port);
    struct fault_case feed = feed_of(body, (const char *const[]){here, "/fine.jpg", NULL});
    char *proxy = fault_server_url(&server, "");
    free(house->config.feeds[0].url);
    house->config.feeds[0].url = strdup("http://news.example/feed");
    house->config.network.proxy = proxy;
    setenv("no_proxy", "", 1);
    fault_server_play(&server, &feed);
    house_live(house, 700);
    setenv("no_proxy", "*", 1);
    assert_int_equal(fault_server_connections(&other), 0);
    assert_int_equal(fault_server_count(&server, "GET http://127.0.0.1"), 0);
    assert_int_equal(
        house_said(house, "is on this machine or its cable, where only a feed that is there itself may lead"),
        1);
    house_assert_stories(house, "1 2+");
}

static void the_server_of_the_feed_is_told_who_asks_for_its_photos_and_no_other(void **state)
{
    struct house *house = *state;
    char body[BODY_MAX], away[100];
    (void)snprintf(away, sizeof away, "http://127.0.0.1:%d/fine.jpg", other.port);
    struct fault_case feed = feed_of(body, (const char *const[]){"/fine.jpg", away, NULL});
    house->config.feeds[0].access.credentials =
        folder_put(house->folder, "secret", "header X-Secret: hush", 0600);
    fault_server_play(&server, &feed);
    house_live(house, 0);
    house_assert_stories(house, "1+ 2+");
    assert_int_equal(fault_server_count(&server, "X-Secret: hush"), 2);
    assert_int_equal(fault_server_count(&other, "GET /fine.jpg"), 1);
    assert_int_equal(fault_server_count(&other, "X-Secret"), 0);
}

static void photos_without_a_date_or_with_one_to_come_count_as_of_now(void **state)
{
    struct house *house = *state;
    char body[BODY_MAX];
    struct fault_case dated = feed_of(body, (const char *const[]){"/fine.jpg?c", "/fine.jpg?d", NULL});
    char *undated = fault_server_url(&server, "undated"), *to_come = fault_server_url(&server, "to-come");
    house->fetch.all = 1; /* so that what can wait does */
    config_add_feed(&house->config, "undated", undated);
    config_add_feed(&house->config, "to come", to_come);
    fault_server_play(&server, &dated);
    house_live(house, 0);
    assert_asked(0, "abcd");
    free(undated), free(to_come);
}

#define PHOTO_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PHOTO_TEST(a_photo_is_asked_for_once_while_its_address_stays),
        PHOTO_TEST(a_photo_that_will_not_do_is_left_until_its_feed_has_dropped_it),
        PHOTO_TEST(a_photo_that_may_come_later_is_asked_for_at_each_read),
        PHOTO_TEST(three_that_do_not_answer_in_a_row_leave_the_others_for_the_next_read),
        PHOTO_TEST(an_answer_in_between_shows_that_the_network_is_there),
        PHOTO_TEST(photos_of_a_feed_outside_may_not_be_on_this_machine),
        PHOTO_TEST(the_server_of_the_feed_is_told_who_asks_for_its_photos_and_no_other),
        PHOTO_TEST(photos_without_a_date_or_with_one_to_come_count_as_of_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
