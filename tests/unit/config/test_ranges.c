/* How far every value may go: its ends are allowed, what is beyond is not. */
#include "reading.h"

#include "base/limits.h"

#include <stdio.h>

#define FEED "feed \"A\" { url = \"/a\" }\n"

static void both_ends_of_every_range_are_allowed_and_nothing_beyond(void **state)
{
    (void)state;
    static const struct {
        const char *before, *least, *most, *below, *above, *after;
    } ranges[] = {
        {FEED "photo_budget = ", "50MB", "100GB", "49MB", "101GB", ""},
        {FEED "photo_budget = ", "50MB", "100000MB", "0MB", "100001MB", ""},
        {"feed A { url = \"/a\" refresh = ", "1m", "1d", "59s", "1d1s", " }"},
        {"feed A { url = \"/a\" refresh = ", "60s", "24h", "59s999ms", "24h1ms", " }"},
        {"feed A { url = \"/a\" max_stories = ", "1", "500", "0", "501", " }"},
        {"feed A { url = \"/a\" weight = ", "1", "10", "0", "11", " }"},
        {FEED "rotation { dwell = ", "3s", "10m", "2s", "601s", " }"},
        {FEED "rotation { reading_speed = ", "60", "400", "59", "401", " }"},
        {FEED "rotation { max_dwell = 10m min_dwell = ", "3s", "10m", "2s999ms", "10m1s", " }"},
        {FEED "rotation { min_dwell = 3s max_dwell = ", "3s", "10m", "2s999ms", "10m1s", " }"},
        {FEED "rotation { max_age = ", "1h", "366d", "59m", "366d1s", " }"},
        {FEED "screen { text_scale = ", "0.5", "2.0", "0.49", "2.01", " }"},
        {FEED "screen { text_scale = ", "0.50", "2", "0", "20", " }"},
        {FEED "screen { size = ", "640x480", "7680x4320", "639x480", "7681x4320", " }"},
        {FEED "screen { size = ", "480x640", "4320x7680", "479x640", "4321x7680", " }"},
        {FEED "screen { size = ", "640x640", "4320x4320", "640x479", "4321x4321", " }"},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const char *const values[] = {ranges[i].least, ranges[i].most, ranges[i].below, ranges[i].above};
        for (int k = 0; k < 4; k++) {
            char text[200];
            (void)snprintf(text, sizeof text, "%s%s%s", ranges[i].before, values[k], ranges[i].after);
            char *mistakes = mistakes_of(text);
            if (k < 2 ? mistakes[0] != '\0' : !strstr(mistakes, "\" is out of range; allowed: "))
                fail_msg("%s: %s", text, mistakes);
            free(mistakes);
        }
    }
}

static void numbers_are_written_plainly(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "rotation { reading_speed = -160 }",
        "rotation { reading_speed = 1e2 }",
        "rotation { reading_speed = 0x99 }",
        "rotation { reading_speed = \"160 \" }",
        "rotation { reading_speed = 160.0 }",
        "screen { text_scale = 1.0.0 }",
        "screen { text_scale = . }",
        "screen { text_scale = \"1,0\" }",
        "screen { text_scale = -1 }",
        "screen { text_scale = 1.0000000000000000 }",
        "screen { size = 800x }",
        "screen { size = x600 }",
        "screen { size = 800x600x }",
        "screen { size = 800X600 }",
        "screen { size = 0000800x600 }",
        "screen { size = 800x0000600 }",
        "photo_budget = 500mb",
        "photo_budget = \"500  MB\"",
        "photo_budget = MB",
        "photo_budget = 0000100MB",
        "photo_budget = 1TB",
        "photo_budget = 500MB1",
        "rotation { dwell = Auto }",
        "rotation { max_age = never }",
        "screen { rotate = 360 }",
        "screen { qr = yes }",
        "theme \"X\" { dim = 0e1420 }",
        "theme \"X\" { dim = \"#0e142\" }",
        "theme \"X\" { dim = \"#0e14200\" }",
        "theme \"X\" { dim = \"#0e142g\" }",
        "theme \"X\" { dim = \"00e1420\" }",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[200];
        (void)snprintf(text, sizeof text, FEED "%s", wrong[i]);
        char *mistakes = mistakes_of(text);
        if (strncmp(mistakes, "foyer.conf:2: ", 14) != 0 || strchr(mistakes, '\n')[1] != '\0')
            fail_msg("%s: %s", wrong[i], mistakes);
        free(mistakes);
    }
}

