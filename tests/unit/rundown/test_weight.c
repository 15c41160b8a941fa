/* rundown/: stories of feeds with a larger weight are shown more often. */
#include "rundown/rundown.h"

#include "base/memory.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

enum { NOW = 1000000, FEEDS = 3, STORIES_MOST = 60 };

static struct config_feed feeds[FEEDS] = {
    {.name = (char[]){"a"}, .weight = 1},
    {.name = (char[]){"b"}, .weight = 1},
    {.name = (char[]){"c"}, .weight = 1},
};
static const struct config config = {.feeds = feeds, .feed_count = FEEDS};

static void weigh(int a, int b, int c)
{
    feeds[0].weight = a;
    feeds[1].weight = b;
    feeds[2].weight = c;
}

/* One story for each letter of `owners`, newest first; ids count from 0. */
static struct edition *edition_of(const char *owners)
{
    struct edition *edition = edition_create();
    for (int i = 0; owners[i]; i++) {
        char id[12];
        struct story *story = story_create();
        (void)snprintf(id, sizeof id, "%d", i);
        story->feed = memory_copy_bytes(&owners[i], 1);
        story->id = memory_copy_text(id);
        story->published = NOW - i;
        edition_add_story(edition, story);
    }
    edition_sort(edition);
    return edition;
}

