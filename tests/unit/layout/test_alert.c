/* layout/: pages of alerts, and a notice in the bar. */
#include "base/limits.h"
#include "base/memory.h"
#include "config/palette.h"
#include "layout/bar.h"
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

static void build(struct page *page, struct fonts *fonts, const char *text, struct screen screen)
{
    struct pages_desk desk;
    struct error error = {0};
    pages_desk_open(&desk);
    language_finish(&desk.words);
    assert_true(language_read(SOURCE_FOLDER "/assets/languages", "ru", &desk.words, &error));
    desk.request.screen = screen;
    desk.subject.kind = SUBJECT_ALERT;
    desk.subject.alert =
        (struct alert){.number = 1, .level = ALERT_EMERGENCY, .text = memory_copy_text(text)};
    pages_desk_build(page, fonts, &desk);
    pages_desk_close(&desk);
}

/* Texts one below the other, within the page, no line wider than its box. */
static void check(const struct page *page)
{
    const struct placed *before = &page->section;
    struct box area = screen_page(&page->screen);
    assert_true(box_inside(page->section.box, area));
    for (size_t i = 0; i < 1 + page->detail_count; i++) {
        const struct placed *placed = i == 0 ? &page->headline : &page->details[i - 1];
        if (placed->paragraph.line_count == 0)
            continue;
        assert_true(box_inside(placed->box, area));
        assert_true(placed->box.y >= placed_bottom(before));
        assert_true(placed->paragraph.width <= placed->box.w);
        before = placed;
    }
}

static void the_first_line_is_the_headline(void **state)
{
    struct page page;
    build(&page, *state,
          "\n  Учебная тревога в 15:00. Пройдите к выходу Б\r\n\nFire drill at 15:00.\nLeave. \n",
          pages_sizes[2]);
    check(&page);
    assert_int_equal(page.headline.paragraph.line_count, 2);
    assert_string_equal(page.headline.paragraph.text, "Учебная тревога в 15:00. Пройдите к выходу Б");
    assert_int_equal(page.detail_count, 2);
    assert_string_equal(page.details[0].paragraph.text, "Fire drill at 15:00.");
    assert_string_equal(page.details[1].paragraph.text, "Leave.");
    assert_true(page.headline.paragraph.spans[0].size > 2 * page.details[0].paragraph.spans[0].size);
    assert_in_range(page.head_words, 13, 15);
    page_finish(&page);
}

static int headline_size(struct fonts *fonts, const char *text)
{
    struct page page;
    build(&page, fonts, text, pages_sizes[2]);
    int size = page.headline.paragraph.spans[0].size;
    assert_false(page.headline.paragraph.truncated);
    page_finish(&page);
    return size;
}

static void the_less_there_is_to_say_the_larger_it_is_said(void **state)
{
    int one = headline_size(*state, "Пожар!"), two = headline_size(*state, "Покиньте здание через выход Б");
    int three =
        headline_size(*state, "Учебная тревога в 15:00. Пройдите к выходу Б и ждите дежурного во дворе");
    assert_true(one > two && two > three);
    assert_int_equal(one, 220);
    assert_true(three >= 96);
}

static void all_of_a_long_text_is_shown(void **state)
{
    char *text = pages_repeat("предупреждение", 68); /* nearly LIMIT_ALERT_TEXT bytes */
    assert_in_range(strlen(text), 1900, LIMIT_ALERT_TEXT);
    struct page page;
    build(&page, *state, text, pages_sizes[2]);
    check(&page);
    assert_false(page.headline.paragraph.truncated);
    page_finish(&page);
    free(text);
}

static void whatever_the_text_and_the_screen_the_page_holds_it(void **state)
{
    char *long_text = pages_repeat("предупреждение", 300), *word = pages_repeat("б", 1);
    char *unbroken = memory_zeroed(2001, 1), *lines = memory_zeroed(4001, 1);
    memset(unbroken, 'W', 2000);
    for (int i = 0; i < 1000; i++)
        memcpy(lines + (size_t)i * 4, "two\n", 4);
    const char *texts[] = {
        long_text, word, unbroken, lines, "", " \n ", "تدريب\nFire drill\nУчебная тревога", "🔥🔥🔥\n\u202Eabc"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t size = 0; size < 3 * PAGES_SIZES; size++) {
            static const double scales[] = {1, 0.5, 2};
            struct screen screen = pages_sizes[size / 3];
            struct page page;
            screen.text_scale = scales[size % 3];
            build(&page, *state, texts[i], screen);
            check(&page);
            page_finish(&page);
        }
    free(long_text);
    free(word);
    free(unbroken);
    free(lines);
}

static void a_cut_text_says_so(void **state)
{
    char *text = pages_repeat("предупреждение", 1000);
    struct page page;
    build(&page, *state, text, pages_sizes[0]);
    assert_true(page.headline.paragraph.truncated);
    assert_int_equal(page.detail_count, 0);
    page_finish(&page);
    free(text);
}

