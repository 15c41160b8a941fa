/* layout/page.h: stories that nobody would write, and that come anyway. */
#include "layout/page.h"

#include "base/memory.h"
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

/* Builds and checks the story at every size, in three sizes of type and both directions, and destroys it. */
static void check_everywhere(struct fonts *fonts, struct story *story, const char *name)
{
    static const double scales[] = {1, 0.8, 1.3};
    for (size_t i = 0; i < 2 * PAGES_SIZES; i++)
        for (size_t scale = 0; scale < 3; scale++) {
            struct page page;
            struct screen screen = pages_sizes[i / 2];
            screen.text_scale = scales[scale];
            story->direction = i % 2 ? DIRECTION_RTL : DIRECTION_LTR;
            pages_build(&page, fonts, story, screen);
            pages_check(&page, name);
            page_finish(&page);
        }
    story_destroy(story);
}

static void what_is_missing_leaves_no_gap(void **state)
{
    struct story *story = pages_story();
    struct page page;
    struct pages_desk desk;
    story->published = 0;
    story_take_text(&story->section, NULL);
    story_take_text(&story->source, NULL);
    story_take_text(&story->byline, NULL);
    pages_desk_open_story(&desk, story);
    pages_desk_build(&page, *state, &desk);
    pages_desk_close(&desk);
    pages_check(&page, "bare");
    assert_int_equal(page.section.paragraph.line_count, 0);
    assert_int_equal(page.byline.paragraph.line_count, 0);
    assert_int_equal(page.headline.box.y, 55);
    assert_int_equal(page.rule.y - placed_bottom(&page.headline), 19);
    page_finish(&page);
    check_everywhere(*state, story, "without section and byline");
}

static void a_source_alone_has_no_dot_before_it(void **state)
{
    struct story *story = pages_story();
    struct page page;
    story_take_text(&story->section, NULL);
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_string_equal(page.section.paragraph.text, "City Notes");
    page_finish(&page);
    story_destroy(story);
}

static void a_photo_without_caption_and_credit_has_no_shade(void **state)
{
    struct story *story = pages_story();
    story_take_text(&story->photo->caption, NULL);
    story_take_text(&story->photo->credit, NULL);
    check_everywhere(*state, story, "without caption");
}

static void a_credit_alone_stands_where_the_caption_would(void **state)
{
    struct story *story = pages_story();
    struct page page;
    story_take_text(&story->photo->caption, NULL);
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_int_equal(page.caption.paragraph.line_count, 1);
    assert_int_equal(placed_bottom(&page.caption), 980 - 32);
    page_finish(&page);
    check_everywhere(*state, story, "credit alone");
}

static void a_headline_of_300_characters_ends_in_an_ellipsis(void **state)
{
    struct story *story = pages_story();
    struct page page;
    story_take_text(&story->headline, pages_repeat("Observatory", 25));
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_true(page.headline.paragraph.truncated);
    assert_int_equal(page.headline.paragraph.line_count, 4);
    assert_int_equal(page.headline.paragraph.spans[0].size, 44);
    page_finish(&page);
    check_everywhere(*state, story, "long headline");
}

/* As long as a headline, a caption and a field may come at all. */
static void the_longest_headline_and_caption_make_a_page(void **state)
{
    struct story *story = pages_story();
    struct page page;
    story_take_text(&story->headline, pages_repeat("Observatory", 166)); /* 1991 characters */
    story_take_text(&story->photo->caption, pages_repeat("telescope", 400));
    story_take_text(&story->photo->credit, pages_repeat("Illustrator", 80));
    story_take_text(&story->section, pages_repeat("Science", 120));
    story_take_text(&story->byline, pages_repeat("Desk", 200));
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_int_equal(page.headline.paragraph.line_count, 4);
    assert_true(page.headline.paragraph.truncated && page.caption.paragraph.truncated);
    assert_int_equal(page.caption.paragraph.line_count, 3);
    page_finish(&page);
    check_everywhere(*state, story, "everything too long");
}

static void an_empty_headline_leaves_no_gap(void **state)
{
    struct story *story = pages_story();
    struct page page;
    story_take_text(&story->headline, memory_copy_text(""));
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_int_equal(page.headline.paragraph.line_count, 0);
    assert_int_equal(page.byline.box.y - placed_bottom(&page.section), 23);
    page_finish(&page);
    check_everywhere(*state, story, "empty headline");
}