static void numbers_mean_what_is_written(void **state)
{
    (void)state;
    struct config config;
    read_well(
        FEED
        "photo_budget = \"75 MB\"\nscreen { text_scale = 01.75 size = 1024x0768 qr = true photo_motion = "
        "true rotate = 90 }\nrotation { dwell = 1m30s500ms max_age = 2d }\n"
        "theme \"X\" { rule = \"#aBcDeF\" }\n",
        &config);
    assert_true(config.photo_budget == 75000000);
    assert_true(config.screen.text_scale == 1.75);
    assert_int_equal(config.screen.width, 1024);
    assert_int_equal(config.screen.height, 768);
    assert_true(config.screen.qr && config.screen.photo_motion);
    assert_int_equal(config.screen.rotate, 90);
    assert_false(config.rotation.dwell_auto);
    assert_true(config.rotation.dwell == TICK_SECONDS(90) + TICK_MS(500));
    assert_true(config.rotation.max_age == TICK_SECONDS(2 * 86400));
    assert_int_equal(config.themes[0].palette.colors[PALETTE_RULE], 0xFFABCDEF);
    config_finish(&config);
}

/* KEY = a text of so many letters. */
static void check_length(const char *before, const char *after, size_t maximum)
{
    for (size_t length = maximum; length <= maximum + 1; length++) {
        struct buffer text;
        char expected[80];
        buffer_init(&text, 1 << 16);
        buffer_append_text(&text, before);
        for (size_t i = 0; i < length; i++)
            buffer_append_text(&text, "a");
        buffer_append_text(&text, after);
        (void)snprintf(expected, sizeof expected, "it is longer than %zu bytes; allowed: ", maximum);
        char *mistakes = mistakes_of(text.bytes);
        if (length == maximum ? strstr(mistakes, "longer") != NULL : !strstr(mistakes, expected))
            fail_msg("%zu letters: %.200s", length, mistakes);
        free(mistakes);
        buffer_finish(&text);
    }
}

static void texts_have_a_maximum(void **state)
{
    (void)state;
    check_length(FEED "title = \"", "\"", LIMIT_FIELD);
    check_length("feed A { url = \"/a\" junk = \"", "\" }", LIMIT_FIELD);
    check_length("feed A { url = \"", "\" }", LIMIT_URL);
    check_length(FEED "store = \"", "\"", LIMIT_URL);
    check_length(FEED "logo = \"", "\"", LIMIT_URL);
    check_length(FEED "fonts = \"", "\"", LIMIT_URL);
    check_length(FEED "network { proxy = \"", "\" }", LIMIT_URL);
    check_length(FEED "language = ", "", LIMIT_LANGUAGE_TAG);
    check_length(FEED "timezone = ", "", LIMIT_FIELD);
}

static void a_tag_of_a_language_has_parts_of_the_right_length(void **state)
{
    (void)state;
    static const char *const good[] = {"en",         "qaa",     "abcdefgh",     "ru-KZ",
                                       "uz-Cyrl-UZ", "de-1996", "en-a-bcdefgh1"};
    static const char *const bad[] = {"e",     "abcdefghi", "en-", "en--US", "-en",        "en-abcdefghi",
                                      "en_US", "e1",        "12",  "en-US ", "en-\xC3\xA9"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char text[100];
        struct config config;
        (void)snprintf(text, sizeof text, FEED "language = \"%s\"", good[i]);
        read_well(text, &config);
        assert_string_equal(config.language, good[i]);
        config_finish(&config);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[100];
        (void)snprintf(text, sizeof text, FEED "language = \"%s\"", bad[i]);
        char *mistakes = mistakes_of(text);
        if (!strstr(mistakes, "\" is no language tag"))
            fail_msg("%s: %s", bad[i], mistakes);
        free(mistakes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ends_of_every_range_are_allowed_and_nothing_beyond),
        cmocka_unit_test(numbers_are_written_plainly),
        cmocka_unit_test(numbers_mean_what_is_written),
        cmocka_unit_test(texts_have_a_maximum),
        cmocka_unit_test(a_tag_of_a_language_has_parts_of_the_right_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
