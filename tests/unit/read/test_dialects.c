/* Dialects: one row of story/feed.h each, and everything that must agree with it does. */
#include "base/file.h"
#include "base/limits.h"
#include "ingest/read/dialects/dialect.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void every_format_has_a_dialect_that_can_be_asked(void **state)
{
    (void)state;
    for (size_t i = FEED_AUTO + 1; i < FEED_FORMATS; i++) {
        const struct dialect *dialect = dialect_of((enum feed_format)i);
        assert_non_null(dialect);
        assert_non_null(dialect->sniff);
        assert_non_null(dialect->read);
    }
    assert_null(dialect_of(FEED_AUTO));
}

static void every_format_is_found_by_its_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < FEED_FORMATS; i++) {
        enum feed_format format = FEED_FORMATS;
        assert_true(feed_format_parse(feed_format_name((enum feed_format)i), &format));
        assert_int_equal(format, i);
    }
    enum feed_format format;
    assert_false(feed_format_parse("rs", &format));
}

static void assert_names_every_format(const char *path)
{
    struct buffer page;
    struct error error = {0};
    buffer_init(&page, LIMIT_CONFIG_FILE);
    if (!file_read(path, &page, &error))
        fail_msg("%s", error.text);
    const char *from = strstr(page.bytes, "auto");
    for (size_t i = 0; i < FEED_FORMATS; i++)
        if (!from || !strstr(from, feed_format_name((enum feed_format)i)))
            fail_msg("%s does not name %s", path, feed_format_name((enum feed_format)i));
    buffer_finish(&page);
}

static void the_sample_and_the_manuals_name_every_format(void **state)
{
    (void)state;
    assert_names_every_format(SOURCE_FOLDER "/config/foyer.conf");
    assert_names_every_format(SOURCE_FOLDER "/packaging/man/foyer.conf.5");
    assert_names_every_format(SOURCE_FOLDER "/packaging/man/foyer.1");
}

static void every_dialect_stands_in_a_file_named_by_its_word(void **state)
{
    (void)state;
    for (size_t i = FEED_AUTO + 1; i < FEED_FORMATS; i++) {
        char path[256];
        (void)snprintf(path, sizeof path, SOURCE_FOLDER "/src/ingest/read/dialects/%s.c",
                       feed_format_name((enum feed_format)i));
        assert_true(file_exists(path));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_has_a_dialect_that_can_be_asked),
        cmocka_unit_test(every_format_is_found_by_its_word),
        cmocka_unit_test(the_sample_and_the_manuals_name_every_format),
        cmocka_unit_test(every_dialect_stands_in_a_file_named_by_its_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
