/* rundown/: which story comes next. */
#include "rundown/rundown.h"

#include "base/memory.h"
#include "support/cmocka.h"

#include <stdio.h>

enum { NOW = 1000000 };

static struct config_feed feeds[] = {
    {.name = (char[]){"a"}, .weight = 1},
    {.name = (char[]){"b"}, .weight = 1},
    {.name = (char[]){"c"}, .weight = 1},
};
static const struct config no_limit = {.feeds = feeds, .feed_count = 3};

static void add(struct edition *edition, const char *feed, const char *id, int64_t published)
{
    struct story *story = story_create();
    story->feed = memory_copy_text(feed);
    story->id = memory_copy_text(id);
    story->published = published;
    edition_add_story(edition, story);
    edition_sort(edition);
}

static struct edition *three_stories(void)
{
    struct edition *edition = edition_create();
    add(edition, "a", "old", NOW - 300);
    add(edition, "a", "new", NOW - 100);
    add(edition, "b", "middle", NOW - 200);
    return edition;
}

static const char *next_id(const struct edition *edition, const struct config *config,
                           struct rundown_place *place)
{
    return edition->stories[rundown_next(edition, config, place, NOW)]->id;
}

static const char *previous_id(const struct edition *edition, const struct config *config,
                               struct rundown_place *place)
{
    return edition->stories[rundown_previous(edition, config, place, NOW)]->id;
}

static void stories_come_newest_first_and_round_again(void **state)
{
    (void)state;
    struct edition *edition = three_stories();
    struct rundown_place place = {0};
    static const char *const order[] = {"new", "middle", "old", "new", "middle"};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        assert_string_equal(next_id(edition, &no_limit, &place), order[i]);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

static void the_way_back_is_the_way_there(void **state)
{
    (void)state;
    struct edition *edition = three_stories();
    struct rundown_place place = {0};
    static const char *const order[] = {"old", "middle", "new", "old"};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        assert_string_equal(previous_id(edition, &no_limit, &place), order[i]);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

static void a_story_that_is_gone_gives_way_to_the_one_after_it(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    struct rundown_place place = {
        .feed = memory_copy_text("b"), .id = memory_copy_text("middle"), .time = NOW - 200};
    add(edition, "a", "old", NOW - 300);
    add(edition, "a", "new", NOW - 100);
    struct rundown_place back;
    rundown_place_copy(&place, &back);
    assert_string_equal(next_id(edition, &no_limit, &place), "old");
    assert_string_equal(previous_id(edition, &no_limit, &back), "new");
    rundown_place_finish(&back);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

static void stories_of_the_same_second_all_have_their_turn(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    struct rundown_place place = {0};
    bool seen[4] = {false};
    add(edition, "a", "0", NOW);
    add(edition, "b", "1", NOW);
    add(edition, "a", "2", NOW);
    add(edition, "b", "3", NOW);
    for (int i = 0; i < 4; i++)
        seen[next_id(edition, &no_limit, &place)[0] - '0'] = true;
    for (int i = 0; i < 4; i++)
        assert_true(seen[i]);
    rundown_place_finish(&place);
    edition_destroy(edition);
}

static void old_stories_are_passed_over_unless_all_are_old(void **state)
{
    (void)state;
    struct config config = no_limit;
    struct edition *edition = three_stories();
    struct rundown_place place = {0};
    struct rundown_place fresh = {0};
    config.rotation.max_age = TICK_SECONDS(150);
    for (int i = 0; i < 3; i++)
        assert_string_equal(next_id(edition, &config, &place), "new");
    for (int i = 0; i < 3; i++)
        assert_string_equal(previous_id(edition, &config, &place), "new");
    config.rotation.max_age = TICK_SECONDS(200); /* as old as it may be */
    assert_string_equal(next_id(edition, &config, &place), "middle");
    config.rotation.max_age = TICK_SECONDS(50);
    assert_string_equal(next_id(edition, &config, &fresh), "new");
    assert_string_equal(next_id(edition, &config, &fresh), "middle");
    rundown_place_finish(&place);
    rundown_place_finish(&fresh);
    edition_destroy(edition);
}

static void an_undated_story_counts_from_when_it_was_first_seen(void **state)
{
    (void)state;
    struct edition *edition = three_stories();
    struct rundown_place place = {0};
    add(edition, "c", "undated", 0);
    edition->stories[edition->story_count - 1]->first_seen = NOW - 50;
    edition_sort(edition);
    assert_string_equal(next_id(edition, &no_limit, &place), "undated");
    rundown_place_finish(&place);
    edition_destroy(edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stories_come_newest_first_and_round_again),
        cmocka_unit_test(the_way_back_is_the_way_there),
        cmocka_unit_test(a_story_that_is_gone_gives_way_to_the_one_after_it),
        cmocka_unit_test(stories_of_the_same_second_all_have_their_turn),
        cmocka_unit_test(old_stories_are_passed_over_unless_all_are_old),
        cmocka_unit_test(an_undated_story_counts_from_when_it_was_first_seen),
    };
    return cmocka_run_group_tests_name("rundown", tests, NULL, NULL);
}
