/* What bad files are told: every mistake, with its line, in order. */
#include "reading.h"

#include "base/limits.h"

#define FEED "feed \"A\" { url = \"/a\" }\n"
#define AT   "foyer.conf:"

struct sample {
    const char *text;
    const char *mistakes;
};

static void check(const struct sample *samples, size_t count)
{
    unsetenv("FOYER_TEST_NONE");
    for (size_t i = 0; i < count; i++) {
        char *mistakes = mistakes_of(samples[i].text);
        if (strcmp(mistakes, samples[i].mistakes) != 0)
            print_error("--- file:\n%s\n", samples[i].text);
        assert_string_equal(mistakes, samples[i].mistakes);
        free(mistakes);
    }
}

#define CHECK(samples) check(samples, sizeof(samples) / sizeof *(samples))

static void unknown_words_get_a_suggestion_or_the_list(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {FEED "\nlanguge = en\n", AT "3: languge: unknown key; did you mean language?\n"},
        {FEED "TITLE = x\n", AT "2: TITLE: unknown key; did you mean title?\n"},
        {FEED "rotaton { dwell = auto }\n", AT "2: rotaton: unknown section; did you mean rotation?\n"},
        {FEED "bogus = { \"a\", \"b\" }\n",
         AT "2: bogus: unknown key; allowed here: title, logo, language, "
            "fonts, timezone, store, photo_budget, feed, rotation, screen, clock, theme, network\n"},
        {FEED "bogus(1, 2)\ntitle = x",
         AT "2: bogus: unknown key; allowed here: title, logo, language, fonts, "
            "timezone, store, photo_budget, feed, rotation, screen, clock, theme, network\n"},
        {FEED "daypart \"evening\" { hours = { \"a\" } inner { x = y } }\n",
         AT "2: daypart: unknown section; allowed here: feed, rotation, screen, clock, theme, network\n"},
        {FEED "screen { daypart { } }\n",
         AT "2: screen.daypart: unknown section; there are no sections here\n"},
        {"feed \"Ministry\" {\n  url = \"/a\"\n  refesh = 10m\n  dwell = auto\n  title = x\n}\n",
         AT "3: feed \"Ministry\".refesh: unknown key; did you mean refresh?\n" AT
            "4: feed \"Ministry\".dwell: unknown key; dwell belongs into a rotation section\n" AT
            "5: feed \"Ministry\".title: unknown key; title stands outside of sections; is a } missing "
            "above?\n"},
        {"feed \"B\" {\n url = \"/a\" format = mapped\n map { stories = \"/a\"\n headlin = \"/b\" headline = "
         "\"/b\" }\n}\n",
         AT "4: feed \"B\".map.headlin: unknown key; did you mean headline?\n"},
        {FEED "screen = night\ntitle { }\n", AT "2: screen: screen is a section; write screen { … }\n" AT
                                                "3: title: title is a key; write title = VALUE\n"},
        {FEED "screen { thme = paper  sise = 1x1 }\n",
         AT "2: screen.thme: unknown key; did you mean theme?\n" AT
            "2: screen.sise: unknown key; did you mean size?\n"},
    };
    CHECK(samples);
}

static void a_list_of_files_has_no_empty_place(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {FEED "fonts = \"a.ttf |  | b.ttf\"\n",
         AT "2: fonts: a path is empty; allowed: paths of files with \" | \" between them\n"},
        {FEED "fonts = \"a.ttf | \"\n",
         AT "2: fonts: a path is empty; allowed: paths of files with \" | \" between them\n"},
    };
    CHECK(samples);
}

