/* Files that take in other files. */
#include "reading.h"

#include "base/file.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define FEED "feed \"A\" { url = \"a.json\" }\n"

static int setup(void **state)
{
    static char folder[32];
    (void)snprintf(folder, sizeof folder, "%s", "/tmp/foyer.XXXXXX");
    *state = mkdtemp(folder);
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    static const char *const names[] = {"main.conf", "part.conf", "more.conf", "sub/part.conf", "pipe"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = file_join(*state, names[i]);
        unlink(path);
        free(path);
    }
    char *sub = file_join(*state, "sub");
    rmdir(sub);
    free(sub);
    return rmdir(*state);
}

static void put(const char *folder, const char *name, const char *text)
{
    char *path = file_join(folder, name);
    assert_true(file_write_atomic(path, text, strlen(text), NULL));
    free(path);
}

/* Reads main.conf; the mistakes one a line, paths without the folder. */
static char *read_main(const char *folder, struct config *config)
{
    struct config_mistakes mistakes;
    struct buffer all;
    buffer_init(&all, 1 << 16);
    char *path = file_join(folder, "main.conf");
    config_read(path, config, &mistakes);
    for (size_t i = 0; i < mistakes.count; i++) {
        char *text = config_mistake_text(path, &mistakes.list[i]);
        char *part = text;
        for (char *at; (at = strstr(part, folder)); part = at + strlen(folder) + 1)
            buffer_append(&all, part, (size_t)(at - part));
        buffer_append_format(&all, "%s\n", part);
        free(text);
    }
    config_mistakes_finish(&mistakes);
    free(path);
    return all.bytes;
}

static void an_included_file_counts_as_if_it_stood_there(void **state)
{
    struct config config;
    char *sub = file_join(*state, "sub");
    assert_true(file_make_folder(sub, NULL));
    put(*state, "main.conf", "title = x\ninclude(\"sub/part.conf\")\ninclude('part.conf')\nlanguage = ru\n");
    put(*state, "sub/part.conf", FEED);
    put(*state, "part.conf", "timezone = UTC\n");
    char *mistakes = read_main(*state, &config);
    assert_string_equal(mistakes, "");
    char *url = file_join(sub, "a.json");
    assert_string_equal(config.feeds[0].url, url);
    assert_string_equal(config.timezone, "UTC");
    assert_string_equal(config.language, "ru");
    config_finish(&config);
    free(mistakes);
    free(url);
    free(sub);
}

static void the_path_of_an_included_file_may_have_a_variable_in_it(void **state)
{
    struct config config;
    setenv("FOYER_TEST_FOLDER", *state, 1);
    unsetenv("FOYER_TEST_NONE");
    put(*state, "main.conf",
        FEED "include(\"${FOYER_TEST_FOLDER}/part.conf\")\ninclude(\"${FOYER_TEST_NONE:-more}.conf\")\n");
    put(*state, "part.conf", "timezone = UTC\n");
    put(*state, "more.conf", "title = x\n");
    char *mistakes = read_main(*state, &config);
    assert_string_equal(mistakes, "");
    assert_string_equal(config.timezone, "UTC");
    assert_string_equal(config.title, "x");
    config_finish(&config);
    free(mistakes);
    put(*state, "main.conf",
        FEED "include(\"${FOYER_TEST_NONE}/part.conf\")\ninclude('${FOYER_TEST_NONE}')\n");
    mistakes = read_main(*state, &config);
    assert_string_equal(mistakes,
                        "main.conf:2: include: FOYER_TEST_NONE is not in the environment; set it, or "
                        "write ${FOYER_TEST_NONE:-default}\n"
                        "main.conf:3: include: ${FOYER_TEST_NONE}: No such file or directory\n");
    free(mistakes);
}

