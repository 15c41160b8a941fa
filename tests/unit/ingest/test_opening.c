/* ingest/opening.h: whether a story's text begins with its summary. */
#include "ingest/opening.h"

#include "base/memory.h"
#include "support/cmocka.h"

#include <string.h>

/* A document of one story with this summary and two blocks, each of which may be NULL. */
static struct feed_document document_of(const char *summary, const char *first, const char *second)
{
    struct feed_document document = {0};
    struct story *story = story_create();
    story->summary = memory_copy_text(summary);
    if (first)
        story_add_block(story, BLOCK_HEADING, memory_copy_text(first));
    if (second)
        story_add_block(story, BLOCK_QUOTE, memory_copy_text(second));
    feed_document_add_story(&document, story);
    return document;
}

static void a_summary_of_its_own_stands_first(void **state)
{
    (void)state;
    struct feed_document document = document_of("Коротко о главном.", "Первый абзац.", "Второй.");
    opening_put(&document);
    const struct story *story = document.stories[0];
    assert_int_equal(story->block_count, 3);
    assert_int_equal(story->blocks[0].kind, BLOCK_PARAGRAPH);
    assert_string_equal(story->blocks[0].text, "Коротко о главном.");
    assert_int_equal(story->blocks[1].kind, BLOCK_HEADING);
    assert_string_equal(story->blocks[1].text, "Первый абзац.");
    assert_int_equal(story->blocks[2].kind, BLOCK_QUOTE);
    assert_string_equal(story->blocks[2].text, "Второй.");
    assert_string_equal(story->summary, "Коротко о главном.");
    opening_put(&document);
    assert_int_equal(story->block_count, 3);
    feed_document_finish(&document);
}

static void a_summary_that_begins_the_text_is_not_repeated(void **state)
{
    (void)state;
    static const char *const summaries[] = {"Первый абзац",
                                            "Первый…",
                                            "Первый абзац. Вто [...]",
                                            "Первый абзац. Вто […]",
                                            "Первый  абзац. Второй.",
                                            "Первый абзац. Второй.…",
                                            "Первыйабзац.\xC2\xA0… ",
                                            "…",
                                            "[...]"};
    for (size_t i = 0; i < sizeof summaries / sizeof *summaries; i++) {
        struct feed_document document = document_of(summaries[i], "Первый абзац.", "Второй.");
        opening_put(&document);
        assert_int_equal(document.stories[0]->block_count, 2);
        feed_document_finish(&document);
    }
}

static void a_summary_that_says_more_or_other_is_put(void **state)
{
    (void)state;
    static const char *const summaries[] = {"Первый абзац. Второй. Третий.", "Первый, абзац", "первый абзац",
                                            "Второй.", "…Первый абзац."};
    for (size_t i = 0; i < sizeof summaries / sizeof *summaries; i++) {
        struct feed_document document = document_of(summaries[i], "Первый абзац.", "Второй.");
        opening_put(&document);
        assert_int_equal(document.stories[0]->block_count, 3);
        feed_document_finish(&document);
    }
}

static void a_summary_alone_is_the_text(void **state)
{
    (void)state;
    struct feed_document document = document_of("Только это.", NULL, NULL);
    opening_put(&document);
    assert_int_equal(document.stories[0]->block_count, 1);
    assert_string_equal(document.stories[0]->blocks[0].text, "Только это.");
    feed_document_finish(&document);
}

static void without_a_summary_the_text_stays_what_it_is(void **state)
{
    (void)state;
    struct feed_document document = document_of(NULL, "Первый абзац.", NULL),
                         empty = document_of(NULL, NULL, NULL);
    opening_put(&document);
    opening_put(&empty);
    assert_int_equal(document.stories[0]->block_count, 1);
    assert_int_equal(empty.stories[0]->block_count, 0);
    feed_document_finish(&document);
    feed_document_finish(&empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_summary_of_its_own_stands_first),
        cmocka_unit_test(a_summary_that_begins_the_text_is_not_repeated),
        cmocka_unit_test(a_summary_that_says_more_or_other_is_put),
        cmocka_unit_test(a_summary_alone_is_the_text),
        cmocka_unit_test(without_a_summary_the_text_stays_what_it_is),
    };
    return cmocka_run_group_tests_name("opening", tests, NULL, NULL);
}