static void a_theme_that_cannot_be_read_is_told_with_its_contrast(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        /* #777777 on white has 4.48:1, #767676 4.54:1, as every table of contrasts says */
        {FEED "theme \"Own\" {\n like = paper\n background = \"#ffffff\"\n dim = \"#777777\"\n}",
         AT "5: theme \"Own\".dim: dim #777777 on background #ffffff has a contrast of 4.4:1; to be read it "
            "needs 4.5:1\n" AT
            "5: theme \"Own\".dim: dim #777777 on bar #ebe6da has a contrast of 3.5:1; to be read it needs "
            "4.5:1\n"},
        {FEED "theme \"Own\" { bar_line = \"#fff\" }",
         AT "2: theme \"Own\".bar_line: \"#fff\" is no colour; allowed: a colour such as \"#0e1420\"\n"},
        {FEED "theme \"night\" { }",
         AT "2: theme \"night\": Foyer has a theme of this name itself; take another name\n"},
        {FEED "screen { theme = Minstry }\ntheme \"Ministry\" { like = paper }",
         AT "2: screen.theme: \"Minstry\" is not known here; did you mean Ministry? allowed: night, paper, "
            "contrast or Ministry\n"},
    };
    CHECK(samples);
}

static void a_turn_is_one_of_four_and_a_switch_one_of_two(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {FEED "screen { rotate = 45 }",
         AT "2: screen.rotate: \"45\" is not known here; allowed: 0, 90, 180 or 270\n"},
        {FEED "screen { burn_in_guard = tru }",
         AT "2: screen.burn_in_guard: \"tru\" is not known here; did you mean true? allowed: true or "
            "false\n"},
    };
    CHECK(samples);
}

static void wrong_values_are_told_what_is_allowed(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {FEED "rotation {\n reading_speed = 401\n min_dwell = 1s\n max_dwell = 11m\n dwell = 20\n}\n",
         AT "3: rotation.reading_speed: \"401\" is out of range; allowed: 60 to 400 words per minute\n" AT
            "4: rotation.min_dwell: \"1s\" is out of range; allowed: 3s to 10m\n" AT
            "5: rotation.max_dwell: \"11m\" is out of range; allowed: 3s to 10m\n" AT
            "6: rotation.dwell: 20 has no unit; write 20s, 20m, 20h or 20d; allowed: auto or 3s to 10m\n"},
        {FEED "rotation { reading_speed = fast }",
         AT "2: rotation.reading_speed: \"fast\" is no whole number; allowed: 60 to 400 words per minute\n"},
        {FEED "rotation { reading_speed = \"1.5\" }",
         AT "2: rotation.reading_speed: \"1.5\" is no whole number; allowed: 60 to 400 words per minute\n"},
        {FEED "rotation { min_dwell = soon }", AT
         "2: rotation.min_dwell: \"soon\" is no number with a unit (s, m, h or d) such as 90s, 10m or 1h30m; "
         "allowed: 3s to 10m\n"},
        {FEED "screen { theme = nigth }", AT "2: screen.theme: \"nigth\" is not known here; did you mean "
                                             "night? allowed: night, paper or contrast\n"},
        {FEED "screen { theme = pink }",
         AT "2: screen.theme: \"pink\" is not known here; allowed: night, paper or contrast\n"},
        {FEED "screen { text_scale = 2.01 }",
         AT "2: screen.text_scale: \"2.01\" is out of range; allowed: 0.5 to 2.0\n"},
        {FEED "screen { text_scale = big }",
         AT "2: screen.text_scale: \"big\" is no number; allowed: 0.5 to 2.0\n"},
        {FEED "screen { text_scale = nan }",
         AT "2: screen.text_scale: \"nan\" is no number; allowed: 0.5 to 2.0\n"},
        {FEED "screen { size = 1920 }",
         AT "2: screen.size: \"1920\" is no size; allowed: WIDTHxHEIGHT, 640x480 to 7680x4320 pixels\n"},
        {FEED "screen { size = 640x479 }", AT
         "2: screen.size: \"640x479\" is out of range; allowed: WIDTHxHEIGHT, 640x480 to 7680x4320 pixels\n"},
        {FEED "screen { size = 7681x4320 }", AT "2: screen.size: \"7681x4320\" is out of range; allowed: "
                                                "WIDTHxHEIGHT, 640x480 to 7680x4320 pixels\n"},
        {FEED "timezone = Asia/Atlantis\n",
         AT "2: timezone: this machine knows no time zone \"Asia/Atlantis\"; "
            "allowed: a time zone such as \"Asia/Almaty\"\n"},
        {FEED "photo_budget = \"49 MB\"",
         AT "2: photo_budget: \"49 MB\" is out of range; allowed: 50MB to 100GB\n"},
        {FEED "photo_budget = 500", AT "2: photo_budget: \"500\" is no number with a unit (MB or GB) such as "
                                       "500MB; allowed: 50MB to 100GB\n"},
        {FEED "language = ru_RU\n",
         AT "2: language: \"ru_RU\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {FEED "title = \"\"\nstore = ''\n", AT "2: title: it is empty; allowed: a text\n" AT
                                               "3: store: it is empty; allowed: the path of a folder\n"},
        {FEED "title = \"a\\nb\"\n",
         AT "2: title: it has a line break or another control character in it; allowed: a text\n"},
        {"feed \"A\" {\n url = \"ftp://x/\"\n format = wordpres\n max_stories = 0\n refresh = 30s\n}", AT
         "2: feed \"A\".url: ftp:// is not known; allowed: an address that begins with http://, https:// or "
         "file://, or the path of a file\n" AT
         "3: feed \"A\".format: \"wordpres\" is not known here; did you mean wordpress? allowed: auto, "
         "jsonfeed, wordpress, mapped, rss, atom or rdf\n" AT
         "4: feed \"A\".max_stories: \"0\" is out of range; allowed: 1 to 500 stories\n" AT
         "5: feed \"A\".refresh: \"30s\" is out of range; allowed: 1m to 1d\n"},
        {"feed \"A\" { url = \"https://\" }\nfeed \"B\" { url = \"http://a b\" }\nfeed \"C\" { url = "
         "\"file://x\" }",
         AT
         "1: feed \"A\".url: the name of the host is missing; allowed: an address that begins with http://, "
         "https:// or file://, or the path of a file\n" AT
         "2: feed \"B\".url: there is a blank in the address; write %20 for it; allowed: an address that "
         "begins "
         "with http://, https:// or file://, or the path of a file\n" AT
         "3: feed \"C\".url: file:// wants an absolute path, file:///…; allowed: an address that begins with "
         "http://, https:// or file://, or the path of a file\n"},
        {"feed A { url = example.org/feed.json }",
         AT "1: feed \"A\".url: there is no file \"example.org/feed.json\"; did you mean "
            "https://example.org/feed.json?; allowed: an address that begins with http://, https:// or "
            "file://, or "
            "the path of a file\n"},
    };
    CHECK(samples);
}

