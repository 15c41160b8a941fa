/* layout/theme.h: colours that can be read, by the contrast of WCAG 2.1 (relative luminance). */
#include "layout/theme.h"

#include "support/cmocka.h"

#include <math.h>

static const char *const names[] = {"night", "paper", "contrast"};

static double linear(Uint8 value)
{
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(SDL_Color color)
{
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

static double contrast(SDL_Color a, SDL_Color b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static void expect_contrast(enum ink ink, enum ink behind, double least)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct theme *theme = theme_find(names[i]);
        assert_non_null(theme);
        double found = contrast(theme->colors[ink], theme->colors[behind]);
        if (found < least)
            fail_msg("%s: ink %d on %d has %.2f:1", names[i], ink, behind, found);
    }
}

static void running_text_has_a_contrast_of_seven(void **state)
{
    (void)state;
    expect_contrast(INK_SUMMARY, INK_BACKGROUND, 7);
    expect_contrast(INK_HEADLINE, INK_BACKGROUND, 7);
    expect_contrast(INK_STRONG, INK_BACKGROUND, 7);
    expect_contrast(INK_SUMMARY, INK_BAR, 7);
    expect_contrast(INK_STRONG, INK_BAR, 7);
    expect_contrast(INK_CAPTION, INK_SHADE, 7);
}

static void quiet_text_has_a_contrast_of_four_and_a_half(void **state)
{
    (void)state;
    expect_contrast(INK_DIM, INK_BACKGROUND, 4.5);
    expect_contrast(INK_ACCENT, INK_BACKGROUND, 4.5);
    expect_contrast(INK_CREDIT, INK_SHADE, 4.5);
    expect_contrast(INK_ACCENT, INK_BAR, 4.5);
    expect_contrast(INK_DIM, INK_BAR, 4.5);
}

static void every_colour_of_a_theme_is_set_and_opaque(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (int ink = 0; ink < INK_COUNT; ink++)
            assert_int_equal(theme_find(names[i])->colors[ink].a, 255);
}

static void an_unknown_theme_is_none(void **state)
{
    (void)state;
    assert_null(theme_find("dusk"));
    assert_null(theme_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(running_text_has_a_contrast_of_seven),
        cmocka_unit_test(quiet_text_has_a_contrast_of_four_and_a_half),
        cmocka_unit_test(every_colour_of_a_theme_is_set_and_opaque),
        cmocka_unit_test(an_unknown_theme_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
