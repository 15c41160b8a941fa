/* What good files say. */
#include "reading.h"

#include <stdio.h>

#define FEED "feed \"A\" { url = \"https://example.org/feed.json\" }\n"

static void everything_left_out_has_its_default(void **state)
{
    (void)state;
    struct config config;
    read_well(FEED, &config);
    assert_string_equal(config.path, "/etc/foyer.conf");
    assert_null(config.title);
    assert_null(config.timezone);
    assert_string_equal(config.language, "en");
    assert_int_equal(config.store[0], '/');
    assert_true(config.rotation.dwell_auto);
    assert_int_equal(config.rotation.reading_speed, 160);
    assert_true(config.rotation.min_dwell == TICK_SECONDS(12));
    assert_true(config.rotation.max_dwell == TICK_SECONDS(90));
    assert_true(config.rotation.max_age == 0);
    assert_string_equal(config.screen.theme, "night");
    assert_true(config.screen.text_scale == 1.0);
    assert_int_equal(config.screen.width, 1920);
    assert_int_equal(config.screen.height, 1080);
    assert_int_equal(config.clock_count, 0);
    assert_true(config.photo_budget == 500000000);
    assert_int_equal(config.feed_count, 1);
    assert_int_equal(config.feeds[0].format, FEED_AUTO);
    assert_true(config.feeds[0].refresh == TICK_SECONDS(600));
    assert_int_equal(config.feeds[0].max_stories, 50);
    assert_int_equal(config.feeds[0].weight, 1);
    assert_null(config.feeds[0].language);
    assert_null(config.feeds[0].map.stories);
    config_finish(&config);
}

static void every_key_reaches_its_field(void **state)
{
    (void)state;
    struct config config;
    read_well(
        "title = \"Посольство\" fonts = \"/a/b.ttf | c d.otf |  ./e\"\nlanguage = kk\ntimezone = "
        "Asia/Almaty\nstore = \"/var/lib/x\" photo_budget "
        "= 2GB\n"
        "feed \"Ministry\" {\n"
        "  url = 'https://example.org/api'\n  format = mapped\n  refresh = 1h30m\n"
        "  language = uz-Cyrl\n  max_stories = 7\n  weight = 3\n"
        "  map { stories = \"/a\" id = \"/b\" url = \"/c\" headline = \"/d | /e~1f\" section = \"/g\"\n"
        "        byline = \"/h\" source = \"/i\" language = \"/j\" published = \"/k\" updated = \"/l\"\n"
        "        summary = \"/m\" body = \"/n\" photo = \"/o[k=v]/p[0]\" caption = \"/q\" credit = \"/r\" }\n"
        "}\n"
        "rotation { dwell = 25s  reading_speed = 200  min_dwell = 5s  max_dwell = 2m  max_age = 3d }\n"
        "screen { theme = paper  text_scale = 1.25  size = \"1080x1920\" }\n"
        "clock \"Astana\" { timezone = \"Asia/Almaty\" }\n"
        "clock \"Washington\" { timezone = \"America/New_York\" }\n",
        &config);
    const struct config_feed *feed = &config.feeds[0];
    assert_string_equal(config.title, "Посольство");
    assert_string_equal(config.fonts, "/a/b.ttf | /etc/c d.otf | /etc/e");
    assert_string_equal(config.language, "kk");
    assert_string_equal(config.timezone, "Asia/Almaty");
    assert_string_equal(config.store, "/var/lib/x");
    assert_true(config.photo_budget == 2000000000);
    assert_string_equal(feed->name, "Ministry");
    assert_string_equal(feed->url, "https://example.org/api");
    assert_int_equal(feed->line, 5);
    assert_int_equal(feed->format, FEED_MAPPED);
    assert_true(feed->refresh == TICK_SECONDS(5400));
    assert_string_equal(feed->language, "uz-Cyrl");
    assert_int_equal(feed->max_stories, 7);
    assert_int_equal(feed->weight, 3);
    assert_string_equal(feed->map.stories, "/a");
    assert_string_equal(feed->map.headline, "/d | /e~1f");
    assert_string_equal(feed->map.photo, "/o[k=v]/p[0]");
    assert_string_equal(feed->map.credit, "/r");
    assert_false(config.rotation.dwell_auto);
    assert_true(config.rotation.dwell == TICK_SECONDS(25));
    assert_int_equal(config.rotation.reading_speed, 200);
    assert_true(config.rotation.min_dwell == TICK_SECONDS(5));
    assert_true(config.rotation.max_dwell == TICK_SECONDS(120));
    assert_true(config.rotation.max_age == TICK_SECONDS(3 * 86400));
    assert_string_equal(config.screen.theme, "paper");
    assert_true(config.screen.text_scale == 1.25);
    assert_int_equal(config.screen.width, 1080);
    assert_int_equal(config.screen.height, 1920);
    assert_int_equal(config.clock_count, 2);
    assert_string_equal(config.clocks[1].place, "Washington");
    assert_string_equal(config.clocks[1].timezone, "America/New_York");
    config_finish(&config);
}