static void a_headline_of_one_long_word_stays_on_the_page(void **state)
{
    struct story *story = pages_story();
    char word[61];
    memset(word, 'm', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    pages_set_headline(story, word);
    check_everywhere(*state, story, "one long word");
}

/* src/text has to tell that it broke a word; until it does, nothing can be told here. */
static void a_word_wider_than_the_column_makes_the_headline_smaller(void **state)
{
    struct story *story = pages_story();
    struct page page;
    pages_set_headline(story, "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm");
    pages_build(&page, *state, story, pages_sizes[2]);
    bool told = page.headline.paragraph.broken_word;
    page_finish(&page);
    pages_set_headline(story, "A mmmmmmmmmmmmmmm");
    pages_build(&page, *state, story, pages_sizes[2]);
    int size = page.headline.paragraph.spans[0].size;
    bool broken = page.headline.paragraph.broken_word;
    page_finish(&page);
    story_destroy(story);
    if (!told)
        skip();
    assert_true(size < 56);
    assert_false(broken);
}

static void a_story_without_text_has_an_empty_window(void **state)
{
    struct story *story = pages_story();
    struct page page;
    while (story->block_count > 0)
        free(story->blocks[--story->block_count].text);
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_int_equal(page.summary.line_count, 0);
    assert_int_equal(page.summary.height, 0);
    page_finish(&page);
    check_everywhere(*state, story, "no text");
}

static void a_story_without_headline_is_a_page(void **state)
{
    struct story *story = pages_story();
    story_take_text(&story->headline, NULL);
    check_everywhere(*state, story, "no headline");
}

static void a_long_caption_takes_three_lines(void **state)
{
    struct story *story = pages_story();
    struct page page;
    story_take_text(&story->photo->caption, pages_repeat("The dome at dusk", 60));
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_int_equal(page.caption.paragraph.line_count, 3);
    assert_true(page.caption.paragraph.truncated);
    page_finish(&page);
    check_everywhere(*state, story, "long caption");
}

static void a_list_of_400_words_keeps_its_order(void **state)
{
    struct story *story = pages_story();
    story_drop_photo(story);
    for (size_t i = 0; i < 40; i++)
        story_add_block(story, BLOCK_LIST_ITEM, pages_repeat("telescope", 10));
    check_everywhere(*state, story, "long list");
}

static void long_fields_end_in_an_ellipsis(void **state)
{
    struct story *story = pages_story();
    story_take_text(&story->section, pages_repeat("Science", 40));
    story_take_text(&story->byline, pages_repeat("Observatory desk", 40));
    check_everywhere(*state, story, "long fields");
}

/* A screen of any shape, from two portraits side by side to a shop window. */
static void unusual_shapes_of_screens_keep_the_column_readable(void **state)
{
    static const struct screen shapes[] = {{1024, 768, 1},  {1280, 1024, 1}, {1080, 1080, 1},
                                           {1080, 1200, 1}, {1200, 1600, 1}, {2560, 1080, 1},
                                           {3840, 1080, 1}, {1024, 768, 1.3}};
    struct story *story = pages_story();
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        struct page page;
        pages_build(&page, *state, story, shapes[i]);
        pages_check(&page, "unusual shape");
        assert_true(page.window.w >= screen_type(&shapes[i], 400));
        assert_true(page.window.w <= screen_type(&shapes[i], 1600));
        assert_true(page.window.h >= 3 * page.summary.line_height);
        page_finish(&page);
    }
    story_destroy(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_leaves_no_gap),
        cmocka_unit_test(a_source_alone_has_no_dot_before_it),
        cmocka_unit_test(a_photo_without_caption_and_credit_has_no_shade),
        cmocka_unit_test(a_credit_alone_stands_where_the_caption_would),
        cmocka_unit_test(a_headline_of_300_characters_ends_in_an_ellipsis),
        cmocka_unit_test(the_longest_headline_and_caption_make_a_page),
        cmocka_unit_test(an_empty_headline_leaves_no_gap),
        cmocka_unit_test(a_headline_of_one_long_word_stays_on_the_page),
        cmocka_unit_test(a_word_wider_than_the_column_makes_the_headline_smaller),
        cmocka_unit_test(a_story_without_text_has_an_empty_window),
        cmocka_unit_test(a_story_without_headline_is_a_page),
        cmocka_unit_test(a_long_caption_takes_three_lines),
        cmocka_unit_test(a_list_of_400_words_keeps_its_order),
        cmocka_unit_test(long_fields_end_in_an_ellipsis),
        cmocka_unit_test(unusual_shapes_of_screens_keep_the_column_readable),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
