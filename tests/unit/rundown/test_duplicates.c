/* rundown/: a story that stands in several feeds is shown once. */
#include "rundown/duplicates.h"

#include "base/memory.h"
#include "rundown/sameness.h"
#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>

enum { MIDNIGHT = 1700006400, HOUR = 3600 }; /* 2023-11-15 00:00 UTC */

static struct config_feed feeds[] = {
    {.name = (char[]){"first"}, .weight = 1},
    {.name = (char[]){"second"}, .weight = 1},
    {.name = (char[]){"heavy"}, .weight = 2},
};
static const struct config config = {.feeds = feeds, .feed_count = 3};

static struct story *add(struct edition *edition, const char *feed, const char *id, const char *url,
                         const char *headline)
{
    struct story *story = story_create();
    story->feed = memory_copy_text(feed);
    story->id = memory_copy_text(id);
    story->url = memory_copy_text(url);
    story->headline = memory_copy_text(headline);
    story->published = MIDNIGHT + 12 * HOUR;
    edition_add_story(edition, story);
    return story;
}

/* Drops duplicates and asserts which ids are left, in the edition's order, joined by blanks. */
static void assert_left(struct edition *edition, const char *ids)
{
    char left[200] = "";
    int length = 0;
    size_t before = edition->story_count;
    edition_sort(edition);
    size_t gone = duplicates_drop(edition, &config);
    assert_int_equal(gone, before - edition->story_count);
    for (size_t i = 0; i < edition->story_count; i++)
        length += snprintf(left + length, sizeof left - (size_t)length, "%s%s", i ? " " : "",
                           edition->stories[i]->id);
    assert_string_equal(left, ids);
    edition_destroy(edition);
}

