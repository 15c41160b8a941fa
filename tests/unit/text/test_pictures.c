/* text/: coloured pictures (emoji), with Debian's font of them. */
#include "unit/text/setter.h"

#include "text/chain.h"
#include "text/rescale.h"
#include "text/run.h"

#include <stdlib.h>
#include <string.h>

#define PICTURES "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"

#define JOINER     "\xE2\x80\x8D"
#define AS_TEXT    "\xEF\xB8\x8E"
#define AS_PICTURE "\xEF\xB8\x8F"
#define KEYCAP     "\xE2\x83\xA3"

#define TULIP     "\U0001F337"
#define FAMILY    "\U0001F468" JOINER "\U0001F469" JOINER "\U0001F467" JOINER "\U0001F466"
#define FLAG      "\U0001F1F0\U0001F1FF"
#define SCOTLAND  "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"
#define THUMB     "\U0001F44D\U0001F3FD"
#define ASTRONAUT "\U0001F469\U0001F3FD" JOINER "\U0001F680"
#define RAINBOW   "\U0001F3F3" AS_PICTURE JOINER "\U0001F308"
#define HEART     "\xE2\x9D\xA4"

enum { WIDTH = 1200, HEIGHT = 600, X = 20, BASELINE = 400 };

static const SDL_Color inks[] = {{255, 255, 255, 255}};

/* What was drawn: the box around it, and how many of its pixels have a colour of their own. */
struct ink {
    int left, top, right, bottom; /* right and bottom are outside */
    int coloured;
};

static uint32_t pixel_at(const SDL_Surface *surface, int x, int y)
{
    uint32_t pixel;
    memcpy(&pixel, (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch + (ptrdiff_t)x * 4, 4);
    return pixel;
}

static bool is_coloured(uint32_t pixel)
{
    int r = pixel >> 16 & 0xFF, g = pixel >> 8 & 0xFF, b = pixel & 0xFF;
    return pixel >> 24 > 128 && (abs(r - g) > 40 || abs(g - b) > 40 || abs(r - b) > 40);
}

static struct ink ink_on(const SDL_Surface *surface)
{
    struct ink ink = {surface->w, surface->h, 0, 0, 0};
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++) {
            uint32_t pixel = pixel_at(surface, x, y);
            if (!(pixel >> 24))
                continue;
            ink.left = x < ink.left ? x : ink.left;
            ink.right = x >= ink.right ? x + 1 : ink.right;
            ink.top = y < ink.top ? y : ink.top;
            ink.bottom = y + 1;
            ink.coloured += is_coloured(pixel);
        }
    }
    return ink;
}

static SDL_Surface *surface_of(int width, int height)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    return surface;
}

static SDL_Surface *drawn(const struct paragraph *paragraph)
{
    struct error error = {0};
    SDL_Surface *surface = surface_of(WIDTH, HEIGHT);
    if (!paragraph_draw_line(fonts, paragraph, 0, surface, X, BASELINE, inks, &error))
        fail_msg("%s", error.text);
    return surface;
}

static struct ink ink_of(const char *text, enum face face, int size, int tracking)
{
    struct text_span span = {.text = text, .face = face, .size = size, .tracking = tracking};
    struct text_request request = {.spans = &span, .span_count = 1, .language = "ru"};
    struct paragraph paragraph = set_request(&request);
    SDL_Surface *surface = drawn(&paragraph);
    struct ink ink = ink_on(surface);
    assert_in_range(ink.right, ink.left, X + paragraph.width + size / 8);
    SDL_FreeSurface(surface);
    paragraph_finish(&paragraph);
    return ink;
}

/* The font has one size, 128 pixels; a headline on a screen of 3840x2160 is larger. */
static void a_picture_has_the_height_of_its_line_and_stands_on_it(void **state)
{
    (void)state;
    static const int sizes[] = {9, 13, 26, 37, 90, 128, 190, 300};
    for (int face = 0; face < FACE_COUNT; face++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            int size = sizes[i];
            struct ink ink = ink_of(TULIP, (enum face)face, size, 0);
            assert_true(ink.coloured > size * size / 6);
            assert_in_range(ink.bottom - ink.top, size * 3 / 4, size + 2);
            assert_in_range(ink.top, BASELINE - fonts_ascent(fonts, (enum face)face, size), BASELINE);
            assert_in_range(ink.bottom, BASELINE, BASELINE + fonts_descent(fonts, (enum face)face, size));
        }
    }
}

