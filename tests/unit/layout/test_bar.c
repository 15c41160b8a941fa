/* layout/: the foot of every page, and the page without a story. */
#include "layout/bar.h"

#include "base/memory.h"
#include "pages.h"
#include "support/cmocka.h"

#include <stdio.h>
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

static const char *const places[LIMIT_CLOCKS] = {"Astana", "Washington", "Saint Petersburg",
                                                 "Llanfairpwllgwyngyll by the old station"};

static char next_word[] = "Next:", code[] = "en";
static const struct language words = {.code = code, .next = next_word};

static void build(struct bar *bar, struct fonts *fonts, const struct bar_request *request)
{
    struct error error = {0};
    if (!bar_build(bar, fonts, request, &error))
        fail_msg("%s", error.text);
}

static struct box clock_box(const struct bar *bar, size_t index)
{
    return (struct box){.x = bar->clocks[index].x,
                        .y = bar->clocks[index].baseline - bar->digit_size,
                        .w = 4 * bar->digit_width + bar->colon_width,
                        .h = bar->digit_size};
}

/* A text without lines takes no place. */
static struct box text_box(const struct placed *placed)
{
    return placed->paragraph.line_count > 0 ? placed->box : (struct box){0};
}

static void check_bar(const struct bar *bar)
{
    struct box boxes[3 + 2 * LIMIT_CLOCKS] = {text_box(&bar->title), text_box(&bar->next),
                                              text_box(&bar->stale)};
    size_t count = 3;
    for (size_t i = 0; i < bar->clock_count; i++) {
        boxes[count++] = text_box(&bar->clocks[i].place);
        boxes[count++] = clock_box(bar, i);
    }
    for (size_t i = 0; i < count; i++) {
        const struct screen *screen = &bar->screen;
        if (boxes[i].w > 0 && !box_inside(boxes[i], bar->box))
            fail_msg("%dx%d, type %g, %zu clocks: box %zu leaves the bar", screen->width, screen->height,
                     screen->text_scale, bar->clock_count, i);
        for (size_t j = 0; j < i; j++)
            if (box_overlaps(boxes[i], boxes[j]))
                fail_msg("%dx%d, type %g, %zu clocks: boxes %zu and %zu overlap", screen->width,
                         screen->height, screen->text_scale, bar->clock_count, j, i);
    }
}

/* Short and very long texts, with and without each of them, 0 to 4 clocks. */
static void check_bars(struct fonts *fonts, struct screen screen)
{
    char *title = pages_repeat("Embassy lobby", 30), *headline = pages_repeat("Observatory opens", 30);
    const char *const titles[] = {NULL, "Embassy lobby", title};
    const char *const stales[] = {NULL, "updated 3 h ago"};
    const char *const headlines[] = {NULL, headline};
    for (size_t clocks = 0; clocks <= LIMIT_CLOCKS; clocks++)
        for (size_t i = 0; i < 12; i++) {
            struct bar_request request = {.screen = screen,
                                          .title = titles[i % 3],
                                          .words = &words,
                                          .next_headline = headlines[i / 3 % 2],
                                          .stale = stales[i / 6],
                                          .places = i == 0 ? NULL : places,
                                          .clock_count = clocks};
            struct bar bar;
            build(&bar, fonts, &request);
            check_bar(&bar);
            assert_true(clocks == 0 || bar.clock_count > 0);
            assert_true(!request.title || request.stale || bar.title.paragraph.line_count == 1);
            bar_finish(&bar);
        }
    free(title);
    free(headline);
}

static void nothing_in_the_bar_overlaps(void **state)
{
    for (size_t i = 0; i < PAGES_SIZES; i++)
        check_bars(*state, pages_sizes[i]);
}

static void nothing_in_the_bar_overlaps_in_larger_type(void **state)
{
    check_bars(*state, (struct screen){1920, 1080, 1.3});
    check_bars(*state, (struct screen){640, 480, 1.3});
    check_bars(*state, (struct screen){1080, 1920, 1.3});
}

static void the_usual_bar_shows_everything(void **state)
{
    struct bar_request request = {.screen = pages_sizes[2],
                                  .title = "Embassy lobby",
                                  .words = &words,
                                  .next_headline = "Hilltop observatory opens",
                                  .stale = "updated 3 h ago",
                                  .places = places,
                                  .clock_count = 2};
    struct bar bar;
    build(&bar, *state, &request);
    check_bar(&bar);
    assert_int_equal(bar.clock_count, 2);
    assert_false(bar.title.paragraph.truncated);
    assert_false(bar.next.paragraph.truncated);
    assert_false(bar.stale.paragraph.truncated);
    assert_false(bar.clocks[0].place.paragraph.truncated);
    assert_int_equal(bar.title.box.x, 64);
    assert_int_equal(clock_box(&bar, 1).x + clock_box(&bar, 1).w, 1920 - 64);
    bar_finish(&bar);
}

