/* layout/running.h: what the running text consists of. */
#include "layout/running.h"

#include "base/memory.h"
#include "support/cmocka.h"

#include <string.h>

static size_t count_of(const char *summary, const char *first, const char *second, const char **opening)
{
    struct story *story = story_create();
    struct running running;
    story->summary = memory_copy_text(summary);
    if (first)
        story_add_block(story, BLOCK_PARAGRAPH, memory_copy_text(first));
    if (second)
        story_add_block(story, BLOCK_PARAGRAPH, memory_copy_text(second));
    running_init(&running, story);
    size_t count = running_count(&running);
    static char text[256];
    text[0] = '\0';
    if (count > 0)
        strncat(text, running_block(&running, 0)->text, sizeof text - 1);
    *opening = text;
    story_destroy(story);
    return count;
}

static void a_summary_of_its_own_stands_first(void **state)
{
    (void)state;
    const char *opening;
    assert_int_equal(count_of("Коротко о главном.", "Первый абзац.", "Второй.", &opening), 3);
    assert_string_equal(opening, "Коротко о главном.");
}

static void a_summary_that_begins_the_text_is_not_repeated(void **state)
{
    (void)state;
    static const char *const summaries[] = {"Первый абзац", "Первый…", "Первый абзац. Вто [...]",
                                            "Первый  абзац. Второй.", "Первый абзац. Второй.…"};
    const char *opening;
    for (size_t i = 0; i < sizeof summaries / sizeof *summaries; i++) {
        assert_int_equal(count_of(summaries[i], "Первый абзац.", "Второй.", &opening), 2);
        assert_string_equal(opening, "Первый абзац.");
    }
}

static void a_summary_alone_is_the_text(void **state)
{
    (void)state;
    const char *opening;
    assert_int_equal(count_of("Только это.", NULL, NULL, &opening), 1);
    assert_string_equal(opening, "Только это.");
}

static void nothing_is_nothing(void **state)
{
    (void)state;
    const char *opening;
    assert_int_equal(count_of(NULL, NULL, NULL, &opening), 0);
    assert_int_equal(count_of("…", "Первый абзац.", NULL, &opening), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_summary_of_its_own_stands_first),
        cmocka_unit_test(a_summary_that_begins_the_text_is_not_repeated),
        cmocka_unit_test(a_summary_alone_is_the_text),
        cmocka_unit_test(nothing_is_nothing),
    };
    return cmocka_run_group_tests_name("running", tests, NULL, NULL);
}
