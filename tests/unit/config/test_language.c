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

static const char *const tags[] = {"en", "ru", "kk", "ky",      "uz", "uz-Cyrl", "tg", "tk", "az",      "uk",
                                   "be", "bg", "sr", "sr-Latn", "mk", "mn",      "tr", "de", "fr",      "es",
                                   "ar", "fa", "ps", "ur",      "he", "ka",      "hy", "zh", "zh-Hant", "hi"};

static void every_language_is_complete(void **state)
{
    (void)state;
    DIR *folder = opendir(LANGUAGES);
    assert_non_null(folder);
    size_t count = 0;
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
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "%s.conf", tags[i]);
        char *path = file_join(LANGUAGES, name);
        if (!file_exists(path))
            fail_msg("%s is missing", path);
        free(path);
    }
    assert_int_equal(count, sizeof tags / sizeof *tags);
}

/* The letters A to Z of a pattern outside of its {placeholders}. */
static size_t latin_letters(const char *pattern)
{
    size_t count = 0;
    for (const char *c = pattern; *c; c++) {
        if (*c == '{')
            c += strcspn(c, "}");
        count += (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z');
    }
    return count;
}

static void no_latin_letter_stands_in_for_another_scripts(void **state)
{
    (void)state;
    const char *const latin = " en uz tk az sr-Latn tr de fr es ";
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        char spaced[32];
        (void)snprintf(spaced, sizeof spaced, " %s ", tags[i]);
        if (strstr(latin, spaced))
            continue;
        struct language language;
        assert_true(language_read(LANGUAGES, tags[i], &language, NULL));
        const char *text;
        for (size_t k = 0; (text = language_text(&language, k)); k++)
            if (latin_letters(text) > 0)
                fail_msg("%s: %s", tags[i], text);
        language_finish(&language);
    }
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
        {"tg", "12 сентябр, 09:40", "1 майи соли 2018, 00:05"},
        {"tk", "12 sentýabr, 09:40", "1 maý 2018, 00:05"},
        {"az", "12 sentyabr, 09:40", "1 may 2018, 00:05"},
        {"uk", "12 вересня, 09:40", "1 травня 2018 р., 00:05"},
        {"be", "12 верасня, 09:40", "1 мая 2018 г., 00:05"},
        {"bg", "12 септември, 09:40", "1 май 2018 г., 00:05"},
        {"sr", "12. септембар, 09:40", "1. мај 2018, 00:05"},
        {"sr-Latn", "12. septembar, 09:40", "1. maj 2018, 00:05"},
        {"mk", "12 септември, 09:40", "1 мај 2018 г., 00:05"},
        {"mn", "9-р сарын 12, 09:40", "2018 оны 5-р сарын 1, 00:05"},
        {"tr", "12 Eylül, 09:40", "1 Mayıs 2018, 00:05"},
        {"de", "12. September, 09:40 Uhr", "1. Mai 2018, 00:05 Uhr"},
        {"fr", "12 septembre à 09:40", "1er mai 2018 à 00:05"},
        {"es", "12 de septiembre, 09:40", "1 de mayo de 2018, 00:05"},
        {"fa", "۱۲ سپتامبر، ۰۹:۴۰", "۱ مه ۲۰۱۸، ۰۰:۰۵"},
        {"ps", "۱۲ سپټمبر، ۰۹:۴۰", "۱ مۍ ۲۰۱۸، ۰۰:۰۵"},
        {"ur", "12 ستمبر، 09:40", "1 مئی 2018، 00:05"},
        {"he", "12 בספטמבר, 09:40", "1 במאי 2018, 00:05"},
        {"ka", "12 სექტემბერი, 09:40", "2018 წლის 1 მაისი, 00:05"},
        {"hy", "սեպտեմբերի 12, 09:40", "2018 թ. մայիսի 1, 00:05"},
        {"zh", "9月12日 09:40", "2018年5月1日 00:05"},
        {"zh-Hant", "9月12日 09:40", "2018年5月1日 00:05"},
        {"hi", "12 सितंबर, 09:40", "1 मई 2018, 00:05"},
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

/* The bar sets `notice` before a text as it sets `next` before a headline: with the same colon behind it. */
static void alerts_have_a_word_for_each_level(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        struct language language;
        assert_true(language_read(LANGUAGES, tags[i], &language, NULL));
        assert_string_not_equal(language.emergency, language.warning);
        const char *colon = language.next + strlen(language.next) - 1;
        while (((unsigned char)*colon & 0xC0) == 0x80)
            colon--;
        size_t length = strlen(language.notice), end = strlen(colon);
        assert_true(length > end);
        assert_string_equal(language.notice + length - end, colon);
        language_finish(&language);
    }
}

