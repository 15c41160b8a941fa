/* text/: counting words, upper case. */
#include "unit/text/setter.h"

#include <stdlib.h>

static void words_are_counted_as_a_reader_does(void **state)
{
    (void)state;
    const struct {
        const char *text;
        size_t words;
    } examples[] = {
        {"", 0},
        {" — … !", 0},
        {"Три страны договорились.", 3},
        {"«Мы — гости», — сказал он", 4},
        {"12 сентября 2019 г.", 4},
        {"isn't it", 2},
        {"Oʻzbekiston togʻlari", 2},
        {"450,5 га", 2},
        {"اتفقت ثلاث دول", 3},
        {"新聞報道", 2},
        {"ニュース、新聞", 2},
        {"ข่าววันนี้ของเรา", 3}, /* a fifth of a word for each of its twelve letters */
        {"за\xCC\x81мок", 1},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (text_count_words(examples[i].text) != examples[i].words)
            fail_msg("%s: %zu words, not %zu", examples[i].text, text_count_words(examples[i].text),
                     examples[i].words);
    assert_int_equal(text_count_words(NULL), 0);
}

static void the_words_of_the_lines_are_those_of_the_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_count; i++) {
        struct paragraph paragraph = set_text(samples[i].text, samples[i].language, DIRECTION_LTR, 700);
        size_t words = 0;
        for (size_t line = 0; line < paragraph.line_count; line++)
            words += paragraph_count_words(&paragraph, line);
        assert_int_equal(words, text_count_words(samples[i].text));
        paragraph_finish(&paragraph);
    }
}

static void upper_case_follows_the_language(void **state)
{
    (void)state;
    const struct {
        const char *text, *language, *upper;
    } examples[] = {
        {"istanbul ılık", "tr", "İSTANBUL ILIK"},
        {"istanbul", "en", "ISTANBUL"},
        {"istanbul", NULL, "ISTANBUL"},
        {"bakı iş", "az-Latn", "BAKI İŞ"},
        {"қазақ тілі", "kk", "ҚАЗАҚ ТІЛІ"},
        {"қазақ air", "kk-Cyrl", "ҚАЗАҚ AIR"},
        {"qazaq tili", "kk-Latn", "QAZAQ TİLİ"},
        {"природа ёж", "ru", "ПРИРОДА ЁЖ"},
        {"өңүр ү", "ky", "ӨҢҮР Ү"},
        {"oʻzbek", "uz", "OʻZBEK"},
        {"straße", "de", "STRASSE"},
        {"ελλαδα", "el", "ΕΛΛΑΔΑ"},
        {"بيئة", "ar", "بيئة"},
        {"news 5", "", "NEWS 5"},
        {"", "ru", ""},
        {"a\xFF"
         "b",
         "en",
         "A\xEF\xBF\xBD"
         "B"},
        {"x", "x-very-long-private-tag", "X"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        char *upper = text_upper(examples[i].text, examples[i].language);
        assert_string_equal(upper, examples[i].upper);
        free(upper);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_counted_as_a_reader_does),
        cmocka_unit_test(the_words_of_the_lines_are_those_of_the_text),
        cmocka_unit_test(upper_case_follows_the_language),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