static void what_belongs_together_is_checked_together(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"title = x\n",
         "foyer.conf: there is no feed; write at least feed \"NAME\" { url = \"https://…\" }\n"},
        {"", "foyer.conf: there is no feed; write at least feed \"NAME\" { url = \"https://…\" }\n"},
        {"feed \"A\" { }\n", AT "1: feed \"A\".url: it is missing; write url = \"https://…\"\n"},
        {"feed \"A\" { url = \"\" }\n",
         AT "1: feed \"A\".url: it is empty; allowed: an address that begins with "
            "http://, https:// or file://, or the path of a file\n"},
        {"feed { url = \"/a\" }\nfeed \"\" { url = \"/a\" }\n",
         AT "1: feed: it needs a name; write feed \"NAME\" {\n" AT
            "2: feed: it needs a name; write feed \"NAME\" {\n"},
        {FEED "\nfeed A { url = \"/b\" }\nclock X { timezone = UTC }\nclock 'X' { timezone = UTC }\n",
         AT "3: feed \"A\": there is one of this name already, in line 1; each needs a name of its own\n" AT
            "5: clock \"X\": there is one of this name already, in line 4; each needs a name of its own\n"},
        {FEED "clock \"X\" { }",
         AT "2: clock \"X\".timezone: it is missing; write a time zone such as \"America/New_York\"\n"},
        {"feed \"A\" {\n url = \"/a\"\n format = mapped\n}\n",
         AT "3: feed \"A\".format: a mapped feed needs a map; write map { stories = \"/…\" headline = \"/…\" "
            "}\n"},
        {"feed \"A\" {\n url = \"/a\"\n map { stories = \"/a\"\n headline = \"/b\" }\n}\n",
         AT "3: feed \"A\".map: only a mapped feed has a map; write format = mapped, or take the map away\n"},
        {"feed \"A\" {\n url = \"/a\"\n format = mapped\n map {\n }\n}\n",
         AT "4: feed \"A\".map.stories: it is missing; say where the list of stories is\n" AT
            "4: feed \"A\".map.headline: it is missing; say where in a story its headline is\n"},
        {"feed \"A\" {\n url = \"/a\" format = mapped\n map {\n stories = \"a\"\n headline = \"/a | b\"\n "
         "body = \"/a | \"\n}}\n",
         AT "4: feed \"A\".map.stories: every alternative must begin with /; allowed: an expression such as "
            "\"/fields/body | /body\"\n" AT
            "5: feed \"A\".map.headline: every alternative must begin with /; allowed: an expression such as "
            "\"/fields/body | /body\"\n" AT
            "6: feed \"A\".map.body: an alternative is empty; allowed: an expression "
            "such as \"/fields/body | /body\"\n"},
        {FEED "rotation {\n max_dwell = 10s\n}\n",
         AT "3: rotation.max_dwell: min_dwell is longer than max_dwell; turn them round\n"},
        {FEED "rotation {\n max_dwell = 30s\n min_dwell = 60s\n}\n",
         AT "4: rotation.min_dwell: min_dwell is longer than max_dwell; turn them round\n"},
        {FEED "title = a\n\ntitle = b\nscreen { }\nscreen { theme = paper }\n",
         AT "4: title: it stands here a second time, first in line 2; take one away\n" AT
            "6: screen: it stands here a second time, first in line 5; take one away\n"},
    };
    CHECK(samples);
}

