/* text/: ink on a surface. */
#include "unit/text/setter.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 900, HEIGHT = 200, BASELINE = 120 };

static const SDL_Color inks[] = {{223, 225, 228, 255}, {232, 179, 75, 255}};

struct box {
    int left, top, right, bottom; /* right and bottom are outside */
};

static SDL_Surface *paper(uint32_t pixel)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    assert_int_equal(SDL_FillRect(surface, NULL, pixel), 0);
    return surface;
}

static uint32_t pixel_at(const SDL_Surface *surface, int x, int y)
{
    uint32_t pixel;
    memcpy(&pixel, (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch + (ptrdiff_t)x * 4, 4);
    return pixel;
}

/* The smallest box around all pixels that are not `empty`. */
static struct box ink_box(const SDL_Surface *surface, uint32_t empty)
{
    struct box box = {surface->w, surface->h, 0, 0};
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++) {
            if (pixel_at(surface, x, y) == empty)
                continue;
            box.left = x < box.left ? x : box.left;
            box.right = x >= box.right ? x + 1 : box.right;
            box.top = y < box.top ? y : box.top;
            box.bottom = y >= box.bottom ? y + 1 : box.bottom;
        }
    }
    return box;
}

static void draw(const struct paragraph *paragraph, size_t line, SDL_Surface *surface, int x, int baseline)
{
    struct error error = {0};
    if (!paragraph_draw_line(fonts, paragraph, line, surface, x, baseline, inks, &error))
        fail_msg("%s", error.text);
}

/* Draws on nothing and returns where ink is. */
static struct box ink_of(const char *text, const char *language, enum direction direction)
{
    SDL_Surface *surface = paper(0);
    struct paragraph paragraph = set_text(text, language, direction, 0);
    draw(&paragraph, 0, surface, 20, BASELINE);
    struct box box = ink_box(surface, 0);
    paragraph_finish(&paragraph);
    SDL_FreeSurface(surface);
    return box;
}

static void ink_stands_within_the_lines_box(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_count; i++) {
        for (int face = 0; face < FACE_COUNT; face++) {
            struct text_span span = {.text = samples[i].text, .face = (enum face)face, .size = 44};
            struct text_request request = {
                .spans = &span, .span_count = 1, .language = samples[i].language, .width = 800};
            struct paragraph paragraph = set_request(&request);
            for (size_t line = 0; line < paragraph.line_count; line++) {
                SDL_Surface *surface = paper(0);
                draw(&paragraph, line, surface, 20, BASELINE);
                struct box box = ink_box(surface, 0);
                assert_in_range(box.left, 18, 20 + 44 / 4);
                assert_in_range(box.right, 20 + paragraph.lines[line].width - 44 / 4,
                                20 + paragraph.lines[line].width + 2);
                assert_true(box.top >= BASELINE - fonts_ascent(fonts, span.face, span.size));
                assert_true(box.top <= BASELINE - fonts_cap_height(fonts, span.face, span.size) * 2 / 3);
                assert_true(box.bottom <= BASELINE + fonts_descent(fonts, span.face, span.size));
                SDL_FreeSurface(surface);
            }
            paragraph_finish(&paragraph);
        }
    }
}

static void ink_on_nothing_keeps_its_colour_to_the_edges(void **state)
{
    (void)state;
    SDL_Surface *surface = paper(0);
    struct paragraph paragraph = set_text("Алтай", "ru", DIRECTION_LTR, 0);
    draw(&paragraph, 0, surface, 20, BASELINE);
    int full = 0, partial = 0;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel = pixel_at(surface, x, y);
            if (pixel >> 24 == 0)
                continue;
            assert_int_equal(pixel & 0xFFFFFF, 0xDFE1E4);
            full += pixel >> 24 == 255;
            partial += pixel >> 24 < 255;
        }
    }
    assert_true(full > 200 && partial > 100); /* strokes, and smooth edges */
    paragraph_finish(&paragraph);
    SDL_FreeSurface(surface);
}

static void ink_on_paper_is_mixed_with_it(void **state)
{
    (void)state;
    SDL_Surface *surface = paper(0xFF0E1420);
    struct paragraph paragraph = set_text("Алтай", "ru", DIRECTION_LTR, 0);
    draw(&paragraph, 0, surface, 20, BASELINE);
    int full = 0;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel = pixel_at(surface, x, y);
            assert_int_equal(pixel >> 24, 255);
            assert_in_range(pixel >> 16 & 255, 0x0E, 0xDF);
            assert_in_range(pixel >> 8 & 255, 0x14, 0xE1);
            assert_in_range(pixel & 255, 0x20, 0xE4);
            full += pixel == 0xFFDFE1E4;
        }
    }
    assert_true(full > 200);
    paragraph_finish(&paragraph);
    SDL_FreeSurface(surface);
}

