/* The set of stories, and the list of alerts: what stands where. */
#include "story/alert.h"
#include "story/edition.h"

#include "base/memory.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static void add(struct edition *edition, const char *feed, const char *id, int64_t published, int64_t seen)
{
    struct story *story = story_create();
    story->feed = memory_copy_text(feed);
    story->id = memory_copy_text(id);
    story->published = published;
    story->first_seen = seen;
    edition_add_story(edition, story);
}

static void the_newest_story_is_first_and_equal_ones_have_always_the_same_order(void **state)
{
    (void)state;
    static const char expected[] = "fedcba";
    for (int turned = 0; turned < 2; turned++) {
        struct edition *edition = edition_create();
        edition_sort(edition);
        for (int i = 0; i < 6; i++) {
            static const struct {
                const char *feed, *id;
                int64_t published, seen;
            } stories[] = {{"B", "a", 1, 9}, {"A", "b", 1, 0}, {NULL, "c", 1, 0},
                           {"Z", "d", 2, 0}, {"A", "e", 0, 3}, {"A", "f", 4, 1}};
            int which = turned ? 5 - i : i;
            add(edition, stories[which].feed, stories[which].id, stories[which].published,
                stories[which].seen);
        }
        edition_sort(edition);
        for (int i = 0; i < 6; i++)
            assert_int_equal(edition->stories[i]->id[0], expected[i]);
        edition_destroy(edition);
    }
}

static void of_one_feed_and_time_the_id_decides(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    add(edition, "A", "2", 1, 0);
    add(edition, "A", "3", 1, 0);
    add(edition, "A", "1", 1, 0);
    edition_sort(edition);
    assert_string_equal(edition->stories[0]->id, "1");
    assert_string_equal(edition->stories[1]->id, "2");
    assert_string_equal(edition->stories[2]->id, "3");
    edition_destroy(edition);
}

static void feeds_are_found_by_their_name(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    assert_null(edition_feed(edition, "A"));
    assert_int_equal(edition_last_success(edition), 0);
    static const int64_t successes[] = {5, 9, 7};
    for (int i = 0; i < 3; i++) {
        char name[] = {(char)('A' + i), '\0'};
        struct feed_state feed = {.name = memory_copy_text(name), .last_success = successes[i]};
        edition_add_feed(edition, &feed);
        assert_null(feed.name); /* taken */
    }
    assert_int_equal(edition_feed(edition, "C")->last_success, 7);
    assert_int_equal(edition_feed(edition, "A")->last_success, 5);
    assert_null(edition_feed(edition, "a"));
    assert_int_equal(edition_last_success(edition), 9);
    edition_destroy(edition);
    edition_destroy(NULL);
}

static void levels_have_names(void **state)
{
    (void)state;
    enum alert_level level = ALERT_LEVELS;
    assert_string_equal(alert_level_name(ALERT_WARNING), "warning");
    assert_true(alert_level_parse("emergency", &level) && level == ALERT_EMERGENCY);
    assert_true(alert_level_parse("info", &level) && level == ALERT_INFO);
    assert_false(alert_level_parse("Info", &level));
    assert_int_equal(level, ALERT_INFO);
}

static void the_most_severe_alert_is_first_and_of_one_level_the_newest(void **state)
{
    (void)state;
    static const struct {
        int64_t number;
        enum alert_level level;
    } alerts[] = {{1, ALERT_WARNING}, {2, ALERT_INFO},    {3, ALERT_EMERGENCY},
                  {5, ALERT_WARNING}, {4, ALERT_WARNING}, {6, ALERT_EMERGENCY}};
    static const int64_t expected[] = {6, 3, 5, 4, 1, 2};
    struct alert_list list = {0};
    for (size_t i = 0; i < sizeof alerts / sizeof *alerts; i++) {
        struct alert alert = {
            .number = alerts[i].number, .level = alerts[i].level, .text = memory_copy_text("x")};
        alert_list_add(&list, &alert);
        assert_null(alert.text); /* taken */
    }
    assert_int_equal(list.count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(list.items[i].number, expected[i]);
    struct alert copy;
    alert_copy(&list.items[2], &copy);
    alert_list_finish(&list);
    assert_int_equal(list.count, 0);
    assert_int_equal(copy.number, 5);
    assert_string_equal(copy.text, "x");
    alert_finish(&copy);
    alert_finish(&copy);
    alert_finish(NULL);
    alert_list_finish(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_newest_story_is_first_and_equal_ones_have_always_the_same_order),
        cmocka_unit_test(of_one_feed_and_time_the_id_decides),
        cmocka_unit_test(feeds_are_found_by_their_name),
        cmocka_unit_test(levels_have_names),
        cmocka_unit_test(the_most_severe_alert_is_first_and_of_one_level_the_newest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
