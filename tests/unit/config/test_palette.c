/* Colours of the themes, and how far two must be apart to be read. */
#include "reading.h"

#include "config/palette.h"

#include <math.h>
#include <stdio.h>

#define FEED "feed \"A\" { url = \"/a\" }\n"

/* As the examples of WCAG 2.1 and every contrast checker have it. */
static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    static const struct {
        uint32_t one, other;
        double contrast;
    } pairs[] = {
        {0xFF000000, 0xFFFFFFFF, 21},    {0xFFFFFFFF, 0xFF000000, 21},    {0xFF123456, 0xFF123456, 1},
        {0xFF777777, 0xFFFFFFFF, 4.478}, {0xFFFF0000, 0xFFFFFFFF, 3.998}, {0xFF00FF00, 0xFFFFFFFF, 1.372},
        {0xFF0000FF, 0xFFFFFFFF, 8.592}, {0xFF0A0A0A, 0xFF000000, 1.061},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        double found = palette_contrast(pairs[i].one, pairs[i].other);
        if (fabs(found - pairs[i].contrast) > 0.0006)
            fail_msg("%08x on %08x: %f", (unsigned)pairs[i].one, (unsigned)pairs[i].other, found);
    }
}

static void foyer_s_own_themes_can_be_read(void **state)
{
    (void)state;
    static const char *const names[] = {"night", "paper", "contrast"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct palette *palette = palette_find(names[i]);
        assert_non_null(palette);
        for (int k = 0; k < PALETTE_PAIRS; k++)
            assert_true(palette_contrast(palette->colors[palette_pairs[k].ink],
                                         palette->colors[palette_pairs[k].behind]) >= palette_pairs[k].least);
    }
    assert_null(palette_find("Night"));
}

/* White above and below; a grey of 4.6:1 on it is enough for the small, and one of 7.2:1 for what is read. */
static void each_colour_has_a_contrast_that_it_needs(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        bool read; /* 7:1 against 4.5:1 */
        bool bar;  /* stands on the bar, too */
        bool page; /* stands on the background */
    } colors[] = {
        {"headline", true, false, true}, {"summary", true, true, true}, {"strong", true, true, true},
        {"dim", false, true, true},      {"accent", false, true, true},
    };
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        for (int k = 0; k < 4; k++) {
            bool enough = k % 2 == 0, on_bar = k / 2;
            const char *ink =
                colors[i].read ? (enough ? "#585858" : "#5a5a5a") : (enough ? "#757575" : "#787878");
            char text[300];
            (void)snprintf(
                text, sizeof text,
                FEED "theme X { like = paper background = \"%s\" bar = \"%s\" headline = \"#000000\" "
                     "summary = \"#000000\" strong = \"#000000\" dim = \"#000000\" accent = \"#000000\"",
                on_bar ? "#dddddd" : "#ffffff", on_bar ? "#ffffff" : "#dddddd");
            /* on the other ground everything but this colour is fine, and this is not looked at there */
            char *at = strstr(text, colors[i].key);
            memcpy(strchr(at, '#'), ink, 7);
            (void)snprintf(text + strlen(text), sizeof text - strlen(text), " }");
            char *mistakes = mistakes_of(text), expected[60];
            (void)snprintf(expected, sizeof expected, "%s %s on %s #ffffff", colors[i].key, ink,
                           on_bar ? "bar" : "background");
            bool told = strstr(mistakes, expected) != NULL;
            if (told != (!enough && (on_bar ? colors[i].bar : colors[i].page)))
                fail_msg("%s: %s", text, mistakes);
            free(mistakes);
        }
}

static void a_colour_that_is_not_given_is_that_of_the_theme_it_is_like(void **state)
{
    (void)state;
    static const char *const keys[PALETTE_COLORS] = {"background", "headline", "summary",  "strong", "dim",
                                                     "rule",       "bar",      "bar_line", "accent"};
    for (int color = 0; color < PALETTE_COLORS; color++) {
        struct config config;
        struct palette palette;
        char text[200];
        assert_string_equal(palette_key((enum palette_color)color), keys[color]);
        /* near enough to night's own to be read */
        uint32_t own = palette_find("night")->colors[color] ^ 1;
        (void)snprintf(text, sizeof text, FEED "theme X { %s = \"#%06x\" }", keys[color],
                       (unsigned)own & 0xFFFFFF);
        read_well(text, &config);
        assert_true(config_palette(&config, "X", &palette));
        for (int other = 0; other < PALETTE_COLORS; other++)
            assert_int_equal(palette.colors[other],
                             other == color ? own : palette_find("night")->colors[other]);
        config_finish(&config);
    }
}

/* Where neither colour is the operator's own there is nothing to mend. */
static void a_contrast_is_told_at_a_colour_that_is_given(void **state)
{
    (void)state;
    char *mistakes = mistakes_of(FEED "theme X {\nlike = paper\nbackground = \"#1b1a17\"\n}");
    const char *line = mistakes;
    size_t lines = 0;
    for (; *line; line = strchr(line, '\n') + 1, lines++)
        assert_memory_equal(line, "foyer.conf:4: theme \"X\".background: ", 36);
    assert_int_equal(lines, 5); /* headline, summary, strong, dim and accent on it; the bar is paper's own */
    assert_non_null(strstr(mistakes,
                           "headline #1b1a17 on background #1b1a17 has a contrast of 1.0:1; to be read it "
                           "needs 7.0:1"));
    free(mistakes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(foyer_s_own_themes_can_be_read),
        cmocka_unit_test(each_colour_has_a_contrast_that_it_needs),
        cmocka_unit_test(a_colour_that_is_not_given_is_that_of_the_theme_it_is_like),
        cmocka_unit_test(a_contrast_is_told_at_a_colour_that_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