static void mistakes_of_form_do_not_hide_what_follows(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        /* quotes */
        {FEED "title = \"Embassy\nlanguage = e\n",
         AT "2: title: the text has no closing quote; close it on the line it begins on\n" AT
            "3: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {"feed \"A\" { url = \"/a }\nlanguage = e\n",
         AT "1: feed \"A\".url: the text has no closing quote; close it on the line it begins on\n" AT
            "2: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {"feed \"A {\n url = \"/a\"\n refresh = 5\n}\n",
         AT "1: feed \"A\": the text has no closing quote; close it on the line it begins on\n" AT
            "3: feed \"A\".refresh: 5 has no unit; write 5s, 5m, 5h or 5d; allowed: 1m to 1d\n"},
        {FEED "title = Embassy lobby\n",
         AT "2: title: unexpected lobby behind the value; put the whole value in quotes\n"},
        {"feed A { url = https://example.org/?a=b }\nlanguage = e\n",
         AT "1: feed \"A\".url: unexpected = behind the value; put the whole value in quotes\n" AT
            "2: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {FEED "timezone = Etc/GMT+5\n",
         AT "2: timezone: unexpected + behind the value; put the whole value in quotes\n"},
        {FEED "title = \"a\\x41\"\n",
         AT "2: title: \\x is no character here; write the character itself, or \\\\ for a \\\n"},
        {FEED "title = \"a${b\"\nstore = \"${FOYER_TEST_NONE}/x\"\n",
         AT "2: title: ${ without a name and a }; write ${NAME} for a variable of the environment\n" AT
            "3: store: FOYER_TEST_NONE is not in the environment; set it, or write "
            "${FOYER_TEST_NONE:-default}\n"},
        /* = and values */
        {"title \"Embassy\"\n" FEED, AT "1: title: = is missing; write title = VALUE\n"},
        {"title =\nlanguage = e\n" FEED,
         AT "1: title: the value behind = is missing\n" AT
            "2: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {"title += x\n" FEED, AT "1: title: += is not known here; write title = VALUE\n"},
        {"title = { a, b }\n" FEED, AT "1: title: one value is expected here, not a list in braces\n"},
        {"= x\n, y\n" FEED,
         AT "1: unexpected =; a key is expected here\n" AT "2: unexpected ,; a key is expected here\n"},
        /* braces */
        {"feed \"A\"\n url = \"/a\"\n}\nlanguage = e\n",
         AT "1: feed \"A\": a brace { is missing; write feed \"A\" {\n" AT
            "4: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {"feed \"A\" {\n url = \"/a\"\n refresh = 5\n\nfeed \"B\" {\n url = \"/b\"\n}\nscreen { }\n",
         AT "1: feed \"A\": the section is not closed before line 5; add a }\n" AT
            "3: feed \"A\".refresh: 5 has no unit; write 5s, 5m, 5h or 5d; allowed: 1m to 1d\n"},
        {"feed \"A\" {\n url = \"/a\" format = mapped\n map { stories = \"/a\" headline = \"/b\"\n\nscreen { "
         "}\n",
         AT "1: feed \"A\": the section is not closed before line 5; add a }\n" AT
            "3: feed \"A\".map: the section is not closed before line 5; add a }\n"},
        {FEED "screen {\n theme = paper\n",
         AT "2: screen: the section is not closed before line 4; add a }\n"},
        {FEED "}\nlanguage = e\n",
         AT "2: unexpected }; no section is open here\n" AT
            "3: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {FEED "bogus {\n x { }\n",
         AT "2: bogus: unknown section; allowed here: feed, rotation, screen, clock, theme, network\n" AT
            "2: the section is never closed; add a }\n"},
        {FEED "rotation \"x\" { dwell = 20 }\n",
         AT "2: rotation: this section has no name; write rotation {\n" AT
            "2: rotation.dwell: 20 has no unit; write 20s, 20m, 20h or 20d; allowed: auto or 3s to 10m\n"},
        /* comments */
        {FEED "/* a\nb\n", AT "2: the comment never ends; close it with */\n"},
    };
    CHECK(samples);
}

#define LONG "ыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыы" /* 32 letters, 64 bytes */

/* A key that is there, though broken, is not called missing. */
static void one_mistake_is_told_once(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"feed \"" LONG "\" {\n url = \n}\n", AT "2: feed \"" LONG "\".url: the value behind = is missing\n"},
        {"feed \"" LONG "\" {\n url \"/a\"\n}\n",
         AT "2: feed \"" LONG "\".url: = is missing; write url = VALUE\n"},
        {"feed \"A\" {\n url { }\n}\n", AT "2: feed \"A\".url: url is a key; write url = VALUE\n"},
        {"feed \"A\" {\n url(\"/a\")\n}\n", AT "2: feed \"A\".url: url is a key; write url = VALUE\n"},
        {"feed \"A\" {\n url = { \"/a\" }\n}\n",
         AT "2: feed \"A\".url: one value is expected here, not a list in braces\n"},
        {"feed \"A\" {\n url = \"/a\"\n client_key = \"k\n}\n",
         AT "3: feed \"A\".client_key: the text has no closing quote; close it on the line it begins on\n"},
        {"feed \"A\" {\n url = \"/a\"\n format = mappt\n map { stories = \"/\" headline = \"/a\" }\n}\n", AT
         "3: feed \"A\".format: \"mappt\" is not known here; did you mean mapped? allowed: auto, jsonfeed, "
         "wordpress, mapped, rss, atom or rdf\n"},
        {FEED "rotation {\n min_dwell = 5m\n max_dwell = 1m20\n}\n", AT
         "4: rotation.max_dwell: \"1m20\" is no number with a unit (s, m, h or d) such as 90s, 10m or 1h30m; "
         "allowed: 3s to 10m\n"},
        {FEED "screen\n theme = }\n", AT "2: screen: a brace { is missing; write screen {\n" AT
                                         "3: screen.theme: the value behind = is missing\n"},
        {FEED ", title = x\nlanguage = e\n",
         AT "2: unexpected ,; a key is expected here\n" AT
            "3: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"},
        {FEED "screen { theme = }\n", AT "2: screen.theme: the value behind = is missing\n"},
    };
    CHECK(samples);
}