static void a_theme_of_one_s_own_is_taken_by_its_name(void **state)
{
    (void)state;
    struct config config;
    struct palette palette;
    read_well(FEED
              "screen { theme = Ministry }\ntheme \"Ministry\" { like = paper  background = \"#FFffff\" }",
              &config);
    assert_string_equal(config.screen.theme, "Ministry");
    assert_int_equal(config.theme_count, 1);
    assert_true(config_palette(&config, config.screen.theme, &palette));
    assert_int_equal(palette.colors[PALETTE_BACKGROUND], 0xFFFFFFFF);
    assert_int_equal(palette.colors[PALETTE_ACCENT], palette_find("paper")->colors[PALETTE_ACCENT]);
    assert_false(config_palette(&config, "ministry", &palette));
    config_finish(&config);
}

static void a_theme_has_faces_and_a_logo(void **state)
{
    (void)state;
    struct config config;
    read_well(
        FEED
        "logo = \"/l/usual.png\"\nscreen { theme = Ministry }\ntheme \"Other\" { text_font = /f/o.ttf }\n"
        "theme \"Ministry\" { headline_font = \"h.otf\"  text_font = /f/t.ttf\n"
        "text_medium_font = /f/m.ttf  text_strong_font = /f/s.ttf  logo = \"own.png\" }",
        &config);
    const struct config_theme *theme = config_theme(&config, "Ministry");
    assert_string_equal(theme->headline_font, "/etc/h.otf");
    assert_string_equal(theme->text_font, "/f/t.ttf");
    assert_string_equal(theme->text_medium_font, "/f/m.ttf");
    assert_string_equal(theme->text_strong_font, "/f/s.ttf");
    assert_string_equal(config_logo(&config), "/etc/own.png");
    assert_string_equal(config_theme(&config, "Other")->text_font, "/f/o.ttf");
    assert_null(config_theme(&config, "Other")->logo);
    assert_null(config_theme(&config, "night"));
    config_finish(&config);
    read_well(FEED "logo = \"/l/usual.png\"\nscreen { theme = Other }\ntheme \"Other\" { like = night }",
              &config);
    assert_string_equal(config_logo(&config), "/l/usual.png");
    config_finish(&config);
    read_well(FEED, &config);
    assert_null(config_logo(&config));
    config_finish(&config);
}

static void a_screen_is_turned_and_guarded_as_written(void **state)
{
    (void)state;
    struct config config;
    read_well(FEED, &config);
    assert_int_equal(config.screen.rotate, 0);
    assert_true(config.screen.burn_in_guard);
    config_finish(&config);
    read_well(FEED "screen { rotate = 270  burn_in_guard = false }", &config);
    assert_int_equal(config.screen.rotate, 270);
    assert_false(config.screen.burn_in_guard);
    config_finish(&config);
}

