/* layout/: pages and bars in an operator's own fonts, whose measures are not those of the bundled ones. */
#include "base/file.h"
#include "layout/bar.h"
#include "pages.h"
#include "support/cmocka.h"

#define GARAMOND                                                                                             \
    "/usr/share/fonts/opentype/ebgaramond/" /* fonts-ebgaramond: ascent and descent are one em               \
                                             */

static struct fonts *open_fonts(const char *own)
{
    struct fonts *fonts = pages_fonts();
    fonts_set_faces(fonts, (const char *const[FACE_COUNT]){own, own, own, own});
    return fonts;
}

/* Where the middle of capitals stands on its line, in hundredths of a pixel. */
static long middle(struct fonts *fonts, enum face face, int size, int leading)
{
    return 100L * line_baseline(fonts, face, size, leading) - 50L * fonts_cap_height(fonts, face, size);
}

static void capitals_stand_where_those_of_the_design_do(const char *own)
{
    struct fonts *bundled = open_fonts(NULL), *fonts = open_fonts(own);
    for (int face = 0; face < FACE_COUNT; face++)
        for (int size = 20; size <= 90; size += 7) {
            int leading = size * 7 / 5;
            long difference = middle(fonts, (enum face)face, size, leading) -
                              middle(bundled, (enum face)face, size, leading);
            assert_in_range(difference + 150, 0, 300); /* each of the three numbers is a whole one */
        }
    fonts_destroy(fonts);
    fonts_destroy(bundled);
}

static void lines_of_a_bundled_font_stand_as_designed(void **state)
{
    (void)state;
    capitals_stand_where_those_of_the_design_do(SOURCE_FOLDER "/fonts/DejaVuSans.ttf");
}

static void lines_of_a_font_of_other_measures_stand_as_designed(void **state)
{
    (void)state;
    if (!file_exists(GARAMOND "EBGaramond12-Bold.otf"))
        skip();
    capitals_stand_where_those_of_the_design_do(GARAMOND "EBGaramond12-Bold.otf");
}

static char word[] = "Next:", code[] = "en";
static const struct language words = {.code = code, .next = word};

static void build_bar(struct bar *bar, struct fonts *fonts)
{
    static const char *const places[] = {"Astana", "Washington"};
    struct error error = {0};
    struct bar_request request = {.screen = {1920, 1080, 1},
                                  .title = "Lobby",
                                  .words = &words,
                                  .next_headline = "A headline",
                                  .places = places,
                                  .clock_count = 2};
    if (!bar_build(bar, fonts, &request, &error))
        fail_msg("%s", error.text);
}

static int width_of(struct fonts *fonts, const char *text, int size)
{
    struct paragraph paragraph;
    struct text_span span = {.text = text, .face = FACE_SEMIBOLD, .size = size};
    struct text_request request = {.spans = &span, .span_count = 1};
    assert_true(paragraph_set(fonts, &request, &paragraph, NULL));
    int width = paragraph.width;
    paragraph_finish(&paragraph);
    return width;
}

/* Its 4 is wider than its 0 by a third. */
static void every_digit_has_room_in_a_clock(void **state)
{
    (void)state;
    if (!file_exists(GARAMOND "EBGaramond08-Italic.otf"))
        skip();
    struct fonts *fonts = open_fonts(GARAMOND "EBGaramond08-Italic.otf");
    struct bar bar;
    build_bar(&bar, fonts);
    for (char digit[] = "0"; digit[0] <= '9'; digit[0]++)
        assert_true(width_of(fonts, digit, bar.digit_size) <= bar.digit_width + 1); /* a pale edge */
    assert_true(bar.digit_width > width_of(fonts, "0", bar.digit_size) + 2);
    assert_true(bar.clocks[0].x + 4 * bar.digit_width + bar.colon_width < bar.clocks[1].place.box.x);
    assert_int_equal(bar.clocks[1].x + 4 * bar.digit_width + bar.colon_width, 1920 - 64);
    bar_finish(&bar);
    fonts_destroy(fonts);
}

static void capitals_stand_in_the_middle_of_the_bar(void **state)
{
    (void)state;
    static const char *const own[] = {NULL, SOURCE_FOLDER "/fonts/DejaVuSans.ttf",
                                      GARAMOND "EBGaramond12-Bold.otf"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (own[i] && !file_exists(own[i]))
            continue;
        struct fonts *fonts = open_fonts(own[i]);
        struct bar bar;
        build_bar(&bar, fonts);
        int height = fonts_cap_height(fonts, FACE_SEMIBOLD, 28);
        int baseline = placed_line_baseline(&bar.title, 0);
        assert_in_range(2 * baseline - height, 986 + 1080 - 2, 986 + 1080 + 2);
        assert_int_equal(placed_line_baseline(&bar.next, 0), baseline);
        bar_finish(&bar);
        fonts_destroy(fonts);
    }
}

static void pages_hold_together_in_another_font(void **state)
{
    (void)state;
    struct fonts *fonts = open_fonts(SOURCE_FOLDER "/fonts/DejaVuSans.ttf");
    struct story *story = pages_story();
    for (size_t i = 0; i < PAGES_SIZES; i++) {
        struct page page;
        pages_build(&page, fonts, story, pages_sizes[i]);
        pages_check(&page, "own face");
        page_finish(&page);
    }
    story_destroy(story);
    fonts_destroy(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_a_bundled_font_stand_as_designed),
        cmocka_unit_test(lines_of_a_font_of_other_measures_stand_as_designed),
        cmocka_unit_test(every_digit_has_room_in_a_clock),
        cmocka_unit_test(capitals_stand_in_the_middle_of_the_bar),
        cmocka_unit_test(pages_hold_together_in_another_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