static void ages_are_written_as_each_language_writes_them(void **state)
{
    (void)state;
    static const char *const ages[][3] = {
        {"en", "updated 3 h ago", "updated 2 d ago"},
        {"ru", "обновлено 3 ч назад", "обновлено 2 дн. назад"},
        {"uk", "оновлено 3 год тому", "оновлено 2 дн. тому"},
        {"kk", "3 сағ. бұрын жаңартылды", "2 күн бұрын жаңартылды"},
        {"de", "vor 3 Std. aktualisiert", "vor 2 Tagen aktualisiert"},
        {"fr", "mis à jour il y a 3 h", "mis à jour il y a 2 jours"},
        {"es", "actualizado hace 3 h", "actualizado hace 2 días"},
        {"sr", "ажурирано пре 3 ч", "ажурирано пре 2 дана"},
        {"he", "עודכן לפני 3 שע׳", "עודכן לפני 2 ימים"},
        {"fa", "به‌روزشده ۳ ساعت پیش", "به‌روزشده ۲ روز پیش"},
        {"ar", "آخر تحديث قبل 3 س", "آخر تحديث قبل 2 ي"},
        {"hy", "թարմացվել է 3 ժամ առաջ", "թարմացվել է 2 օր առաջ"},
        {"zh", "3小时前更新", "2天前更新"},
        {"hi", "3 घंटे पहले अपडेट हुआ", "2 दिन पहले अपडेट हुआ"},
    };
    static const char *const names[] = {"n"};
    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        struct language language;
        assert_true(language_read(LANGUAGES, ages[i][0], &language, NULL));
        const char *patterns[] = {language.updated_hours, language.updated_days};
        for (int k = 0; k < 2; k++) {
            char *number = language_digits(&language, k == 0 ? "3" : "2");
            char *age = language_fill(patterns[k], names, (const char *const *)&number, 1);
            assert_string_equal(age, ages[i][1 + k]);
            free(age);
            free(number);
        }
        language_finish(&language);
    }
}

static void a_credit_is_told_to_be_a_photos_once(void **state)
{
    (void)state;
    static const char *const credits[][3] = {
        {"ru", "Reuters", "Фото: Reuters"},
        {"ru", "Фото автора", "Фото автора"},
        {"ru", "архивное фото", "архивное фото"},
        {"ru", "© AFP", "© AFP"},
        {"ru", "[AFP]", "[AFP]"},
        {"ru", "Иллюстрация: AFP", "Иллюстрация: AFP"},
        {"ru", "Photo by Ann Lee", "Photo by Ann Lee"},
        {"fr", "AFP", "Photo\xC2\xA0: AFP"},
        {"tg", "Акси Ховар", "Акси Ховар"},
        {"hy", "Արմենպրես", "Լուսանկարը՝ Արմենպրես"},
        {"zh", "新华社", "图：新华社"},
        {"en", "", ""},
    };
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        struct language language;
        assert_true(language_read(LANGUAGES, credits[i][0], &language, NULL));
        char *credit = language_credit(&language, credits[i][1]);
        assert_string_equal(credit, credits[i][2]);
        free(credit);
        language_finish(&language);
    }
}