static void no_limit_of_age_is_none_or_nought(void **state)
{
    (void)state;
    struct config config;
    read_well(FEED "rotation { max_age = none }", &config);
    assert_true(config.rotation.max_age == 0);
    config_finish(&config);
    read_well(FEED "rotation { max_age = 0 }", &config);
    assert_true(config.rotation.max_age == 0);
    config_finish(&config);
}

static void a_place_of_a_feed_is_an_address_or_an_absolute_path(void **state)
{
    (void)state;
    static const char *const urls[][2] = {
        {"http://example.org", "http://example.org"},
        {"HTTPS://example.org/a?b=c#d", "HTTPS://example.org/a?b=c#d"},
        {"file:///srv/feed.json", "file:///srv/feed.json"},
        {"/srv/feed.json", "/srv/feed.json"},
        {"feeds/a.json", "/etc/feeds/a.json"},
        {"./a.json", "/etc/a.json"},
        {"../a.json", "/etc/../a.json"},
        {"a.json?u=http://x", "/etc/a.json?u=http://x"},
    };
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        char text[256];
        struct config config;
        (void)snprintf(text, sizeof text, "feed A { url = \"%s\" }", urls[i][0]);
        read_well(text, &config);
        assert_string_equal(config.feeds[0].url, urls[i][1]);
        config_finish(&config);
    }
}

static void texts_may_be_written_in_every_way(void **state)
{
    (void)state;
    struct config config;
    setenv("FOYER_TEST_NAME", "Lobby", 1);
    unsetenv("FOYER_TEST_NONE");
    static const char *const titles[][2] = {
        {"Lobby", "Lobby"},
        {"'Lob\"by'", "Lob\"by"},
        {"'it\\'s'", "it's"},
        {"\"a \\\"b\\\" \\\\c\"", "a \"b\" \\c"},
        {"\"of two \\\nlines\"", "of two lines"},
        {"\"${FOYER_TEST_NAME} A\"", "Lobby A"},
        {"${FOYER_TEST_NAME}", "Lobby"},
        {"\"${FOYER_TEST_NONE:-Hall}\"", "Hall"},
        {"\"${FOYER_TEST_NAME:-Hall}\"", "Lobby"},
        {"\"${FOYER_TEST_NONE:-} A\"", " A"},
        {"'${FOYER_TEST_NONE}'", "${FOYER_TEST_NONE}"},
        {"\"# no comment // here\"", "# no comment // here"},
        {"a\\b", "a\\b"},
        {"a$", "a$"},
        {"/* a */ Lobby // b", "Lobby"},
        {"\n  Lobby", "Lobby"},
        {"\"{x}\"", "{x}"},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char text[256];
        (void)snprintf(text, sizeof text, "title = %s\r\n" FEED, titles[i][0]);
        read_well(text, &config);
        assert_string_equal(config.title, titles[i][1]);
        config_finish(&config);
    }
    read_well("\xEF\xBB\xBF" FEED, &config);
    config_finish(&config);
}

static void the_name_of_a_variable_has_63_letters_at_most(void **state)
{
    (void)state;
    struct config config;
    char name[65], text[200];
    memset(name, 'N', sizeof name);
    name[63] = '\0';
    setenv(name, "found", 1);
    (void)snprintf(text, sizeof text, FEED "title = \"${%s}\"", name);
    read_well(text, &config);
    assert_string_equal(config.title, "found");
    config_finish(&config);
    (void)snprintf(text, sizeof text, FEED "title = \"${%sN}\"", name);
    char *mistakes = mistakes_of(text);
    assert_non_null(strstr(mistakes, "${ without a name and a }"));
    free(mistakes);
    unsetenv(name);
}

