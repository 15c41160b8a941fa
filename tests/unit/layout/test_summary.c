/* layout/summary.h: the strip of lines. */
#include "layout/summary.h"

#include "base/limits.h"
#include "base/memory.h"
#include "layout/theme.h"
#include "pages.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static int open_fonts(void **state)
{
    *state = pages_fonts();
    return 0;
}

static int close_fonts(void **state)
{
    fonts_destroy(*state);
    return 0;
}

static struct story *empty_story(void)
{
    struct story *story = story_create();
    story->language = memory_copy_text("en");
    return story;
}

static void build(struct summary *summary, struct fonts *fonts, const struct story *story, size_t max_lines)
{
    struct error error = {0};
    struct summary_request request = {.story = story,
                                      .screen = pages_sizes[2],
                                      .width = 696,
                                      .size = 36,
                                      .leading = 52,
                                      .max_lines = max_lines};
    assert_true(summary_build(summary, fonts, &request, &error));
}

static const struct paragraph *paragraph_of(const struct summary *summary, size_t line)
{
    return &summary->paragraphs[summary->lines[line].paragraph];
}

static bool ends_in_ellipsis(const struct summary *summary)
{
    const struct paragraph *paragraph = paragraph_of(summary, summary->line_count - 1);
    const struct text_line *line = &paragraph->lines[summary->lines[summary->line_count - 1].line];
    static const char ellipsis[] = "…";
    size_t length = sizeof ellipsis - 1;
    return line->length >= length &&
           memcmp(paragraph->text + line->start + line->length - length, ellipsis, length) == 0;
}

static void a_cut_at_any_line_ends_in_an_ellipsis(void **state)
{
    struct story *story = pages_story();
    pages_add_block(story, BLOCK_HEADING, "Getting there");
    pages_add_block(story, BLOCK_LIST_ITEM, "Bus 12 from the station");
    pages_add_block(story, BLOCK_LIST_ITEM, "On foot, along the river and then up the stairs, forty minutes");
    pages_add_block(story, BLOCK_QUOTE, "Bring a friend and a flask of tea.");
    struct summary whole;
    build(&whole, *state, story, 0);
    size_t lines = summary_text_lines(&whole);
    assert_true(lines > 8);
    assert_false(ends_in_ellipsis(&whole));
    summary_finish(&whole);
    for (size_t i = 1; i < lines; i++) {
        struct summary cut;
        build(&cut, *state, story, i);
        assert_int_equal(summary_text_lines(&cut), i);
        if (!ends_in_ellipsis(&cut))
            fail_msg("cut after line %zu of %zu: no ellipsis", i, lines);
        assert_int_equal(cut.height, cut.lines[cut.line_count - 1].y + cut.line_height);
        summary_finish(&cut);
    }
    story_destroy(story);
}

static void as_many_lines_as_there_are_is_no_cut(void **state)
{
    struct story *story = pages_story();
    struct summary whole, same;
    build(&whole, *state, story, 0);
    build(&same, *state, story, summary_text_lines(&whole));
    assert_int_equal(same.line_count, whole.line_count);
    assert_int_equal(same.height, whole.height);
    assert_false(ends_in_ellipsis(&same));
    summary_finish(&whole);
    summary_finish(&same);
    story_destroy(story);
}

static void a_cut_between_two_blocks_shows(void **state)
{
    struct story *story = empty_story();
    struct summary summary;
    pages_add_block(story, BLOCK_PARAGRAPH, "One short line.");
    pages_add_block(story, BLOCK_PARAGRAPH, "Another short line.");
    build(&summary, *state, story, 1);
    assert_int_equal(summary.line_count, 1);
    assert_true(ends_in_ellipsis(&summary));
    assert_int_equal(summary.height, 52);
    summary_finish(&summary);
    story_destroy(story);
}

static void a_cut_item_keeps_its_bullet(void **state)
{
    struct story *story = empty_story();
    struct summary summary;
    pages_add_block(story, BLOCK_LIST_ITEM, "One short item");
    pages_add_block(story, BLOCK_LIST_ITEM, "Another short item");
    build(&summary, *state, story, 1);
    assert_int_equal(summary.line_count, 2);
    assert_string_equal(paragraph_of(&summary, 0)->text, "•");
    assert_int_equal(summary.lines[1].y, summary.lines[0].y);
    assert_true(ends_in_ellipsis(&summary));
    summary_finish(&summary);
    story_destroy(story);
}

