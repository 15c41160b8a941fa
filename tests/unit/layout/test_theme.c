/* layout/theme.h: colours that can be read, by the contrast of WCAG 2.1 (relative luminance). */
#include "layout/theme.h"

#include "support/cmocka.h"

#include <math.h>

static const char *const names[] = {"night", "paper", "contrast"};

static uint32_t rgb(SDL_Color color)
{
    return (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

static void expect_contrast(enum ink ink, enum ink behind, double least)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct theme theme;
        theme_set(&theme, palette_find(names[i]));
        double found = palette_contrast(rgb(theme.colors[ink]), rgb(theme.colors[behind]));
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
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct theme theme;
        theme_set(&theme, palette_find(names[i]));
        for (int ink = 0; ink < INK_COUNT; ink++)
            assert_int_equal(theme.colors[ink].a, 255);
    }
}

static void the_operator_s_colours_stand_on_a_theme_of_foyer_s(void **state)
{
    (void)state;
    char name[] = "Ministry", like[] = "paper";
    struct config_theme own = {.name = name, .like = like};
    struct config config = {.screen = {.theme = name}, .themes = &own, .theme_count = 1};
    struct theme theme, paper;
    own.palette.colors[PALETTE_ACCENT] = 0xFF0A5C36;
    theme_set_configured(&theme, &config);
    theme_set(&paper, palette_find("paper"));
    assert_int_equal(rgb(theme.colors[INK_ACCENT]), 0x0A5C36);
    for (int ink = 0; ink < INK_COUNT; ink++)
        if (ink != INK_ACCENT)
            assert_int_equal(rgb(theme.colors[ink]), rgb(paper.colors[ink]));
}

static void expect_faces(const char *headline, const char *regular, const char *medium, const char *strong,
                         const struct config *config)
{
    const char *const wanted[] = {headline, regular, medium, strong};
    const char *paths[FACE_COUNT];
    theme_faces(config, paths);
    for (int face = 0; face < FACE_COUNT; face++)
        if (wanted[face])
            assert_string_equal(paths[face], wanted[face]);
        else
            assert_null(paths[face]);
}

static void a_face_that_is_not_given_is_the_next_lighter_one(void **state)
{
    (void)state;
    char name[] = "Ministry", like[] = "paper", h[] = "/h", t[] = "/t", m[] = "/m", s[] = "/s";
    struct config_theme own = {.name = name, .like = like, .headline_font = h};
    struct config config = {.screen = {.theme = name}, .themes = &own, .theme_count = 1};
    expect_faces("/h", NULL, NULL, NULL, &config);
    own.text_font = t;
    expect_faces("/h", "/t", "/t", "/t", &config);
    own.text_medium_font = m;
    expect_faces("/h", "/t", "/m", "/m", &config);
    own.text_strong_font = s;
    own.text_medium_font = NULL;
    own.headline_font = NULL;
    expect_faces(NULL, "/t", "/t", "/s", &config);
    config.screen.theme = like;
    expect_faces(NULL, NULL, NULL, NULL, &config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(running_text_has_a_contrast_of_seven),
        cmocka_unit_test(quiet_text_has_a_contrast_of_four_and_a_half),
        cmocka_unit_test(every_colour_of_a_theme_is_set_and_opaque),
        cmocka_unit_test(the_operator_s_colours_stand_on_a_theme_of_foyer_s),
        cmocka_unit_test(a_face_that_is_not_given_is_the_next_lighter_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