static void assert_order(const char *owners, const char *expected)
{
    struct edition *edition = edition_of(owners);
    struct rundown_place place = {0};
    char order[200] = "";
    for (size_t length = 0; length + 1 < strlen(expected) || length == 0;) {
        size_t index = rundown_next(edition, &config, &place, NOW);
        length += (size_t)snprintf(order + length, sizeof order - length, "%s%s", length ? " " : "",
                                   edition->stories[index]->id);
    }
    assert_string_equal(order, expected);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

static void equal_weights_of_any_size_are_newest_first(void **state)
{
    (void)state;
    weigh(3, 3, 1);
    assert_order("aabba", "0 1 2 3 4 0 1 2");
    weigh(10, 10, 10);
    assert_order("abc", "0 1 2 0 1 2");
}

static void a_story_of_weight_two_comes_up_again_half_a_round_later(void **state)
{
    (void)state;
    weigh(2, 1, 1);
    assert_order("abbb", "0 1 2 0 3 0 1 2 0 3");
    assert_order("bbab", "0 2 1 2 3 0 2 1 2 3");
    weigh(6, 3, 3);
    assert_order("abbb", "0 1 2 0 3 0 1 2 0 3");
}

static void no_story_follows_itself_where_others_are_few(void **state)
{
    (void)state;
    weigh(10, 1, 1);
    assert_order("a", "0 0 0");
    assert_order("ab", "0 1 0 1");
    assert_order("abc", "0 1 0 2 0 1 0 2");
}

/* Goes a whole round and counts each story's turns. Returns the length of the round. */
static int count_round(const struct edition *edition, int counts[STORIES_MOST])
{
    struct rundown_place place = {0};
    size_t last = rundown_next(edition, &config, &place, NOW);
    int length = 0;
    memset(counts, 0, STORIES_MOST * sizeof *counts);
    do {
        size_t index = rundown_next(edition, &config, &place, NOW);
        assert_true(index != last);
        counts[index]++;
        last = index;
        length++;
    } while (place.echo > 0 || last != 0);
    rundown_place_finish(&place);
    return length;
}

static void in_one_round_each_story_comes_as_often_as_its_feed_weighs(void **state)
{
    (void)state;
    struct edition *edition = edition_of("abcabcbbaacccbababcabcbbaacccbabab");
    int counts[STORIES_MOST];
    for (int a = 1; a <= 10; a++)
        for (int b = 1; b <= 10; b++) {
            weigh(a, b, 1);
            int length = count_round(edition, counts);
            for (size_t i = 0; i < edition->story_count; i++) {
                char owner = edition->stories[i]->feed[0];
                assert_int_equal(counts[i], owner == 'a' ? a : owner == 'b' ? b : 1);
                length -= counts[i];
            }
            assert_int_equal(length, 0);
        }
    edition_destroy(edition);
}

static void the_way_back_shows_what_the_way_there_showed(void **state)
{
    (void)state;
    struct edition *edition = edition_of("abbcabbbcca");
    struct rundown_place place = {0};
    size_t way[50];
    weigh(3, 1, 2);
    for (int i = 0; i < 50; i++)
        way[i] = rundown_next(edition, &config, &place, NOW);
    for (int i = 48; i >= 0; i--)
        assert_int_equal(rundown_previous(edition, &config, &place, NOW), way[i]);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

/* After every story another new one of a heavy feed comes in: all old ones have their turn all the same, and
 * none follows itself. */
static void new_editions_take_no_story_its_turn(void **state)
{
    (void)state;
    struct edition *edition = edition_of("abcbbbcccb");
    struct rundown_place place = {0};
    bool seen[10] = {false};
    char last[16] = "";
    weigh(3, 1, 2);
    for (int i = 0; i < 60; i++) {
        char id[16];
        const struct story *now = edition->stories[rundown_next(edition, &config, &place, NOW)];
        assert_string_not_equal(now->id, last);
        (void)snprintf(last, sizeof last, "%s", now->id);
        if (now->id[0] != 'n')
            seen[now->id[0] - '0'] = true;
        struct story *fresh = story_create();
        (void)snprintf(id, sizeof id, "n%d", i);
        fresh->feed = memory_copy_text("a");
        fresh->id = memory_copy_text(id);
        fresh->published = NOW + 1 + i;
        edition_add_story(edition, fresh);
        edition_sort(edition);
    }
    for (int i = 0; i < 10; i++)
        assert_true(seen[i]);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

static void two_feeds_may_call_their_stories_the_same(void **state)
{
    (void)state;
    struct edition *edition = edition_of("ab");
    struct rundown_place place = {0};
    weigh(1, 1, 1);
    edition->stories[1]->id[0] = edition->stories[0]->id[0];
    for (int i = 0; i < 6; i++)
        assert_int_equal(rundown_next(edition, &config, &place, NOW), i % 2);
    for (int i = 4; i >= 0; i--)
        assert_int_equal(rundown_previous(edition, &config, &place, NOW), i % 2);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

static void a_feed_that_is_not_configured_any_more_weighs_one(void **state)
{
    (void)state;
    weigh(2, 2, 2);
    assert_order("axx", "0 1 0 2 0 1");
}

static struct story *story_of(char owner, int number)
{
    char id[12];
    struct story *story = story_create();
    (void)snprintf(id, sizeof id, "%d", number);
    story->feed = memory_copy_bytes(&owner, 1);
    story->id = memory_copy_text(id);
    story->published = NOW + number * 7919 % 50;
    return story;
}

/* Another edition before each turn, drawn at random: some stories stay, some come. */
static void no_story_follows_itself_whatever_the_editions(void **state)
{
    (void)state;
    unsigned chance = 1;
    struct rundown_place place = {0};
    char last[16] = "";
    weigh(4, 2, 1);
    for (int turn = 0; turn < 4000; turn++) {
        struct edition *edition = edition_create();
        for (int number = 0; number < 8; number++) {
            chance = chance * 1103515245 + 12345;
            if (chance >> 16 & 3 || (number < 2 && edition->story_count < 2))
                edition_add_story(edition, story_of("aabcabcc"[number], number));
        }
        edition_sort(edition);
        size_t index = chance >> 20 & 7 ? rundown_next(edition, &config, &place, NOW)
                                        : rundown_previous(edition, &config, &place, NOW);
        if (edition->story_count > 1)
            assert_string_not_equal(edition->stories[index]->id, last);
        (void)snprintf(last, sizeof last, "%s", edition->stories[index]->id);
        edition_destroy(edition);
    }
    rundown_place_finish(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_weights_of_any_size_are_newest_first),
        cmocka_unit_test(a_story_of_weight_two_comes_up_again_half_a_round_later),
        cmocka_unit_test(no_story_follows_itself_where_others_are_few),
        cmocka_unit_test(in_one_round_each_story_comes_as_often_as_its_feed_weighs),
        cmocka_unit_test(the_way_back_shows_what_the_way_there_showed),
        cmocka_unit_test(new_editions_take_no_story_its_turn),
        cmocka_unit_test(a_feed_that_is_not_configured_any_more_weighs_one),
        cmocka_unit_test(no_story_follows_itself_whatever_the_editions),
        cmocka_unit_test(two_feeds_may_call_their_stories_the_same),
    };
    return cmocka_run_group_tests_name("weight", tests, NULL, NULL);
}