/* Not one for each of its characters, nor a box for what joins them. */
static void a_sequence_is_one_picture(void **state)
{
    (void)state;
    static const char *const sequences[] = {FAMILY,
                                            FLAG,
                                            SCOTLAND,
                                            THUMB,
                                            ASTRONAUT,
                                            RAINBOW,
                                            (HEART AS_PICTURE),
                                            ("1" AS_PICTURE KEYCAP),
                                            ("#" AS_PICTURE KEYCAP),
                                            ("\xE2\x98\x80" AS_PICTURE)};
    int one = width_of(TULIP, "ru", DIRECTION_LTR);
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        if (width_of(sequences[i], "ru", DIRECTION_LTR) != one ||
            width_of(sequences[i], "ar", DIRECTION_RTL) != one)
            fail_msg("%s is not as wide as " TULIP, sequences[i]);
        if (strcmp(sequences[i], FAMILY) != 0) /* which is black and white */
            assert_true(ink_of(sequences[i], FACE_REGULAR, 36, 0).coloured > 36);
    }
}

static void signs_and_pictures_are_told_apart(void **state)
{
    (void)state;
    static const char *const pictures[] = {
        HEART AS_PICTURE, "\xE2\xAD\x90",          "\xE2\xAD\x90" AS_PICTURE, "\xE2\x9A\xA1",
        "\U0001F602",     "\U0001F602" AS_PICTURE, "\xE2\x98\x8E" AS_PICTURE, "\xE2\x98\x9D\U0001F3FD"};
    static const char *const signs[] = {HEART,
                                        HEART AS_TEXT,
                                        "\xE2\xAD\x90" AS_TEXT,
                                        "\xE2\x9A\xA1" AS_TEXT,
                                        "\U0001F602" AS_TEXT,
                                        "1",
                                        "1" AS_PICTURE,
                                        "#",
                                        "\xC2\xA9",
                                        "\xC2\xA9" AS_PICTURE,
                                        "\xE2\x84\xA2" AS_PICTURE,
                                        "\xE2\x96\xAA" AS_PICTURE,
                                        "\xE2\x9C\x94" AS_PICTURE,
                                        "\xE2\x98\x8E" AS_TEXT,
                                        "\xE2\x86\x92",
                                        "\xE2\x98\x85",
                                        "№"};
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (ink_of(pictures[i], FACE_REGULAR, 36, 0).coloured == 0)
            fail_msg("%s is no picture", pictures[i]);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (ink_of(signs[i], FACE_REGULAR, 36, 0).coloured > 0)
            fail_msg("%s is no sign", signs[i]);
}

static void a_selector_has_no_width(void **state)
{
    (void)state;
    assert_int_equal(width_of(HEART AS_TEXT, "ru", DIRECTION_LTR), width_of(HEART, "ru", DIRECTION_LTR));
    assert_int_equal(width_of("1" AS_PICTURE, "ru", DIRECTION_LTR), width_of("1", "ru", DIRECTION_LTR));
    assert_int_equal(width_of(TULIP AS_PICTURE, "ru", DIRECTION_LTR), width_of(TULIP, "ru", DIRECTION_LTR));
}

/* Text beside a picture stays in its own font. */
static void a_picture_pulls_no_text_into_its_font(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("5 " TULIP ", 7" TULIP "«8» " FLAG "!", "ru", DIRECTION_LTR, 0);
    for (size_t i = 0; i < paragraph.run_count; i++) {
        const struct text_run *run = &paragraph.runs[i];
        const char *bytes = paragraph.text + run->start;
        bool picture = run_is_picture(run_file(fonts, &paragraph.spans[run->span], run));
        bool is_one = strncmp(bytes, TULIP, 4) == 0 || strncmp(bytes, FLAG, 8) == 0;
        assert_int_equal(picture, is_one);
    }
    paragraph_finish(&paragraph);
}

static void lines_break_between_pictures_never_within(void **state)
{
    (void)state;
    int one = width_of(TULIP, "ru", DIRECTION_LTR);
    struct paragraph paragraph =
        set_text(FAMILY FLAG THUMB SCOTLAND FLAG FLAG RAINBOW, "ru", DIRECTION_LTR, one + one / 2);
    static const char *const lines[] = {FAMILY, FLAG, THUMB, SCOTLAND, FLAG, FLAG, RAINBOW};
    assert_int_equal(paragraph.line_count, sizeof lines / sizeof *lines);
    for (size_t i = 0; i < paragraph.line_count; i++)
        assert_string_equal(line_text(&paragraph, i), lines[i]);
    paragraph_finish(&paragraph);
}