static void drawing_twice_in_the_same_place_is_darker_but_never_more_than_ink(void **state)
{
    (void)state;
    SDL_Surface *surface = paper(0);
    struct paragraph paragraph = set_text("Алтай", "ru", DIRECTION_LTR, 0);
    draw(&paragraph, 0, surface, 20, BASELINE);
    SDL_Surface *once = SDL_ConvertSurface(surface, surface->format, 0);
    assert_non_null(once);
    draw(&paragraph, 0, surface, 20, BASELINE);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel = pixel_at(surface, x, y), before = pixel_at(once, x, y);
            assert_true(pixel >> 24 >= before >> 24);
            if (before >> 24)
                assert_int_equal(pixel & 0xFFFFFF, 0xDFE1E4);
        }
    }
    SDL_FreeSurface(once);
    SDL_FreeSurface(surface);
    paragraph_finish(&paragraph);
}

static void each_span_has_its_own_ink(void **state)
{
    (void)state;
    struct text_span spans[] = {
        {.text = "ПРИРОДА", .face = FACE_SEMIBOLD, .size = 36, .tracking = 60, .ink = 1},
        {.text = "· Алтай", .face = FACE_MEDIUM, .size = 36, .space_before = 20, .ink = 0},
    };
    struct text_request request = {.spans = spans, .span_count = 2, .language = "ru"};
    struct paragraph paragraph = set_request(&request);
    SDL_Surface *surface = paper(0);
    draw(&paragraph, 0, surface, 0, BASELINE);
    int border = paragraph.runs[0].width + 10; /* in the middle of the gap */
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel = pixel_at(surface, x, y);
            if (pixel >> 24)
                assert_int_equal(pixel & 0xFFFFFF, x < border ? 0xE8B34B : 0xDFE1E4);
        }
    }
    struct box box = ink_box(surface, 0);
    assert_in_range(box.right, paragraph.width - 8, paragraph.width + 2);
    paragraph_finish(&paragraph);
    SDL_FreeSurface(surface);
}

static bool column_has_ink(const SDL_Surface *surface, int x)
{
    for (int y = 0; y < surface->h; y++)
        if (pixel_at(surface, x, y) != 0)
            return true;
    return false;
}

/* How many columns of ink stand side by side from x on in steps of `step`. */
static int ink_run(const SDL_Surface *surface, int x, int step)
{
    int count = 0;
    while (x >= 0 && x < surface->w && column_has_ink(surface, x)) {
        x += step;
        count++;
    }
    return count;
}

static void hebrew_letters_that_are_set_apart_run_right_to_left(void **state)
{
    (void)state;
    SDL_Surface *surface = paper(0);
    /* A vav is a stroke, the shin behind it the widest letter: it must stand at the left. */
    struct text_span span = {.text = "ווש", .face = FACE_SEMIBOLD, .size = 44, .tracking = 300};
    struct text_request request = {.spans = &span, .span_count = 1, .language = "he", .width = 800};
    struct paragraph paragraph = set_request(&request);
    draw(&paragraph, 0, surface, 20, BASELINE);
    struct box box = ink_box(surface, 0);
    int leftmost = ink_run(surface, box.left, 1), rightmost = ink_run(surface, box.right - 1, -1);
    assert_true(leftmost < box.right - box.left); /* they are set apart */
    assert_true(leftmost > 2 * rightmost);
    assert_true(box.left >= 20 && box.right <= 20 + paragraph.lines[0].width);
    paragraph_finish(&paragraph);
    SDL_FreeSurface(surface);
}

static void marks_above_the_ascent_do_not_move_the_baseline(void **state)
{
    (void)state;
    struct box plain = ink_of("ШИ", "ru", DIRECTION_LTR);
    struct box marked = ink_of("ШИ\xCC\x86\xCC\x81\xCC\x88", "ru", DIRECTION_LTR);
    assert_int_equal(plain.bottom, BASELINE);
    assert_int_equal(marked.bottom, BASELINE);
    assert_true(marked.top < plain.top - 10);
}

static void fallback_fonts_stand_on_the_same_baseline(void **state)
{
    (void)state;
    assert_in_range(ink_of("H", "en", DIRECTION_LTR).bottom, BASELINE - 1, BASELINE + 1);
    assert_in_range(ink_of("ב", "he", DIRECTION_RTL).bottom, BASELINE - 1, BASELINE + 1);
    assert_in_range(ink_of("ا", "ar", DIRECTION_RTL).bottom, BASELINE - 1, BASELINE + 1);
}