static void a_tag_falls_back_to_a_shorter_one(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"ru-KZ", "ru"},
        {"uz-Cyrl-UZ", "uz-Cyrl"},
        {"UZ-cyrl", "uz-Cyrl"},
        {"uz-Latn", "uz"},
        {"ar-u-nu-latn", "ar"},
        {"EN", "en"},
        {"sr-RS", "sr"},
        {"sr-Latn-ME", "sr-Latn"},
        {"zh-Hant-TW", "zh-Hant"},
        {"zh-Hant", "zh-Hant"},
        {"zh-TW", "zh-Hant"},
        {"zh-hk", "zh-Hant"},
        {"zh-MO-x-lobby", "zh-Hant"},
        {"zh-CN", "zh"},
        {"zh-Hans-HK", "zh"},
        {"zh-SG", "zh"},
        {"zh", "zh"},
        {"sr-ME", "sr-Latn"},
        {"sr-Cyrl-ME", "sr"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct language language;
        assert_true(language_read(LANGUAGES, pairs[i][0], &language, NULL));
        assert_string_equal(language.code, pairs[i][1]);
        language_finish(&language);
    }
}

static void its_own_file_goes_before_a_likely_script(void **state)
{
    (void)state;
    char folder[] = "/tmp/foyer.XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct buffer words;
    struct language language;
    char *path = file_join(folder, "zh-TW.conf");
    buffer_init(&words, 1 << 16);
    assert_true(file_read(LANGUAGES "/zh-Hant.conf", &words, NULL));
    assert_true(file_write_atomic(path, words.bytes, words.length, NULL));
    assert_true(language_read(folder, "zh-TW", &language, NULL));
    assert_string_equal(language.code, "zh-TW");
    language_finish(&language);
    assert_false(language_read(folder, "zh-HK", &language, NULL)); /* neither zh-Hant nor zh */
    unlink(path);
    rmdir(folder);
    free(path);
    buffer_finish(&words);
}

static void every_text_is_walked_once(void **state)
{
    (void)state;
    struct language language;
    assert_true(language_read(LANGUAGES, "en", &language, NULL));
    size_t count = 0;
    bool emergency = false, january = false;
    for (const char *text; (text = language_text(&language, count)); count++) {
        emergency = emergency || text == language.emergency;
        january = january || text == language.months[0];
    }
    assert_true(emergency && january);
    /* all fields of the struct are texts but `code` and `direction` */
    assert_int_equal(count, (sizeof language - offsetof(struct language, digits)) / sizeof(char *));
    language_finish(&language);
}

static void an_unknown_tag_is_an_error_and_never_a_path(void **state)
{
    (void)state;
    static const char *const unknown[] = {
        "",  "tlh", "../en",   "en/../en",
        ".", "-",   "en.conf", "en-a-very-long-tag-that-nobody-would-ever-write-down"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        struct language language;
        struct error error = {0};
        assert_false(language_read(LANGUAGES, unknown[i], &language, &error));
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
        {"digits", "digits = \"012345678\"", "digits: it has 9 characters; allowed: ten, from zero on"},
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
        cmocka_unit_test(no_latin_letter_stands_in_for_another_scripts),
        cmocka_unit_test(dates_are_written_as_each_language_writes_them),
        cmocka_unit_test(alerts_have_a_word_for_each_level),
        cmocka_unit_test(ages_are_written_as_each_language_writes_them),
        cmocka_unit_test(a_credit_is_told_to_be_a_photos_once),
        cmocka_unit_test(a_tag_falls_back_to_a_shorter_one),
        cmocka_unit_test(its_own_file_goes_before_a_likely_script),
        cmocka_unit_test(every_text_is_walked_once),
        cmocka_unit_test(an_unknown_tag_is_an_error_and_never_a_path),
        cmocka_unit_test(a_translator_is_told_what_is_wrong),
        cmocka_unit_test(patterns_are_filled_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