/* In `direction`, the bullet at the start edge, the item's lines all clear of it. */
static void expect_bullets_beside(struct fonts *fonts, enum direction direction)
{
    struct story *story = empty_story();
    struct summary summary;
    story->direction = direction;
    for (int i = 0; i < 3; i++)
        pages_add_block(story, BLOCK_LIST_ITEM,
                        "An item that is so long that it needs two lines of the strip");
    build(&summary, fonts, story, 0);
    size_t bullets = 0;
    for (size_t i = 0; i + 1 < summary.line_count; i++) {
        const struct summary_line *bullet = &summary.lines[i], *item = &summary.lines[i + 1];
        if (strcmp(paragraph_of(&summary, i)->text, "•") != 0)
            continue;
        bullets++;
        int width = paragraph_of(&summary, i)->lines[0].width;
        assert_int_equal(bullet->words, 0);
        assert_int_equal(bullet->y, item->y);
        assert_int_equal(item->line, 0);
        for (size_t line = i + 1;
             line < summary.line_count && summary.lines[line].paragraph == item->paragraph; line++) {
            int item_width = paragraph_of(&summary, line)->lines[summary.lines[line].line].width;
            if (direction == DIRECTION_RTL)
                assert_true(summary.lines[line].x + item_width <= bullet->x);
            else
                assert_true(summary.lines[line].x >= bullet->x + width);
        }
    }
    assert_int_equal(bullets, 3);
    assert_int_equal(summary_text_lines(&summary), summary.line_count - 3);
    summary_finish(&summary);
    story_destroy(story);
}

static void bullets_stand_beside_the_first_line_of_their_item(void **state)
{
    expect_bullets_beside(*state, DIRECTION_LTR);
    expect_bullets_beside(*state, DIRECTION_RTL);
}

static void blocks_stand_24_u_apart_and_a_heading_close_to_its_text(void **state)
{
    struct story *story = empty_story();
    struct summary summary;
    pages_add_block(story, BLOCK_PARAGRAPH, "One.");
    pages_add_block(story, BLOCK_PARAGRAPH, "Two.");
    pages_add_block(story, BLOCK_HEADING, "Heading");
    pages_add_block(story, BLOCK_PARAGRAPH, "Three.");
    pages_add_block(story, BLOCK_LIST_ITEM, "Four");
    build(&summary, *state, story, 0);
    assert_int_equal(summary.lines[1].y, 52 + 24);
    assert_int_equal(summary.lines[2].y, 2 * (52 + 24));
    assert_int_equal(summary.lines[3].y, 2 * (52 + 24) + 52);
    assert_int_equal(summary.lines[4].y, 2 * (52 + 24) + 2 * 52 + 12);
    assert_int_equal(paragraph_of(&summary, 2)->spans[0].face, FACE_SEMIBOLD);
    assert_int_equal(paragraph_of(&summary, 2)->spans[0].ink, INK_STRONG);
    summary_finish(&summary);
    story_destroy(story);
}

static void words_above_counts_the_lines_that_end_there(void **state)
{
    struct story *story = empty_story();
    struct summary summary;
    pages_add_block(story, BLOCK_PARAGRAPH, "One two three.");
    pages_add_block(story, BLOCK_LIST_ITEM, "Four five");
    build(&summary, *state, story, 0);
    assert_int_equal(summary_words_above(&summary, 0), 0);
    assert_int_equal(summary_words_above(&summary, 51), 0);
    assert_int_equal(summary_words_above(&summary, 52), 3);
    assert_int_equal(summary_words_above(&summary, summary.height - 1), 3);
    assert_int_equal(summary_words_above(&summary, summary.height), 5);
    summary_finish(&summary);
    story_destroy(story);
}

static void a_story_without_end_is_cut_at_the_maximum(void **state)
{
    struct story *story = empty_story();
    struct summary summary;
    for (size_t i = 0; i < LIMIT_LINES_PER_PAGE + 5; i++)
        pages_add_block(story, BLOCK_PARAGRAPH, "Line");
    build(&summary, *state, story, 0);
    assert_int_equal(summary_text_lines(&summary), LIMIT_LINES_PER_PAGE);
    assert_true(ends_in_ellipsis(&summary));
    summary_finish(&summary);
    story_destroy(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_at_any_line_ends_in_an_ellipsis),
        cmocka_unit_test(as_many_lines_as_there_are_is_no_cut),
        cmocka_unit_test(a_cut_between_two_blocks_shows),
        cmocka_unit_test(a_cut_item_keeps_its_bullet),
        cmocka_unit_test(bullets_stand_beside_the_first_line_of_their_item),
        cmocka_unit_test(blocks_stand_24_u_apart_and_a_heading_close_to_its_text),
        cmocka_unit_test(words_above_counts_the_lines_that_end_there),
        cmocka_unit_test(a_story_without_end_is_cut_at_the_maximum),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
