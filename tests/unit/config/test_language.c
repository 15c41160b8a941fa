/* Words and dates of the languages. */
#include "base/file.h"
#include "base/utf8.h"
#include "config/language.h"

#include "support/cmocka.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LANGUAGES SOURCE_FOLDER "/assets/languages"

static void every_language_is_complete(void **state)
{
    (void)state;
    DIR *folder = opendir(LANGUAGES);
    assert_non_null(folder);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        char tag[64] = "";
        if (sscanf(entry->d_name, "%63[^.].conf", tag) != 1 || entry->d_name[0] == '.')
            continue;
        struct language language;
        struct error error = {0};
        if (!language_read(LANGUAGES, tag, &language, &error))
            print_error("%s\n", error.text);
        assert_false(error.set);
        assert_string_equal(language.code, tag);
        assert_int_equal(language.direction, language_direction(tag));
        for (int month = 0; month < 12; month++)
            for (int other = 0; other < month; other++)
                assert_string_not_equal(language.months[month], language.months[other]);
        language_finish(&language);
        count++;
    }
    closedir(folder);
    assert_true(count >= 7);
}

static void dates_are_written_as_each_language_writes_them(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *date, *with_year;
    } dates[] = {
        {"en", "12 September, 09:40", "1 May 2018, 00:05"},
        {"ru", "12 сентября, 09:40", "1 мая 2018 г., 00:05"},
        {"kk", "12 қыркүйек, 09:40", "2018 ж. 1 мамыр, 00:05"},
        {"ky", "12-сентябрь, 09:40", "2018-ж. 1-май, 00:05"},
        {"uz", "12-sentabr, 09:40", "2018-yil 1-may, 00:05"},
        {"uz-Cyrl", "12-сентябр, 09:40", "2018-йил 1-май, 00:05"},
        {"ar", "12 سبتمبر، 09:40", "1 مايو 2018، 00:05"},
    };
    const struct calendar now = {.year = 2019, .month = 9, .day = 13};
    const struct calendar when = {.year = 2019, .month = 9, .day = 12, .hour = 9, .minute = 40};
    const struct calendar earlier = {.year = 2018, .month = 5, .day = 1, .minute = 5};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct language language;
        assert_true(language_read(LANGUAGES, dates[i].tag, &language, NULL));
        char *date = language_date(&language, &when, &now);
        char *with_year = language_date(&language, &earlier, &now);
        assert_string_equal(date, dates[i].date);
        assert_string_equal(with_year, dates[i].with_year);
        free(date);
        free(with_year);
        language_finish(&language);
    }
}

static void a_tag_falls_back_to_a_shorter_one(void **state)
{
    (void)state;
    static const char *const tags[][2] = {
        {"ru-KZ", "ru"},   {"uz-Cyrl-UZ", "uz-Cyrl"}, {"UZ-cyrl", "uz-Cyrl"},
        {"uz-Latn", "uz"}, {"ar-u-nu-latn", "ar"},    {"EN", "en"},
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct language language;
        assert_true(language_read(LANGUAGES, tags[i][0], &language, NULL));
        assert_string_equal(language.code, tags[i][1]);
        language_finish(&language);
    }
}

static void an_unknown_tag_is_an_error_and_never_a_path(void **state)
{
    (void)state;
    static const char *const tags[] = {
        "",  "tlh", "../en",   "en/../en",
        ".", "-",   "en.conf", "en-a-very-long-tag-that-nobody-would-ever-write-down"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct language language;
        struct error error = {0};
        assert_false(language_read(LANGUAGES, tags[i], &language, &error));
        assert_non_null(strstr(error.text, "no file for the language"));
        assert_null(language.code);
        language_finish(&language);
    }
}

/* The error of en.conf with the line that begins with `key` replaced. */
static void read_spoilt(const char *key, const char *line, struct error *error)
{
    struct buffer good, spoilt;
    struct language language;
    char folder[] = "/tmp/foyer.XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *path = file_join(folder, "en.conf");
    buffer_init(&good, 1 << 16);
    buffer_init(&spoilt, 1 << 16);
    assert_true(file_read(LANGUAGES "/en.conf", &good, NULL));
    for (const char *at = good.bytes; *at; at += strcspn(at, "\n") + 1)
        buffer_append_format(&spoilt, "%.*s\n", (int)strcspn(strncmp(at, key, strlen(key)) ? at : line, "\n"),
                             strncmp(at, key, strlen(key)) ? at : line);
    assert_true(file_write_atomic(path, spoilt.bytes, spoilt.length, NULL));
    assert_false(language_read(folder, "en", &language, error));
    unlink(path);
    rmdir(folder);
    free(path);
    buffer_finish(&good);
    buffer_finish(&spoilt);
}

static void a_translator_is_told_what_is_wrong(void **state)
{
    (void)state;
    static const char *const mistakes[][3] = {
        {"date_with_year", "date_with_year = \"{day} {month}, {time}\"",
         "date_with_year: {year} is missing; allowed: a text with {day}, {month}, {year} and {time}"},
        {"updated_hours", "updated_hours = \"{n} h {m}\"", "updated_hours: {m} is not filled here"},
        {"next", "nxt = \"Next:\"", "nxt: unknown key; did you mean next?"},
        {"direction", "direction = up", "direction: \"up\" is not known here; allowed: ltr or rtl"},
        {"waiting", "# nothing", "waiting: it is missing"},
        {"january", "january = \"\"", "january: it is empty"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct error error = {0};
        read_spoilt(mistakes[i][0], mistakes[i][1], &error);
        if (!strstr(error.text, mistakes[i][2]))
            print_error("%s\n", error.text);
        assert_non_null(strstr(error.text, mistakes[i][2]));
        assert_non_null(strstr(error.text, "/en.conf:"));
    }
}

static void patterns_are_filled_once(void **state)
{
    (void)state;
    static const char *const names[] = {"feed", "time"};
    static const char *const values[] = {"{time}", "14:10"};
    char *text = language_fill("{feed} at {time}, {other} {feed", names, values, 2);
    assert_string_equal(text, "{time} at 14:10, {other} {feed");
    free(text);
    text = language_fill("", names, values, 2);
    assert_string_equal(text, "");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_is_complete),
        cmocka_unit_test(dates_are_written_as_each_language_writes_them),
        cmocka_unit_test(a_tag_falls_back_to_a_shorter_one),
        cmocka_unit_test(an_unknown_tag_is_an_error_and_never_a_path),
        cmocka_unit_test(a_translator_is_told_what_is_wrong),
        cmocka_unit_test(patterns_are_filled_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
