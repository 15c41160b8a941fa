/* ingest: what leaves the store while the loop lives on, and when it looks around. */
#include "guest.h"
#include "house.h"
#include "photo_files.h"

#include "ingest/machine.h"
#include "store/store.h"
#include "story/edition.h"

#include "support/cmocka.h"
#include "support/fault_server.h"
#include "support/folder.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR = 3600, BODY_MAX = 8192 };

static struct photo_file jpeg;
static struct fault_case photo = {.name = "1.jpg"};
static const struct fault_case with = {
    .name = "with",
    .body = GUEST_FEED("") ", {\"id\": \"2\", \"title\": \"Two\", \"content_text\": \"B.\", \"image\": "
                           "\"/1.jpg\"}" GUEST_END};
static const struct fault_case without = {.name = "without", .body = GUEST_FEED("") GUEST_END};
static const struct fault_case unchanged = {.name = "unchanged", .status = "304 Not Modified"};

static struct fault_server server;

static int start(void **state)
{
    struct house *house = malloc(sizeof *house);
    assert_non_null(house);
    setenv("no_proxy", "*", 1);
    jpeg = photo_file_jpeg(&(struct photo_jpeg){.width = 40, .height = 30});
    photo.body = (const char *)jpeg.bytes;
    photo.length = jpeg.length;
    fault_server_start(&server, &photo, 1);
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

static int photo_count(const struct house *house)
{
    int count = 0;
    char *path = folder_path(house->config.store, "photos");
    DIR *photos = opendir(path);
    for (const struct dirent *entry; photos && (entry = readdir(photos)) != NULL;)
        count += entry->d_name[0] != '.';
    if (photos)
        closedir(photos);
    free(path);
    return count;
}

/* Between these seconds the photo went. */
struct gone {
    int last_there, first_gone;
};

static void drop_photo(struct house *house, int second)
{
    struct gone *gone = house->data;
    fault_server_play(&server, second < HOUR ? &with : &without);
    if (photo_count(house) > 0)
        gone->last_there = second;
    else if (gone->first_gone == 0)
        gone->first_gone = second;
}

static void a_photo_that_no_story_names_stays_ten_minutes_for_a_display_that_shows_it(void **state)
{
    struct house *house = *state;
    struct gone gone = {0};
    house->config.feeds[0].refresh = TICK_SECONDS(HOUR);
    house->data = &gone;
    house->each = drop_photo;
    fault_server_play(&server, &with);
    house_live(house, 2 * HOUR + 1200);
    house_assert_stories(house, "1");
    assert_int_equal(gone.last_there, 2 * HOUR + 598); /* the feed was read without it at 2 hours */
    assert_int_equal(gone.first_gone, 2 * HOUR + 600);
}

static void to_unchanged(struct house *house, int second)
{
    struct gone *gone = house->data;
    struct store *store = store_open_reader(house->config.store, NULL);
    struct edition *edition = store_read_edition(store, NULL);
    fault_server_play(&server, &unchanged);
    if (edition->story_count == 12)
        gone->last_there = second;
    else if (gone->first_gone == 0)
        gone->first_gone = second;
    edition_destroy(edition);
    store_close(store);
}

/* The twelfth is of 11:00, and it is 22:13:20. */
static void old_stories_leave_while_their_feed_does_not_change(void **state)
{
    struct house *house = *state;
    struct gone gone = {0};
    char body[BODY_MAX];
    int length =
        snprintf(body, BODY_MAX,
                 "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\", \"items\": [");
    for (int i = 0; i < 12; i++)
        length +=
            snprintf(body + length, BODY_MAX - (size_t)length,
                     "%s{\"id\": \"%d\", \"title\": \"Story %d\", \"content_text\": \"Something happened.\", "
                     "\"date_published\": \"2023-11-14T%02d:00:00Z\"}",
                     i ? ", " : "", i, i, 22 - i);
    (void)snprintf(body + length, BODY_MAX - (size_t)length, "]}");
    const struct fault_case twelve = {.name = "twelve", .headers = "ETag: \"12\"\r\n", .body = body};
    house->config.rotation.max_age = TICK_SECONDS(12 * HOUR);
    house->data = &gone;
    house->each = to_unchanged;
    fault_server_play(&server, &twelve);
    house_live(house, 2 * HOUR);
    assert_int_equal(gone.last_there,
                     2998); /* 11:00 is twelve hours ago after 2800 s; it looks every ten minutes */
    assert_int_equal(gone.first_gone, 3000);
}

/* As after a database that proved damaged: nothing is known of any feed. */
static void empty_store(struct house *house, int second)
{
    sqlite3 *database = NULL;
    char *path = folder_path(house->config.store, "foyer.db");
    if (second == 100) {
        assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
        assert_int_equal(sqlite3_exec(database, "DELETE FROM block; DELETE FROM story; DELETE FROM feed",
                                      NULL, NULL, NULL),
                         SQLITE_OK);
        sqlite3_close(database);
    }
    free(path);
}

/* "Not modified" would leave it empty until the feed changes. */
static void a_store_that_was_emptied_while_the_loop_lives_has_its_feeds_read_as_a_whole(void **state)
{
    struct house *house = *state;
    const struct fault_case tagged = {.name = "tagged", .headers = "ETag: \"t\"\r\n", .body = without.body};
    const char *times = house_watch(house, &server, "GET /feed ");
    const char *asks = house_watch(house, &server, "If-None-Match: \"t\"");
    house->each = empty_store;
    fault_server_play(&server, &tagged);
    house_live(house, 1300);
    assert_string_equal(times, "0 600 1200");
    assert_string_equal(asks, "1200");
    house_assert_stories(house, "1");
}

static void look(struct house *house, int second)
{
    int *last = house->data;
    assert_in_range(second - *last, 0, 2);
    *last = second;
}

static void the_loop_looks_around_every_two_seconds(void **state)
{
    struct house *house = *state;
    int last = 0;
    house->data = &last;
    house->each = look;
    fault_server_play(&server, &without);
    house_live(house, 1000);
    assert_int_equal(last, 1000);
}

static void a_story_is_new_once(void **state)
{
    struct house *house = *state;
    fault_server_play(&server, &with);
    house_live(house, 700);
    assert_int_equal(house_said(house, "it: 2 stories, 2 new, 1 photo"), 1);
    assert_int_equal(house_said(house, "it: 2 stories, 1 photo"), 1);
    house->config.feeds[0].refresh = TICK_SECONDS(60);
    house_live(house, 700); /* nor after a restart */
    assert_int_equal(house_said(house, "new"), 0);
    fault_server_play(&server, &without);
    house_live(house, 60);
    fault_server_play(&server, &with);
    house_live(house, 60);
    assert_int_equal(house_said(house, "it: 2 stories, 1 new, 1 photo"), 1);
}

static void chance_is_from_nought_to_one_and_not_always_the_same(void **state)
{
    (void)state;
    double least = 1, most = 0;
    for (int i = 0; i < 1000; i++) {
        double now = machine_random(NULL);
        least = now < least ? now : least;
        most = now > most ? now : most;
    }
    assert_true(least >= 0 && least < 0.1 && most > 0.9 && most <= 1);
}

#define TIDY_TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TIDY_TEST(a_photo_that_no_story_names_stays_ten_minutes_for_a_display_that_shows_it),
        TIDY_TEST(old_stories_leave_while_their_feed_does_not_change),
        TIDY_TEST(a_store_that_was_emptied_while_the_loop_lives_has_its_feeds_read_as_a_whole),
        TIDY_TEST(the_loop_looks_around_every_two_seconds),
        TIDY_TEST(a_story_is_new_once),
        cmocka_unit_test(chance_is_from_nought_to_one_and_not_always_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