static void mistakes_name_the_included_file_and_stay_in_the_order_of_reading(void **state)
{
    struct config config;
    put(*state, "main.conf",
        "titl = 1\ninclude(\"part.conf\")\nlanguage = e\ntitle = y\n" FEED "include(\"none.conf\")\n");
    put(*state, "part.conf", "title = x\nlanguge = en\nscreen {\n theme = pink\n}\nfeed \"B\" {\n");
    char *mistakes = read_main(*state, &config);
    assert_string_equal(
        mistakes,
        "main.conf:1: titl: unknown key; did you mean title?\n"
        "part.conf:2: languge: unknown key; did you mean language?\n"
        "part.conf:4: screen.theme: \"pink\" is not known here; allowed: night, paper or contrast\n"
        "part.conf:6: feed \"B\": the section is not closed before line 7; add a }\n"
        "part.conf:6: feed \"B\".url: it is missing; write url = \"https://…\"\n"
        "main.conf:3: language: \"e\" is no language tag; allowed: a language tag such as en, ru or uz-Cyrl\n"
        "main.conf:4: title: it stands here a second time, first in part.conf:1; take one away\n"
        "main.conf:6: include: none.conf: No such file or directory\n");
    free(mistakes);
}

/* Where a value stands is still known once everything was read. */
static void a_complaint_names_the_file_and_line_of_a_key(void **state)
{
    static const struct {
        const char *key, *place;
    } keys[] = {
        {"logo", "main.conf:2: logo: it is bad"},
        {"feed \"A\".credentials", "main.conf:5: feed \"A\".credentials: it is bad"},
        {"theme \"B\".logo", "part.conf:3: theme \"B\".logo: it is bad"},
        {"theme \"C\".logo", "part.conf:5: theme \"C\".logo: it is bad"},
        {"fonts", "main.conf: fonts: it is bad"}, /* it is not there any more */
    };
    struct config config;
    put(*state, "main.conf",
        "title = x\nlogo = a.png\ninclude(\"part.conf\")\nfeed \"A\" { url = \"a.json\"\ncredentials = k "
        "}\n");
    put(*state, "part.conf",
        "theme \"B\" {\n like = paper\n logo = b.png }\ntheme \"C\" {\n logo = c.png }\n");
    char *mistakes = read_main(*state, &config);
    assert_string_equal(mistakes, "");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char *text = config_complaint(&config, keys[i].key, "it is bad");
        assert_int_equal(strncmp(text, *state, strlen(*state)), 0);
        assert_string_equal(text + strlen(*state) + 1, keys[i].place);
        free(text);
    }
    config_finish(&config);
    free(mistakes);
}

/* main.conf includes 1.conf, which includes 2.conf … up to `depth`, which has the feed. */
static char *read_nested(const char *folder, int depth, struct config *config)
{
    for (int i = 0; i <= depth; i++) {
        char name[20], text[60] = FEED;
        (void)snprintf(name, sizeof name, i ? "%d.conf" : "main.conf", i);
        if (i < depth)
            (void)snprintf(text, sizeof text, "include(\"%d.conf\")\n", i + 1);
        put(folder, name, text);
    }
    char *mistakes = read_main(folder, config);
    for (int i = 1; i <= depth; i++) {
        char name[20];
        (void)snprintf(name, sizeof name, "%d.conf", i);
        char *path = file_join(folder, name);
        unlink(path);
        free(path);
    }
    return mistakes;
}

static void files_include_each_other_ten_deep_and_no_deeper(void **state)
{
    struct config config;
    char *mistakes = read_nested(*state, 10, &config);
    assert_string_equal(mistakes, "");
    assert_int_equal(config.feed_count, 1);
    assert_int_equal(config.files.count, 11);
    config_finish(&config);
    free(mistakes);
    mistakes = read_nested(*state, 11, &config);
    assert_string_equal(mistakes,
                        "main.conf: there is no feed; write at least feed \"NAME\" { url = \"https://…\" }\n"
                        "10.conf:1: include: 11.conf: files include each other too deeply\n");
    free(mistakes);
}

/* main.conf includes part.conf so often. */
static char *read_often(const char *folder, int often, struct config *config)
{
    struct buffer text;
    buffer_init(&text, 1 << 16);
    put(folder, "part.conf", "# nothing\n");
    for (int i = 0; i < often; i++)
        buffer_append_text(&text, "include(\"part.conf\")\n");
    buffer_append_text(&text, FEED);
    put(folder, "main.conf", text.bytes);
    buffer_finish(&text);
    return read_main(folder, config);
}