/* A section's label is set apart, each picture a letter of it. */
static void pictures_are_set_apart_as_letters_are(void **state)
{
    (void)state;
    struct ink close = ink_of(FAMILY TULIP FLAG, FACE_SEMIBOLD, 40, 0);
    struct ink wide = ink_of("\xD0\x90" FAMILY TULIP FLAG, FACE_SEMIBOLD, 40, 200);
    struct ink letter = ink_of("\xD0\x90", FACE_SEMIBOLD, 40, 0);
    int apart = 3 * 40 * 200 / 1000;
    assert_in_range((wide.right - wide.left) - (close.right - close.left) - (letter.right - letter.left),
                    apart - 4, apart + 10);
    assert_in_range(wide.coloured, close.coloured * 9 / 10, close.coloured * 11 / 10);
}

/* The middle of the pixels that have more of one channel than of another. */
static int middle_of(const SDL_Surface *surface, int more, int less)
{
    long sum = 0, count = 0;
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++) {
            uint32_t pixel = pixel_at(surface, x, y);
            if (is_coloured(pixel) && (int)(pixel >> more & 0xFF) > (int)(pixel >> less & 0xFF)) {
                sum += x;
                count++;
            }
        }
    assert_true(count > 0);
    return (int)(sum / count);
}

static void they_follow_the_direction_of_the_text(void **state)
{
    (void)state;
    struct paragraph ltr = set_text("Да \U0001F534\U0001F535", "ru", DIRECTION_LTR, 0); /* red, blue */
    struct paragraph rtl = set_text("שלום \U0001F534\U0001F535", "he", DIRECTION_RTL, 0);
    SDL_Surface *right = drawn(&ltr), *left = drawn(&rtl);
    assert_true(middle_of(right, 16, 0) + 20 < middle_of(right, 0, 16));
    assert_true(middle_of(left, 16, 0) > middle_of(left, 0, 16) + 20);
    SDL_FreeSurface(right);
    SDL_FreeSurface(left);
    paragraph_finish(&ltr);
    paragraph_finish(&rtl);
}

/* One half red, the other nothing (black, if one looks at the bytes). */
static void scaling_keeps_colour_and_cover(void **state)
{
    (void)state;
    static const double scales[] = {0.07, 0.2, 0.5, 0.77, 1, 1.5, 2.3};
    enum { SIDE = 60 };
    SDL_Surface *half = surface_of(SIDE, SIDE);
    const SDL_Rect left = {0, 0, SIDE / 2, SIDE};
    SDL_FillRect(half, &left, 0xFFFF0000);
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        SDL_Surface *result = rescale(half, scales[i]);
        double cover = 0, whole = SIDE * SIDE * scales[i] * scales[i] / 2;
        assert_non_null(result);
        assert_in_range(result->w, (int)(SIDE * scales[i]), (int)(SIDE * scales[i]) + 1);
        assert_in_range(result->h, (int)(SIDE * scales[i]), (int)(SIDE * scales[i]) + 1);
        for (int y = 0; y < result->h; y++)
            for (int x = 0; x < result->w; x++) {
                uint32_t pixel = pixel_at(result, x, y);
                assert_true(pixel == 0 || (pixel & 0xFFFFFF) == 0xFF0000);
                cover += (pixel >> 24) / 255.0;
            }
        assert_true(cover > whole * 0.7 && cover < whole * 1.1);
        assert_true(pixel_at(result, (int)(SIDE * scales[i] / 4), (int)(SIDE * scales[i] / 2)) >> 24 > 230);
        SDL_FreeSurface(result);
    }
    SDL_FreeSurface(half);
}

static int open_with_pictures(void **state)
{
    struct error error = {0};
    if (setter_open(state) != 0)
        return 1;
    if (fonts_add_list(fonts, PICTURES, &error))
        return 0;
    print_error("%s; it comes with Debian's fonts-noto-color-emoji\n", error.text);
    return 1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_has_the_height_of_its_line_and_stands_on_it),
        cmocka_unit_test(a_sequence_is_one_picture),
        cmocka_unit_test(signs_and_pictures_are_told_apart),
        cmocka_unit_test(a_selector_has_no_width),
        cmocka_unit_test(a_picture_pulls_no_text_into_its_font),
        cmocka_unit_test(lines_break_between_pictures_never_within),
        cmocka_unit_test(pictures_are_set_apart_as_letters_are),
        cmocka_unit_test(they_follow_the_direction_of_the_text),
        cmocka_unit_test(scaling_keeps_colour_and_cover),
    };
    return cmocka_run_group_tests(tests, open_with_pictures, setter_close);
}