/* Each has its own, even when they are called the same. */
static void what_is_missing_is_told_of_each_section(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"feed \"A\" { }\nfeed \"A\" { }\n",
         AT "1: feed \"A\".url: it is missing; write url = \"https://…\"\n" AT
            "2: feed \"A\": there is one of this name already, in line 1; each needs a name of its own\n" AT
            "2: feed \"A\".url: it is missing; write url = \"https://…\"\n"},
    };
    CHECK(samples);
}

static void bytes_that_are_no_text_are_told_with_their_line(void **state)
{
    (void)state;
    struct config config;
    static const char nul[] = FEED "title = \"a\0b\"\n";
    char *mistakes = mistakes_of_bytes(nul, sizeof nul - 1, &config);
    assert_string_equal(mistakes, AT "2: a NUL byte; this is no text file\n");
    free(mistakes);
    mistakes = mistakes_of(FEED "# \xCF\xEE\n\nlanguage = \xD1\n");
    assert_string_equal(mistakes,
                        AT "2: this is not UTF-8 text; save the file in UTF-8\n" AT
                           "4: language: \"?\" is no language tag; allowed: a language tag such as en, ru "
                           "or uz-Cyrl\n");
    free(mistakes);
}

static void too_many_sections_are_told_once(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text, 1 << 20);
    for (int i = 0; i < LIMIT_FEEDS + 3; i++)
        buffer_append_format(&text, "feed %d { url = \"/a\" }\n", i);
    for (int i = 0; i < LIMIT_CLOCKS + 1; i++)
        buffer_append_format(&text, "clock %d { timezone = UTC }\n", i);
    char *mistakes = mistakes_of(text.bytes);
    assert_string_equal(mistakes, AT "65: feed \"64\": too many sections feed; at most 64 are allowed\n" AT
                                     "72: clock \"4\": too many sections clock; at most 4 are allowed\n");
    free(mistakes);
    buffer_finish(&text);
}