static void a_soft_hyphen_is_drawn_at_a_lines_end(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("pre\xC2\xADposterous", "en", DIRECTION_LTR, 200);
    assert_int_equal(paragraph.line_count, 2);
    SDL_Surface *surface = paper(0);
    draw(&paragraph, 0, surface, 20, BASELINE);
    struct box with = ink_box(surface, 0);
    struct box without = ink_of("pre", "en", DIRECTION_LTR);
    assert_in_range(with.right, without.right + 5, without.right + 15);
    SDL_FreeSurface(surface);
    paragraph_finish(&paragraph);
}

static void text_without_width_draws_nothing_and_is_no_error(void **state)
{
    (void)state;
    const char *const texts[] = {"а\xE2\x80\x8B", "\xE2\x80\x8D\xE2\x80\x8D", "\xE2\x80\x8F", "\xEF\xB8\x8F"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        SDL_Surface *surface = paper(0);
        struct paragraph paragraph = set_text(texts[i], "ru", DIRECTION_LTR, 300);
        for (size_t line = 0; line < paragraph.line_count; line++)
            draw(&paragraph, line, surface, 20, BASELINE);
        paragraph_finish(&paragraph);
        SDL_FreeSurface(surface);
    }
}

static void drawing_stays_inside_the_surface(void **state)
{
    (void)state;
    enum { SIDE = 60, MARGIN = 40, STRIDE = SIDE + 2 * MARGIN };
    uint32_t *pixels = malloc(sizeof(uint32_t) * STRIDE * STRIDE);
    struct paragraph paragraph = set_text("Щиголь Ўғқ", "ru", DIRECTION_LTR, 0);
    for (int x = -300; x <= 100; x += 25) {
        for (int baseline = -60; baseline <= 140; baseline += 10) {
            memset(pixels, 0, sizeof(uint32_t) * STRIDE * STRIDE);
            SDL_Surface *window =
                SDL_CreateRGBSurfaceWithFormatFrom(pixels + (size_t)MARGIN * STRIDE + MARGIN, SIDE, SIDE, 32,
                                                   STRIDE * 4, SDL_PIXELFORMAT_ARGB8888);
            assert_non_null(window);
            draw(&paragraph, 0, window, x, baseline);
            for (int i = 0; i < STRIDE * STRIDE; i++) {
                int column = i % STRIDE - MARGIN, row = i / STRIDE - MARGIN;
                if (column < 0 || column >= SIDE || row < 0 || row >= SIDE)
                    assert_int_equal(pixels[i], 0);
            }
            SDL_FreeSurface(window);
        }
    }
    paragraph_finish(&paragraph);
    free(pixels);
}

static void a_clipped_line_is_a_part_of_the_whole(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("Казахстан", "kk", DIRECTION_LTR, 0);
    SDL_Surface *whole = paper(0);
    SDL_Surface *part = SDL_CreateRGBSurfaceWithFormat(0, 50, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(part);
    draw(&paragraph, 0, whole, 20, BASELINE);
    draw(&paragraph, 0, part, 20 - 60, BASELINE);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < 50; x++)
            assert_int_equal(pixel_at(part, x, y) >> 24, pixel_at(whole, x + 60, y) >> 24);
    SDL_FreeSurface(whole);
    SDL_FreeSurface(part);
    paragraph_finish(&paragraph);
}

static void another_pixel_format_is_refused(void **state)
{
    (void)state;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 50, 50, 24, SDL_PIXELFORMAT_RGB24);
    struct paragraph paragraph = set_text("Казахстан", "kk", DIRECTION_LTR, 0);
    struct error error = {0};
    assert_false(paragraph_draw_line(fonts, &paragraph, 0, surface, 0, 40, inks, &error));
    assert_non_null(strstr(error.text, "RGB24"));
    SDL_FreeSurface(surface);
    paragraph_finish(&paragraph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ink_stands_within_the_lines_box),
        cmocka_unit_test(ink_on_nothing_keeps_its_colour_to_the_edges),
        cmocka_unit_test(ink_on_paper_is_mixed_with_it),
        cmocka_unit_test(drawing_twice_in_the_same_place_is_darker_but_never_more_than_ink),
        cmocka_unit_test(each_span_has_its_own_ink),
        cmocka_unit_test(hebrew_letters_that_are_set_apart_run_right_to_left),
        cmocka_unit_test(marks_above_the_ascent_do_not_move_the_baseline),
        cmocka_unit_test(fallback_fonts_stand_on_the_same_baseline),
        cmocka_unit_test(a_soft_hyphen_is_drawn_at_a_lines_end),
        cmocka_unit_test(text_without_width_draws_nothing_and_is_no_error),
        cmocka_unit_test(drawing_stays_inside_the_surface),
        cmocka_unit_test(a_clipped_line_is_a_part_of_the_whole),
        cmocka_unit_test(another_pixel_format_is_refused),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
