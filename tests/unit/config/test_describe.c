/* The sample file and the manual page's list. */
#include "reading.h"

#include "base/file.h"
#include "base/limits.h"
#include "config/keys.h"

#include <stdio.h>

static void config_foyer_conf_is_what_the_table_says(void **state)
{
    (void)state;
    struct buffer file, sample;
    buffer_init(&file, LIMIT_CONFIG_FILE);
    buffer_init(&sample, LIMIT_CONFIG_FILE);
    assert_true(file_read(SOURCE_FOLDER "/config/foyer.conf", &file, NULL));
    config_write_sample(&sample);
    /* When this fails: FOYER_WRITE_SAMPLE=1 writes the file anew. */
    if (getenv("FOYER_WRITE_SAMPLE"))
        assert_true(file_write_atomic(SOURCE_FOLDER "/config/foyer.conf", sample.bytes, sample.length, NULL));
    else
        assert_string_equal(file.bytes, sample.bytes);
    buffer_finish(&file);
    buffer_finish(&sample);
}

static void config_foyer_conf_is_without_a_mistake(void **state)
{
    (void)state;
    struct config config;
    struct config_mistakes mistakes;
    assert_true(config_read(SOURCE_FOLDER "/config/foyer.conf", &config, &mistakes));
    assert_int_equal(mistakes.count, 0);
    assert_int_equal(config.feed_count, 1);
    assert_int_equal(config.clock_count, 2);
    config_finish(&config);
}

/* Takes the "# " from every line that is code behind it: "name =", "name {", "}". */
static void uncomment(const char *text, struct buffer *into)
{
    while (*text) {
        size_t length = strcspn(text, "\n"), blank = strspn(text, " ");
        const char *code = text + blank;
        char word[32] = "";
        int used = 0;
        bool commented = strncmp(code, "# ", 2) == 0;
        const char *rest = code + 2 + (commented ? strspn(code + 2, " ") : 0);
        bool statement =
            commented &&
            ((sscanf(rest, "%31[a-z_] %n", word, &used) == 1 && used > 0 &&
              (rest[used] == '=' || (rest[used] == '{' && rest[used + 1] == '\n'))) ||
             strncmp(rest, "feed \"", 6) == 0 || strncmp(rest, "theme \"", 7) == 0 || *rest == '}');
        buffer_append_format(into, "%.*s\n", (int)(length - (statement ? (size_t)(code + 2 - text) : 0)),
                             statement ? code + 2 : text);
        text += length + (text[length] == '\n');
    }
}

static void the_comments_of_the_sample_are_right_too(void **state)
{
    (void)state;
    struct buffer sample, text;
    struct config config, defaults;
    buffer_init(&sample, LIMIT_CONFIG_FILE);
    buffer_init(&text, LIMIT_CONFIG_FILE);
    config_write_sample(&sample);
    setenv("NEWSAPI_KEY", "k", 1);
    setenv("GUARDIAN_KEY", "k", 1);
    uncomment(sample.bytes, &text);
    read_well(text.bytes, &config);
    assert_int_equal(config.feed_count, 3);
    assert_string_equal(config.feeds[1].map.stories, "/articles");
    assert_string_equal(config.feeds[2].map.caption, "/elements[relation=main]/assets[0]/typeData/caption");
    assert_string_equal(config.feeds[0].language, "ru");
    config_init_defaults(&defaults);
    assert_true(config.rotation.max_dwell == defaults.rotation.max_dwell);
    assert_true(config.rotation.dwell_auto && defaults.rotation.dwell_auto);
    assert_int_equal(config.screen.width, defaults.screen.width);
    assert_string_equal(config.screen.theme, defaults.screen.theme);
    config_finish(&defaults);
    config_finish(&config);
    buffer_finish(&sample);
    buffer_finish(&text);
}

static void the_manual_lists_every_key(void **state)
{
    (void)state;
    struct buffer manual;
    buffer_init(&manual, LIMIT_CONFIG_FILE);
    config_write_manual(&manual);
    const char *at = manual.bytes;
    for (size_t i = 0; i < config_schema.key_count; i++) {
        char heading[64];
        (void)snprintf(heading, sizeof heading, ".TP\n.B %s\n", config_schema.keys[i].name);
        at = strstr(at, heading);
        assert_non_null(at);
        at += strlen(heading);
    }
    assert_non_null(strstr(manual.bytes, "Allowed: 60 to 400 words per minute.\nDefault: 160.\n"));
    assert_non_null(strstr(manual.bytes, ".SS feed \\(dqNAME\\(dq\n"));
    assert_false(manual.overflow);
    buffer_finish(&manual);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(config_foyer_conf_is_what_the_table_says),
        cmocka_unit_test(config_foyer_conf_is_without_a_mistake),
        cmocka_unit_test(the_comments_of_the_sample_are_right_too),
        cmocka_unit_test(the_manual_lists_every_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