static void links_to_one_page_are_equal_and_to_two_pages_are_not(void **state)
{
    (void)state;
    static const struct {
        const char *url, *link;
    } cases[] = {
        {"https://www.Example.org/News/1/", "example.org/News/1"},
        {"http://example.org:80/News/1?utm_source=rss&UTM_Medium=feed#top", "example.org/News/1"},
        {"https://example.org:443/a?fbclid=x&id=7&at_medium=RSS&yclid=1&gclid=2", "example.org/a?id=7"},
        {"https://example.org/a?b=1&ref=home&c=2&_openstat=q&mc_cid=w&igshid=e", "example.org/a?b=1&c=2"},
        {"https://example.org/a?reference=5&attic=6", "example.org/a?reference=5&attic=6"},
        {"https://example.org/a?&", "example.org/a"},
        {"https://example.org/?p=12", "example.org?p=12"},
        {"https://example.org:8080/a", "example.org:8080/a"},
        {"http://example.org:443/a", "example.org:443/a"},
        {"https://example.org/#!/story/1", "example.org#!/story/1"},
        {"https://example.org/#top", NULL},
        {"https://example.org/?utm_source=rss", NULL},
        {"https://www.example.org", NULL},
        {"ftp://example.org/a", NULL},
        {"https:///a", NULL},
        {NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *link = sameness_link(cases[i].url);
        if (cases[i].link)
            assert_string_equal(link, cases[i].link);
        else
            assert_null(link);
        free(link);
    }
}

static void a_headline_is_its_words_in_any_case(void **state)
{
    (void)state;
    static const struct {
        const char *headline, *words;
    } cases[] = {
        {"  \"Talks\u00a0Begin\" \u2014 in ASTANA!  ", "talks begin in astana"},
        {"ПОГОДА: +30\u00b0", "погода 30"},
        {"Straße", "strasse"},
        {"...", NULL},
        {NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *words = sameness_headline(cases[i].headline);
        if (cases[i].words)
            assert_string_equal(words, cases[i].words);
        else
            assert_null(words);
        free(words);
    }
}

static void of_two_copies_the_one_of_the_heavier_feed_is_shown(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    story_add_photo(add(edition, "first", "a", "https://example.org/1", "One"))->file =
        memory_copy_text("0123456789abcdef.jpg");
    add(edition, "heavy", "b", "http://www.example.org/1?utm_source=x", "Something else");
    add(edition, "second", "c", "https://example.org/2", "Two");
    assert_left(edition, "b c");
}

static void between_equal_weights_photo_length_and_configuration_decide(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    add(edition, "first", "a", NULL, "Headline one");
    story_add_photo(add(edition, "second", "b", NULL, "headline, ONE"))->file =
        memory_copy_text("0123456789abcdef.jpg");
    add(edition, "first", "c", NULL, "Headline two");
    story_add_block(add(edition, "second", "d", NULL, "Headline two"), BLOCK_PARAGRAPH,
                    memory_copy_text("A text."));
    add(edition, "second", "e", NULL, "Headline three");
    add(edition, "first", "f", NULL, "Headline three");
    assert_left(edition, "f b d");
}

static void a_headline_counts_for_one_day_only(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    add(edition, "first", "late", NULL, "Weather")->published = MIDNIGHT - 1;
    add(edition, "second", "early", NULL, "Weather")->published = MIDNIGHT;
    assert_left(edition, "early late");
    edition = edition_create();
    add(edition, "first", "morning", NULL, "Weather")->published = MIDNIGHT;
    add(edition, "second", "evening", NULL, "Weather")->published = MIDNIGHT + 24 * HOUR - 1;
    assert_left(edition, "morning");
}

static void a_feed_may_repeat_its_own_headlines_but_not_its_stories(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    add(edition, "first", "a", "https://example.org/1", "Weather");
    add(edition, "first", "b", "https://example.org/2", "Weather");
    add(edition, "first", "c", "https://example.org/2#again", "WEATHER");
    assert_left(edition, "a b");
}

static void a_link_that_a_feed_gives_to_many_stories_says_nothing(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    add(edition, "first", "a", "https://example.org/live", "At noon");
    add(edition, "first", "b", "https://example.org/live", "At one");
    add(edition, "second", "c", "https://example.org/live", "The day");
    add(edition, "heavy", "d", "https://example.org/live", "The day so far");
    assert_left(edition, "a b d");
}

static void what_has_neither_link_nor_headline_stays(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    add(edition, "first", "a", NULL, NULL);
    add(edition, "second", "b", "https://example.org/", "!");
    add(edition, "heavy", "c", "https://example.org", "?");
    assert_left(edition, "a c b");
}

/* A thousand stories in each of three feeds, half of them common to two: n squared would be felt. */
static void of_many_stories_no_two_that_are_left_are_one(void **state)
{
    (void)state;
    struct edition *edition = edition_create();
    enum { EACH = 1000, SHARED = 500 };
    for (int i = 0; i < EACH; i++)
        for (size_t feed = 0; feed < 3; feed++) {
            char url[64];
            char id[16];
            int page = feed == 1 && i < SHARED ? i : (int)feed * EACH + i;
            (void)snprintf(url, sizeof url, "https://example.org/%d", page);
            (void)snprintf(id, sizeof id, "%zu-%d", feed, i);
            add(edition, feeds[feed].name, id, url, NULL);
        }
    edition_sort(edition);
    assert_int_equal(duplicates_drop(edition, &config), SHARED);
    assert_int_equal(duplicates_drop(edition, &config), 0);
    for (size_t i = 1; i < edition->story_count; i++)
        assert_true(strcmp(edition->stories[i - 1]->feed, edition->stories[i]->feed) <= 0);
    edition_destroy(edition);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_to_one_page_are_equal_and_to_two_pages_are_not),
        cmocka_unit_test(a_headline_is_its_words_in_any_case),
        cmocka_unit_test(of_two_copies_the_one_of_the_heavier_feed_is_shown),
        cmocka_unit_test(between_equal_weights_photo_length_and_configuration_decide),
        cmocka_unit_test(a_headline_counts_for_one_day_only),
        cmocka_unit_test(a_feed_may_repeat_its_own_headlines_but_not_its_stories),
        cmocka_unit_test(a_link_that_a_feed_gives_to_many_stories_says_nothing),
        cmocka_unit_test(what_has_neither_link_nor_headline_stays),
        cmocka_unit_test(of_many_stories_no_two_that_are_left_are_one),
    };
    return cmocka_run_group_tests_name("duplicates", tests, NULL, NULL);
}
