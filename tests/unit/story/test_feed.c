/* A feed as it was read and as it fares. */
#include "story/feed.h"

#include "base/limits.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static void formats_have_names(void **state)
{
    (void)state;
    static const char *const names[] = {"auto", "jsonfeed", "wordpress", "mapped", "rss", "atom", "rdf"};
    assert_int_equal(FEED_FORMATS, sizeof names / sizeof *names);
    for (int i = 0; i < FEED_FORMATS; i++) {
        enum feed_format format = FEED_FORMATS;
        assert_string_equal(feed_format_name((enum feed_format)i), names[i]);
        assert_true(feed_format_parse(names[i], &format));
        assert_int_equal(format, i);
    }
    enum feed_format format = FEED_RSS;
    assert_false(feed_format_parse("RSS", &format));
    assert_int_equal(format, FEED_RSS);
}

static void problems_say_where_and_are_counted_beyond_the_maximum(void **state)
{
    (void)state;
    struct feed_document document = {0};
    feed_document_add_problem(&document, "it is bad", "items[%d].%s", 3, "title");
    assert_string_equal(document.problems[0].where, "items[3].title");
    assert_string_equal(document.problems[0].message, "it is bad");
    for (int i = 1; i < LIMIT_PROBLEMS + 3; i++)
        feed_document_add_problem(&document, "again", "x");
    assert_int_equal(document.problem_count, LIMIT_PROBLEMS);
    assert_int_equal(document.problems_unlisted, 3);
    feed_document_finish(&document);
    assert_int_equal(document.problem_count, 0);
    feed_document_finish(NULL);
}

static void stories_stand_in_the_order_of_the_document(void **state)
{
    (void)state;
    struct feed_document document = {.title = memory_copy_text("t"), .encoding = memory_copy_text("e")};
    struct story *one = story_create(), *two = story_create();
    feed_document_add_story(&document, one);
    feed_document_add_story(&document, two);
    assert_int_equal(document.story_count, 2);
    assert_ptr_equal(document.stories[0], one);
    assert_ptr_equal(document.stories[1], two);
    feed_document_finish(&document);
}

static void a_state_is_copied_whole(void **state)
{
    (void)state;
    struct feed_state copy, from = {.name = memory_copy_text("n"),
                                    .url = memory_copy_text("u"),
                                    .etag = memory_copy_text("e"),
                                    .last_modified = memory_copy_text("l"),
                                    .last_success = 1,
                                    .last_attempt = 2,
                                    .next_due = 3,
                                    .failures = 4,
                                    .message = memory_copy_text("m"),
                                    .moved_to = memory_copy_text("t"),
                                    .moved_since = 5};
    feed_state_copy(&from, &copy);
    feed_state_finish(&from);
    assert_null(from.name);
    assert_string_equal(copy.name, "n");
    assert_string_equal(copy.url, "u");
    assert_string_equal(copy.etag, "e");
    assert_string_equal(copy.last_modified, "l");
    assert_string_equal(copy.message, "m");
    assert_string_equal(copy.moved_to, "t");
    assert_int_equal(copy.last_success * 10000 + copy.last_attempt * 1000 + copy.next_due * 100 +
                         copy.failures * 10 + copy.moved_since,
                     12345);
    feed_state_finish(&copy);
    feed_state_finish(&copy);
    feed_state_finish(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_have_names),
        cmocka_unit_test(problems_say_where_and_are_counted_beyond_the_maximum),
        cmocka_unit_test(stories_stand_in_the_order_of_the_document),
        cmocka_unit_test(a_state_is_copied_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
