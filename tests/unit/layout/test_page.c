/* layout/page.h: the demo stories at every size, kinds of page, sides, proportions. */
#include "layout/page.h"

#include "base/memory.h"
#include "pages.h"
#include "support/cmocka.h"

#include <stdlib.h>

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

static void every_demo_story_keeps_to_its_place(void **state)
{
    struct feed_document demo;
    pages_read_demo(&demo);
    for (size_t size = 0; size < PAGES_SIZES; size++)
        for (size_t i = 0; i < demo.story_count; i++) {
            struct page page;
            pages_build(&page, *state, demo.stories[i], pages_sizes[size]);
            pages_check(&page, demo.stories[i]->headline);
            assert_false(page.headline.paragraph.truncated);
            page_finish(&page);
        }
    feed_document_finish(&demo);
}

static void every_demo_story_keeps_to_its_place_in_larger_and_smaller_type(void **state)
{
    static const double scales[] = {0.8, 1.3};
    struct feed_document demo;
    pages_read_demo(&demo);
    for (size_t i = 0; i < demo.story_count; i++)
        for (size_t scale = 0; scale < 2; scale++) {
            struct page page;
            struct screen screen = pages_sizes[i % PAGES_SIZES];
            screen.text_scale = scales[scale];
            pages_build(&page, *state, demo.stories[i], screen);
            pages_check(&page, demo.stories[i]->headline);
            page_finish(&page);
        }
    feed_document_finish(&demo);
}

static void expect_shape(int width, int height, const struct screen *screen, enum page_shape shape)
{
    struct story *story = pages_story();
    story->photo->width = width;
    story->photo->height = height;
    assert_int_equal(page_shape_for(story, screen), shape);
    story_destroy(story);
}

static void a_tiny_photo_makes_a_text_page(void **state)
{
    (void)state;
    expect_shape(319, 400, &pages_sizes[2], PAGE_TEXT);
    expect_shape(320, 400, &pages_sizes[2], PAGE_SPLIT);
    expect_shape(320, 400, &pages_sizes[5], PAGE_PORTRAIT);
    expect_shape(2400, 1600, &pages_sizes[5], PAGE_PORTRAIT);
}

static void a_photo_that_is_missing_makes_a_text_page(void **state)
{
    struct story *story = pages_story();
    struct page page;
    struct pages_desk desk;
    pages_desk_open_story(&desk, story);
    desk.request.without_photo = true;
    pages_desk_build(&page, *state, &desk);
    pages_desk_close(&desk);
    assert_int_equal(page.shape, PAGE_TEXT);
    assert_int_equal(page.photo.w, 0);
    assert_int_equal(page.caption.paragraph.line_count, 0);
    page_finish(&page);
    story_take_text(&story->photo->file, NULL);
    assert_int_equal(page_shape_for(story, &pages_sizes[2]), PAGE_TEXT);
    story_destroy(story);
}

static void expect_fit(struct fonts *fonts, int width, int height, enum photo_fit fit)
{
    struct story *story = pages_story();
    struct page page;
    story->photo->width = width;
    story->photo->height = height;
    pages_build(&page, fonts, story, pages_sizes[2]);
    assert_int_equal(page.fit, fit);
    page_finish(&page);
    story_destroy(story);
}

/* The box is 1104 x 980: a photo of the ratio 1104/980/0.55 loses just 45 %. */
static void a_small_photo_and_one_that_would_lose_much_are_shown_whole(void **state)
{
    expect_fit(*state, 640, 568, PHOTO_FILL);
    expect_fit(*state, 639, 568, PHOTO_WHOLE);
    expect_fit(*state, 2040, 1000, PHOTO_FILL);
    expect_fit(*state, 2060, 1000, PHOTO_WHOLE);
    expect_fit(*state, 1000, 1600, PHOTO_FILL);
    expect_fit(*state, 1000, 1640, PHOTO_WHOLE);
}

/* A baseline is the first row below the letters. */
static void the_usual_page_is_the_mock_up(void **state)
{
    struct feed_document demo;
    struct page page;
    pages_read_demo(&demo);
    pages_build(&page, *state, demo.stories[0], pages_sizes[2]);
    assert_int_equal(page.photo.w, 1104);
    assert_int_equal(page.photo.h, 980);
    assert_int_equal(page.headline.paragraph.line_count, 4);
    assert_int_equal(placed_line_baseline(&page.section, 0), 82);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(placed_line_baseline(&page.headline, i), 165 + 66 * (int)i);
    assert_int_equal(placed_line_baseline(&page.byline, 0), 421);
    assert_int_equal(page.rule.y, 456);
    assert_int_equal(page.window.y + page.summary.baseline, 525);
    page_finish(&page);
    feed_document_finish(&demo);
}