static void lines_of_both_directions_keep_one_edge(void **state)
{
    struct page page;
    build(&page, *state, "تدريب على الإخلاء\nFire drill at 15:00.", pages_sizes[2]);
    assert_int_equal(page.direction, DIRECTION_RTL);
    assert_int_equal(page.details[0].paragraph.direction, DIRECTION_LTR);
    const struct placed *texts[] = {&page.section, &page.headline, &page.details[0]};
    for (int i = 0; i < 3; i++) {
        int right = placed_line_x(texts[i], 0) + texts[i]->paragraph.lines[0].width;
        assert_int_equal(right, pages_sizes[2].width - 160);
    }
    page_finish(&page);
}

static void the_text_stands_above_the_middle(void **state)
{
    for (size_t i = 0; i < PAGES_SIZES; i++) {
        struct page page;
        build(&page, *state, "Учебная тревога", pages_sizes[i]);
        int above = page.section.box.y, below = screen_page(&page.screen).h - placed_bottom(&page.headline);
        assert_true(above < below && below < 3 * above);
        page_finish(&page);
    }
}

static uint32_t rgb(SDL_Color color)
{
    return (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

static void alerts_can_be_read_from_afar(void **state)
{
    (void)state;
    for (enum alert_level level = ALERT_WARNING; level <= ALERT_EMERGENCY; level++) {
        struct theme theme;
        theme_set(&theme, palette_find("paper"));
        uint32_t bar = rgb(theme.colors[INK_BAR]);
        theme_set_alert(&theme, level);
        uint32_t ground = rgb(theme.colors[INK_BACKGROUND]), headline = rgb(theme.colors[INK_HEADLINE]);
        assert_true(headline == 0 || headline == 0xFFFFFF);
        assert_true(palette_contrast(headline, ground) >= palette_contrast(headline ^ 0xFFFFFF, ground));
        assert_true(palette_contrast(headline, ground) >= 7);
        assert_true(palette_contrast(rgb(theme.colors[INK_SUMMARY]), ground) >= 7);
        assert_true(palette_contrast(rgb(theme.colors[INK_ACCENT]), ground) >= 4.5);
        assert_int_equal(rgb(theme.colors[INK_BAR]), bar);
    }
}

static void build_bar(struct bar *bar, struct fonts *fonts, const char *notice, struct screen screen)
{
    struct error error = {0};
    char code[] = "ru", word[] = "Объявление:", next[] = "Далее:";
    struct language words = {.code = code, .next = next, .notice = word};
    const char *places[] = {"Астана"};
    struct bar_request request = {.screen = screen,
                                  .title = "Посольство",
                                  .words = &words,
                                  .next_headline = "Следующая статья",
                                  .notice = notice,
                                  .places = places,
                                  .clock_count = 1};
    assert_true(bar_build(bar, fonts, &request, &error));
}

static void a_notice_takes_the_place_of_the_next_story(void **state)
{
    struct bar bar;
    build_bar(&bar, *state, "Касса закрыта", pages_sizes[2]);
    assert_string_equal(bar.next.paragraph.text, "Объявление: Касса закрыта");
    assert_int_equal(bar.next.paragraph.line_count, 1);
    bar_finish(&bar);
}

static void a_longer_notice_takes_two_lines_within_the_bar(void **state)
{
    char *text = pages_repeat("объявление", 40);
    for (size_t i = 0; i < PAGES_SIZES; i++) {
        struct bar bar;
        build_bar(&bar, *state, text, pages_sizes[i]);
        if (bar.next.paragraph.line_count > 0) { /* a small bar leaves it out */
            assert_int_equal(bar.next.paragraph.line_count, 2);
            assert_true(bar.next.paragraph.truncated);
            assert_true(box_inside(bar.next.box, bar.box));
            assert_true(bar.next.box.y >= bar.line.y + bar.line.h);
            assert_false(box_overlaps(bar.next.box, bar.title.box));
            assert_false(box_overlaps(bar.next.box, bar.clocks[0].place.box));
        }
        bar_finish(&bar);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_line_is_the_headline),
        cmocka_unit_test(the_less_there_is_to_say_the_larger_it_is_said),
        cmocka_unit_test(all_of_a_long_text_is_shown),
        cmocka_unit_test(whatever_the_text_and_the_screen_the_page_holds_it),
        cmocka_unit_test(a_cut_text_says_so),
        cmocka_unit_test(lines_of_both_directions_keep_one_edge),
        cmocka_unit_test(the_text_stands_above_the_middle),
        cmocka_unit_test(alerts_can_be_read_from_afar),
        cmocka_unit_test(a_notice_takes_the_place_of_the_next_story),
        cmocka_unit_test(a_longer_notice_takes_two_lines_within_the_bar),
    };
    return cmocka_run_group_tests_name("alert page", tests, open_fonts, close_fonts);
}
