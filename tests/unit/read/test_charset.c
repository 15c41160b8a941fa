/* Charsets: which one is found, and what becomes of bytes that mean nothing. */
#include "ingest/read/charset/charset.h"

#include "base/utf8.h"

#include "support/cmocka.h"

#include <string.h>

struct sample {
    const char *bytes;
    size_t length; /* 0: up to the NUL */
    const char *declared;
    const char *name, *text;
};

static void check(const struct sample *sample)
{
    struct charset_text text;
    charset_convert(sample->bytes, sample->length ? sample->length : strlen(sample->bytes), sample->declared,
                    &text);
    if (strcmp(text.name, sample->name) != 0)
        fail_msg("found %s, not %s, in “%s”", text.name, sample->name, sample->text);
    assert_true(utf8_valid(text.bytes, text.length));
    assert_int_equal(text.length, strlen(sample->text));
    assert_memory_equal(text.bytes, sample->text, text.length);
    charset_finish(&text);
}

/* "Привет, мир! Сегодня в столице" in three ways. */
#define RUSSIAN_UTF8 "Привет, мир! Сегодня в столице"
#define RUSSIAN_1251                                                                                         \
    "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0! \xD1\xE5\xE3\xEE\xE4\xED\xFF \xE2 \xF1\xF2\xEE\xEB\xE8\xF6\xE5"
#define RUSSIAN_KOI8                                                                                         \
    "\xF0\xD2\xC9\xD7\xC5\xD4, \xCD\xC9\xD2! \xF3\xC5\xC7\xCF\xC4\xCE\xD1 \xD7 \xD3\xD4\xCF\xCC\xC9\xC3\xC5"

static void the_charset_is_found_in_the_order_of_the_rules(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"plain", 0, NULL, "UTF-8", "plain"},
        {"plain", 0, "windows-1251", "UTF-8", "plain"},
        {"\xEF\xBB\xBFплохо", 0, "windows-1251", "UTF-8", "плохо"},
        {"\xEF\xBB\xBF\xEF\xBB\xBFx", 0, NULL, "UTF-8", "x"},
        {RUSSIAN_UTF8, 0, "windows-1251", "UTF-8", RUSSIAN_UTF8},
        {"<?xml version='1.0' encoding='windows-1251'?>" RUSSIAN_UTF8, 0, NULL, "UTF-8",
         "<?xml version='1.0' encoding='windows-1251'?>" RUSSIAN_UTF8},
        {"<?xml version=\"1.0\" encoding = \"Windows-1251\"?>\xCC\xE8\xF0", 0, "koi8-r", "windows-1251",
         "<?xml version=\"1.0\" encoding = \"Windows-1251\"?>Мир"},
        {"\xCC\xE8\xF0", 0, "windows-1251", "windows-1251", "Мир"},
        {"\xCC\xE8\xF0", 0, "\"CP1251\"", "windows-1251", "Мир"},
        {"\xCC\xE8\xF0", 0, "koi8-r", "koi8-r", "лХП"},
        {RUSSIAN_1251, 0, NULL, "windows-1251", RUSSIAN_UTF8},
        {RUSSIAN_KOI8, 0, NULL, "koi8-r", RUSSIAN_UTF8},
        {"caf\xE9 \x96 M\xFCnchen", 0, NULL, "windows-1252", "café – München"},
        {"caf\xE9 \x80", 0, "iso-8859-1", "windows-1252", "café €"},
        {"\x82\xA0", 0, "shift_jis", "shift_jis", "あ"},
        {"\xFF\xFEh\0i\0", 6, NULL, "UTF-16LE", "hi"},
        {"\xFE\xFF\0h\0i", 6, "utf-8", "UTF-16BE", "hi"},
        {"{\0\"\0a\0\"\0", 8, NULL, "UTF-16LE", "{\"a\""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

static void bytes_that_mean_nothing_become_replacement_characters(void **state)
{
    (void)state;
    static const struct {
        struct sample sample;
        size_t replaced;
    } samples[] = {
        {{"\xCC\x98\xE8", 0, "windows-1251", "windows-1251", "М\uFFFDи"}, 1},
        {{"a\x81\x8D", 0, "windows-1252", "windows-1252", "a\uFFFD\uFFFD"}, 2},
        {{"текст \xD1 текст", 0, "utf-8", "UTF-8", "текст \uFFFD текст"}, 1},
        {{"текст и ещё текст \xD0", 0, NULL, "UTF-8", "текст и ещё текст \uFFFD"}, 1},
        {{"\uFFFD is real", 0, NULL, "UTF-8", "\uFFFD is real"}, 0},
        {{"\xEF\xBB\xBF\xFF\xC0\xAF", 0, NULL, "UTF-8", "\uFFFD\uFFFD\uFFFD"}, 3},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct charset_text text;
        check(&samples[i].sample);
        charset_convert(samples[i].sample.bytes, strlen(samples[i].sample.bytes), samples[i].sample.declared,
                        &text);
        assert_int_equal(text.replaced, samples[i].replaced);
        charset_finish(&text);
    }
}

static void a_declaration_that_the_bytes_refute_does_not_count(void **state)
{
    (void)state;
    struct charset_text text;
    charset_convert(RUSSIAN_1251, strlen(RUSSIAN_1251), "utf-8", &text);
    assert_string_equal(text.name, "windows-1251");
    assert_non_null(text.remark);
    charset_finish(&text);
    charset_convert(RUSSIAN_1251, strlen(RUSSIAN_1251), "no-such-charset", &text);
    assert_string_equal(text.name, "windows-1251");
    assert_non_null(strstr(text.remark, "unknown"));
    charset_finish(&text);
    charset_convert(RUSSIAN_1251, strlen(RUSSIAN_1251), "ISO-2022-CN-EXT",
                    &text); /* iconv has it, feeds do not */
    assert_string_equal(text.name, "windows-1251");
    charset_finish(&text);
    charset_convert("caf\xE9", 4, "a/../../label/that/is/much/too/long/to/be/the/name/of/a/charset", &text);
    assert_string_equal(text.name, "windows-1252");
    charset_finish(&text);
}

static void a_mark_is_told(void **state)
{
    (void)state;
    struct charset_text text;
    charset_convert("\xEF\xBB\xBF{}", 5, NULL, &text);
    assert_true(text.marked);
    charset_finish(&text);
    charset_convert("", 0, NULL, &text);
    assert_false(text.marked);
    assert_int_equal(text.length, 0);
    charset_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_charset_is_found_in_the_order_of_the_rules),
        cmocka_unit_test(bytes_that_mean_nothing_become_replacement_characters),
        cmocka_unit_test(a_declaration_that_the_bytes_refute_does_not_count),
        cmocka_unit_test(a_mark_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