static void a_title_of_a_section_may_be_written_in_every_way_too(void **state)
{
    (void)state;
    struct config config;
    setenv("FOYER_TEST_NAME", "Lobby", 1);
    read_well("feed One { url = \"/a\" } feed 'Two 2' { url = \"/a\" } feed \"3: Три\"\n{ url = \"/a\" }\n"
              "feed ${FOYER_TEST_NAME} { url = \"/a\" } feed \"a\\\\b\" { url = \"/a\" }",
              &config);
    static const char *const names[] = {"One", "Two 2", "3: Три", "Lobby", "a\\b"};
    assert_int_equal(config.feed_count, 5);
    for (size_t i = 0; i < config.feed_count; i++)
        assert_string_equal(config.feeds[i].name, names[i]);
    config_finish(&config);
}

static void the_store_is_where_the_machine_keeps_state(void **state)
{
    (void)state;
    struct config config;
    unsetenv("STATE_DIRECTORY");
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "/home/lobby", 1);
    config_init_defaults(&config);
    assert_string_equal(config.store, "/home/lobby/.local/state/foyer");
    config_finish(&config);
    setenv("XDG_STATE_HOME", "relative", 1);
    config_init_defaults(&config);
    assert_string_equal(config.store, "/home/lobby/.local/state/foyer");
    config_finish(&config);
    setenv("XDG_STATE_HOME", "/home/lobby/state", 1);
    config_init_defaults(&config);
    assert_string_equal(config.store, "/home/lobby/state/foyer");
    config_finish(&config);
    setenv("STATE_DIRECTORY", "/var/lib/foyer:/var/lib/other", 1);
    config_init_defaults(&config);
    assert_string_equal(config.store, "/var/lib/foyer");
    config_finish(&config);
}

static void a_feed_is_added_with_defaults(void **state)
{
    (void)state;
    struct config config;
    config_init_defaults(&config);
    assert_null(config.path);
    struct config_feed *feed = config_add_feed(&config, "probe", "https://example.org/");
    assert_string_equal(feed->name, "probe");
    assert_string_equal(feed->url, "https://example.org/");
    assert_int_equal(feed->max_stories, 50);
    feed = config_add_feed(&config, "file", "feeds/a.json");
    assert_int_equal(feed->url[0], '/');
    assert_non_null(strstr(feed->url, "/feeds/a.json"));
    assert_int_equal(config.feed_count, 2);
    config_finish(&config);
    config_finish(&config);
    config_finish(NULL);
}

static void as_many_feeds_and_clocks_as_allowed_are_read(void **state)
{
    (void)state;
    struct config config;
    struct buffer text;
    buffer_init(&text, 1 << 16);
    for (int i = 0; i < 64; i++)
        buffer_append_format(&text, "feed %d { url = \"/a\" }\n", i);
    for (int i = 0; i < 4; i++)
        buffer_append_format(&text, "clock %d { timezone = UTC }\n", i);
    read_well(text.bytes, &config);
    assert_int_equal(config.feed_count, 64);
    assert_int_equal(config.feeds[63].line, 64);
    assert_string_equal(config.feeds[63].name, "63");
    assert_int_equal(config.clock_count, 4);
    config_finish(&config);
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_left_out_has_its_default),
        cmocka_unit_test(every_key_reaches_its_field),
        cmocka_unit_test(a_theme_of_one_s_own_is_taken_by_its_name),
        cmocka_unit_test(a_theme_has_faces_and_a_logo),
        cmocka_unit_test(a_screen_is_turned_and_guarded_as_written),
        cmocka_unit_test(no_limit_of_age_is_none_or_nought),
        cmocka_unit_test(a_place_of_a_feed_is_an_address_or_an_absolute_path),
        cmocka_unit_test(texts_may_be_written_in_every_way),
        cmocka_unit_test(the_name_of_a_variable_has_63_letters_at_most),
        cmocka_unit_test(a_title_of_a_section_may_be_written_in_every_way_too),
        cmocka_unit_test(the_store_is_where_the_machine_keeps_state),
        cmocka_unit_test(a_feed_is_added_with_defaults),
        cmocka_unit_test(as_many_feeds_and_clocks_as_allowed_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