static void a_hundred_files_are_read_and_no_more(void **state)
{
    struct config config;
    char *mistakes = read_often(*state, 99, &config);
    assert_string_equal(mistakes, "");
    assert_int_equal(config.files.count, 100);
    config_finish(&config);
    free(mistakes);
    mistakes = read_often(*state, 100, &config);
    assert_string_equal(
        mistakes, "main.conf:100: include: part.conf: too many files are included; put several into one\n");
    free(mistakes);
}

/* What cannot wait is told where the store is, whatever else is wrong. */
static void what_is_right_is_salvaged_unless_the_store_stays_unknown(void **state)
{
    static const struct {
        const char *text;
        bool known;
    } files[] = {
        {FEED "store = \"/s\"\n", true},
        {FEED "store = \"/s\"\ntitl = x\nscreen { qr = yes }\n", true},
        {"store = \"/s\"\n", true},
        {FEED "store = \"/s\nlanguage = en\n", false},
        {FEED "screen {\nstore = \"/s\"\n", false},
        {FEED "store = \"/s\"\ninclude(\"none.conf\")\n", false},
    };
    char *path = file_join(*state, "main.conf");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct config config;
        struct config_mistakes mistakes;
        put(*state, "main.conf", files[i].text);
        assert_int_equal(config_salvage(path, &config, &mistakes), files[i].known);
        assert_int_equal(mistakes.count > 0, i > 0);
        if (files[i].known) {
            assert_string_equal(config.store, "/s");
            assert_string_equal(config.path, path);
        } else {
            assert_null(config.store);
        }
        config_finish(&config);
        config_mistakes_finish(&mistakes);
    }
    struct config config;
    struct config_mistakes mistakes;
    unlink(path);
    assert_false(config_salvage(path, &config, &mistakes));
    config_mistakes_finish(&mistakes);
    config_mistakes_finish(NULL);
    free(path);
}

static void a_circle_of_files_is_a_mistake(void **state)
{
    struct config config;
    put(*state, "main.conf", FEED "include(\"part.conf\")\n");
    put(*state, "part.conf", "include(\"more.conf\")\n");
    put(*state, "more.conf", "\ninclude(\"main.conf\")\n");
    char *mistakes = read_main(*state, &config);
    assert_string_equal(mistakes, "more.conf:2: include: main.conf: the file includes itself\n");
    free(mistakes);
}

static void what_is_no_file_is_not_opened(void **state)
{
    struct config config;
    char *pipe = file_join(*state, "pipe");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    put(*state, "main.conf",
        FEED "include(\"pipe\")\ninclude \"x\"\ninclude = y\nscreen { include(\"part.conf\") }\n");
    char *mistakes = read_main(*state, &config);
    assert_string_equal(mistakes, "main.conf:2: include: pipe: is not a file\n"
                                  "main.conf:3: include: write include(\"FILE\")\n"
                                  "main.conf:4: include: write include(\"FILE\")\n"
                                  "main.conf:5: include: files are included outside of sections only\n");
    free(mistakes);
    free(pipe);
}

static void all_files_together_have_a_maximum(void **state)
{
    struct config config;
    struct buffer big;
    buffer_init(&big, 1 << 20);
    buffer_append_text(&big, FEED "include(\"part.conf\")\n");
    while (buffer_append_text(&big, "# long\n") && big.length < (1 << 19))
        ;
    put(*state, "main.conf", big.bytes);
    put(*state, "part.conf", big.bytes);
    char *mistakes = read_main(*state, &config);
    assert_non_null(strstr(mistakes, "main.conf:2: include: part.conf: larger than the"));
    free(mistakes);
    buffer_finish(&big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_included_file_counts_as_if_it_stood_there, setup, teardown),
        cmocka_unit_test_setup_teardown(the_path_of_an_included_file_may_have_a_variable_in_it, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(mistakes_name_the_included_file_and_stay_in_the_order_of_reading,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_complaint_names_the_file_and_line_of_a_key, setup, teardown),
        cmocka_unit_test_setup_teardown(a_hundred_files_are_read_and_no_more, setup, teardown),
        cmocka_unit_test_setup_teardown(files_include_each_other_ten_deep_and_no_deeper, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_right_is_salvaged_unless_the_store_stays_unknown, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_circle_of_files_is_a_mistake, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_not_opened, setup, teardown),
        cmocka_unit_test_setup_teardown(all_files_together_have_a_maximum, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