static void after_many_mistakes_the_rest_is_counted(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text, 1 << 20);
    for (int i = 0; i < LIMIT_CONFIG_MISTAKES + 20; i++)
        buffer_append_format(&text, "key%d = 1\n", i);
    char *mistakes = mistakes_of(text.bytes);
    const char *last = strstr(mistakes, "foyer.conf:100: and ");
    assert_non_null(last);
    assert_string_equal(last, AT "100: and 21 more mistakes, from here or before; correct these first\n");
    free(mistakes);
    buffer_finish(&text);
}

static void a_mistake_in_one_file_does_not_spoil_the_next(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "feed \"A\" { url = \"", "/*", "feed \"A\" { map {", "title = '", "${", "\"${"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct config config;
        char *mistakes = mistakes_of(broken[i]);
        assert_string_not_equal(mistakes, "");
        free(mistakes);
        read_well(FEED, &config);
        config_finish(&config);
    }
}

static void a_file_that_cannot_be_read_is_one_mistake(void **state)
{
    (void)state;
    struct config config;
    struct config_mistakes mistakes;
    assert_false(config_read("/nowhere/foyer.conf", &config, &mistakes));
    assert_int_equal(mistakes.count, 1);
    char *text = config_mistake_text("/nowhere/foyer.conf", &mistakes.list[0]);
    assert_string_equal(text, "/nowhere/foyer.conf: No such file or directory");
    free(text);
    config_mistakes_finish(&mistakes);
    config_mistakes_finish(&mistakes);
    assert_null(config.store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_words_get_a_suggestion_or_the_list),
        cmocka_unit_test(a_list_of_files_has_no_empty_place),
        cmocka_unit_test(a_theme_that_cannot_be_read_is_told_with_its_contrast),
        cmocka_unit_test(a_turn_is_one_of_four_and_a_switch_one_of_two),
        cmocka_unit_test(wrong_values_are_told_what_is_allowed),
        cmocka_unit_test(what_belongs_together_is_checked_together),
        cmocka_unit_test(mistakes_of_form_do_not_hide_what_follows),
        cmocka_unit_test(one_mistake_is_told_once),
        cmocka_unit_test(what_is_missing_is_told_of_each_section),
        cmocka_unit_test(bytes_that_are_no_text_are_told_with_their_line),
        cmocka_unit_test(too_many_sections_are_told_once),
        cmocka_unit_test(after_many_mistakes_the_rest_is_counted),
        cmocka_unit_test(a_mistake_in_one_file_does_not_spoil_the_next),
        cmocka_unit_test(a_file_that_cannot_be_read_is_one_mistake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