static void the_progress_line_fills_with_the_time(void **state)
{
    struct bar_request request = {.screen = pages_sizes[2], .words = &words};
    struct bar bar;
    build(&bar, *state, &request);
    assert_int_equal(bar_progress_width(&bar, -1), 0);
    assert_int_equal(bar_progress_width(&bar, 0), 0);
    assert_int_equal(bar_progress_width(&bar, 0.5), 960);
    assert_int_equal(bar_progress_width(&bar, 1), 1920);
    assert_int_equal(bar_progress_width(&bar, 7), 1920);
    assert_int_equal(bar.progress.y + bar.progress.h, bar.box.y);
    bar_finish(&bar);
}

static void check_waiting(const struct page *waiting)
{
    struct box page = screen_page(&waiting->screen);
    assert_true(box_inside(waiting->headline.box, page));
    assert_true(box_inside(waiting->rule, page));
    assert_true(placed_bottom(&waiting->headline) <= waiting->rule.y);
    int bottom = waiting->rule.y + waiting->rule.h;
    for (size_t i = 0; i < waiting->detail_count; i++) {
        const struct placed *sentence = &waiting->details[i];
        assert_true(box_inside(sentence->box, page));
        assert_true(sentence->box.y >= bottom);
        bottom = placed_bottom(sentence);
    }
}

static void expect_waiting(struct fonts *fonts, struct screen screen, const char *title, size_t feeds,
                           enum direction direction)
{
    struct pages_desk desk;
    struct page page;
    pages_desk_open(&desk);
    desk.request.screen = screen;
    desk.words.direction = direction;
    desk.config.title = memory_copy_text(title);
    for (size_t i = 0; i < feeds; i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "Ministry of culture and information, feed %zu", i);
        config_add_feed(&desk.config, name, "https://example.org/feed.json");
    }
    pages_desk_build(&page, fonts, &desk);
    check_waiting(&page);
    assert_true(page.detail_count <= feeds);
    assert_true(feeds == 0 || page.detail_count > 0);
    page_finish(&page);
    pages_desk_close(&desk);
}

static void the_waiting_page_stays_on_the_screen(void **state)
{
    static const size_t feeds[] = {0, 1, 30};
    char *title = pages_repeat("Embassy lobby", 30);
    for (size_t i = 0; i < PAGES_SIZES; i++)
        for (size_t count = 0; count < 3; count++) {
            expect_waiting(*state, pages_sizes[i], "Embassy lobby", feeds[count], DIRECTION_LTR);
            expect_waiting(*state, pages_sizes[i], title, feeds[count], DIRECTION_RTL);
        }
    free(title);
}

static void a_logo_stands_before_the_title_and_keeps_its_shape(void **state)
{
    struct error error = {0};
    struct bar bar;
    struct screen screen = {1920, 1080, 1};
    struct box square = bar_logo_size(&screen, 400, 400), wide = bar_logo_size(&screen, 4000, 100);
    struct box small = bar_logo_size(&screen, 20, 10);
    assert_true(square.w == 56 && square.h == 56);
    assert_true(wide.w == 320 && wide.h == 8);
    assert_true(small.w == 20 && small.h == 10);
    struct bar_request request = {
        .screen = screen, .title = "Lobby", .words = &words, .logo_width = 56, .logo_height = 56};
    assert_true(bar_build(&bar, *state, &request, &error));
    assert_int_equal(bar.logo.x, 64);
    assert_int_equal(bar.logo.y + bar.logo.h / 2, (986 + 1080) / 2); /* below the line, 984 to 986 */
    assert_int_equal(bar.title.box.x, 64 + 56 + 24);
    bar_finish(&bar);
    request.screen = (struct screen){320, 1080, 1}; /* no room for so wide a logo */
    request.logo_width = 200;
    assert_true(bar_build(&bar, *state, &request, &error));
    assert_int_equal(bar.logo.w, 0);
    bar_finish(&bar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_logo_stands_before_the_title_and_keeps_its_shape),
        cmocka_unit_test(nothing_in_the_bar_overlaps),
        cmocka_unit_test(nothing_in_the_bar_overlaps_in_larger_type),
        cmocka_unit_test(the_usual_bar_shows_everything),
        cmocka_unit_test(the_progress_line_fills_with_the_time),
        cmocka_unit_test(the_waiting_page_stays_on_the_screen),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