static void a_page_from_right_to_left_is_mirrored(void **state)
{
    struct story *story = pages_story();
    for (size_t size = 0; size < PAGES_SIZES; size++) {
        struct page left, right;
        story->direction = DIRECTION_LTR;
        pages_build(&left, *state, story, pages_sizes[size]);
        story->direction = DIRECTION_RTL;
        pages_build(&right, *state, story, pages_sizes[size]);
        pages_check(&right, "mirrored");
        const struct box *pairs[][2] = {{&left.photo, &right.photo},
                                        {&left.headline.box, &right.headline.box},
                                        {&left.caption.box, &right.caption.box},
                                        {&left.window, &right.window}};
        for (size_t i = 0; i < 4; i++) {
            assert_int_equal(pairs[i][0]->x + pairs[i][0]->w, pages_sizes[size].width - pairs[i][1]->x);
        }
        if (right.shape == PAGE_SPLIT)
            assert_true(right.window.x + right.window.w < right.photo.x);
        assert_int_equal(placed_line_x(&right.section, 0) + right.section.paragraph.lines[0].width,
                         right.section.box.x + right.section.box.w);
        page_finish(&left);
        page_finish(&right);
    }
    story_destroy(story);
}

static void expect_twice(struct box small, struct box large)
{
    assert_in_range(large.x - 2 * small.x + 2, 0, 4);
    assert_in_range(large.y - 2 * small.y + 2, 0, 4);
    assert_in_range(large.w - 2 * small.w + 2, 0, 4);
    assert_in_range(large.h - 2 * small.h + 2, 0, 4);
}

static void a_screen_of_4k_shows_the_page_of_1080_lines_twice_as_large(void **state)
{
    struct feed_document demo;
    pages_read_demo(&demo);
    for (size_t i = 0; i < demo.story_count; i++) {
        struct page small, large;
        pages_build(&small, *state, demo.stories[i], pages_sizes[2]);
        pages_build(&large, *state, demo.stories[i], pages_sizes[4]);
        expect_twice(small.photo, large.photo);
        expect_twice(small.caption.box, large.caption.box);
        expect_twice(small.section.box, large.section.box);
        expect_twice(small.headline.box, large.headline.box);
        expect_twice(small.byline.box, large.byline.box);
        expect_twice(small.rule, large.rule);
        expect_twice(small.window, large.window);
        assert_int_equal(small.shape, large.shape);
        page_finish(&small);
        page_finish(&large);
    }
    feed_document_finish(&demo);
}

static void headline_and_caption_are_read_too(void **state)
{
    struct story *story = pages_story();
    struct page page;
    pages_build(&page, *state, story, pages_sizes[2]);
    assert_int_equal(page.head_words, 8 + 9);
    page_finish(&page);
    story_destroy(story);
}

static void a_code_stands_in_a_corner_of_the_photo_clear_of_its_caption(void **state)
{
    struct story *story = pages_story();
    struct pages_desk desk;
    pages_desk_open_story(&desk, story);
    desk.config.screen.qr = true;
    for (size_t i = 0; i < 2 * PAGES_SIZES; i++) {
        struct page page;
        desk.request.screen = pages_sizes[i / 2];
        desk.subject.story->direction = i % 2 ? DIRECTION_RTL : DIRECTION_LTR;
        story_take_text(&desk.subject.story->url, memory_copy_text("https://example.org/dome"));
        pages_desk_build(&page, *state, &desk);
        assert_string_equal(page.link, "https://example.org/dome");
        for (int corner = 0; corner < 2; corner++) {
            assert_true(box_inside(page.codes[corner], page.photo));
            assert_false(box_overlaps(page.codes[corner], page.shade));
        }
        assert_false(box_overlaps(page.codes[0], page.codes[1]));
        page_finish(&page);
        story_take_text(&desk.subject.story->url, memory_copy_text("ftp://example.org/dome"));
        pages_desk_build(&page, *state, &desk);
        assert_null(page.link);
        page_finish(&page);
    }
    pages_desk_close(&desk);
    story_destroy(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_stands_in_a_corner_of_the_photo_clear_of_its_caption),
        cmocka_unit_test(every_demo_story_keeps_to_its_place),
        cmocka_unit_test(every_demo_story_keeps_to_its_place_in_larger_and_smaller_type),
        cmocka_unit_test(a_tiny_photo_makes_a_text_page),
        cmocka_unit_test(a_photo_that_is_missing_makes_a_text_page),
        cmocka_unit_test(a_small_photo_and_one_that_would_lose_much_are_shown_whole),
        cmocka_unit_test(the_usual_page_is_the_mock_up),
        cmocka_unit_test(a_page_from_right_to_left_is_mirrored),
        cmocka_unit_test(a_screen_of_4k_shows_the_page_of_1080_lines_twice_as_large),
        cmocka_unit_test(headline_and_caption_are_read_too),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
