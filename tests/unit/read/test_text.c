/* Cleaning of text. */
#include "ingest/read/text/text.h"

#include "ingest/read/text/character.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

#include <uninorm.h>

struct sample {
    const char *raw, *clean; /* NULL: nothing is left */
};

static void check_all(const struct sample *samples, size_t count,
                      char *(*clean)(const char *, size_t, size_t))
{
    for (size_t i = 0; i < count; i++) {
        char *text = clean(samples[i].raw, strlen(samples[i].raw), 1000);
        if (!samples[i].clean)
            assert_null(text);
        else
            assert_string_equal(text, samples[i].clean);
        free(text);
    }
}

static void white_space_collapses_and_invisible_characters_go(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"  a \t\r\n b\f c\v ", "a b c"},
        {"", NULL},
        {" \n\u00A0\u3000 ", NULL},
        {"a\x01\x1B[31mb\x7F", "a[31mb"},
        {"a\u200B\u2060\uFEFFb", "ab"},
        {"\u200B\u00AD", NULL},
        {"под\u00ADзаголовок", "под\u00ADзаголовок"},
        {"می\u200Cخواهم", "می\u200Cخواهم"},
        {"👨\u200D👩\u200D👧 ❤\uFE0F", "👨\u200D👩\u200D👧 ❤\uFE0F"},
        {"a\u202Egnp.exe\u202C", "agnp.exe"},
        {"a\u2028b\u2029c\xC2\x85"
         "d",
         "a b c d"},
        {"don\xC2\x92t \xC2\x96 \xC2\x81yes", "don’t – yes"},
        {"icon \uE001", "icon"},
        {"a\u3000b", "a b"},
        {"\uFFFD stays", "\uFFFD stays"},
        {"bad \xC3( byte", "bad \uFFFD( byte"},
    };
    check_all(samples, sizeof samples / sizeof *samples, text_clean);
}

static void a_no_break_space_stays_between_a_number_and_its_unit(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"5\u00A0км", "5\u00A0км"},
        {"12\u00A0450\u00A0₽", "12\u00A0450\u00A0₽"},
        {"10\u202F%", "10\u202F%"},
        {"№\u00A05", "№\u00A05"},
        {"€\u00A050", "€\u00A050"},
        {"в\u00A0Москве", "в Москве"},
        {"слово\u00A0\u00A0слово", "слово слово"},
        {"5 \u00A0км", "5 км"},
        {"Quoi\u00A0?", "Quoi\u00A0?"},
        {"«\u00A0mot\u00A0»", "«\u00A0mot\u00A0»"},
        {"\u00A05 км\u00A0", "5 км"},
    };
    check_all(samples, sizeof samples / sizeof *samples, text_clean);
}

static void text_is_composed(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"u\u0308ber", "über"},       {"и\u0306", "й"}, {"Е\u0308лка", "Ёлка"}, {"\u212B", "Å"},
        {"\u1112\u1161\u11AB", "한"},
    };
    check_all(samples, sizeof samples / sizeof *samples, text_clean);
}

static void plain_fields_lose_references_once(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"Blog &#8211; InfluxData", "Blog – InfluxData"},
        {"AT&amp;T", "AT&T"},
        {"AT&T and R&D; &copy", "AT&T and R&D; &copy"},
        {"&amp;lt;b&amp;gt;", "&lt;b&gt;"},
        {"a &lt; b", "a < b"},
        {"<b>bold</b>", "<b>bold</b>"},
        {"M&uuml;nchen", "München"},
        {"&nosuch; &#x41; &#; &", "&nosuch; A &#; &"},
        {"&nbsp;", NULL},
        {"&#0;x", "\uFFFDx"},
    };
    check_all(samples, sizeof samples / sizeof *samples, text_plain);
}

static void a_long_text_ends_in_an_ellipsis_between_characters(void **state)
{
    (void)state;
    static const char text[] = "жжжжжжжжжж"; /* ten of two bytes */
    for (size_t maximum = 3; maximum < sizeof text; maximum++) {
        char *cut = text_clean(text, strlen(text), maximum);
        size_t length = strlen(cut);
        if (maximum >= strlen(text)) {
            assert_string_equal(cut, text);
        } else {
            assert_true(length <= maximum && length + 2 > maximum);
            assert_string_equal(cut + length - 3, "…");
            assert_int_equal((length - 3) % 2, 0);
        }
        free(cut);
    }
    char *cut = text_clean("word word word", 14, 8);
    assert_string_equal(cut, "word…");
    free(cut);
}

static void composing_does_not_let_a_text_pass_its_maximum(void **state)
{
    (void)state;
    char text[4001];
    for (size_t i = 0; i + 4 <= 4000; i += 4)
        memcpy(text + i, "e\u0301x", 4); /* four bytes that compose to three */
    text[4000] = '\0';
    for (size_t maximum = 100; maximum < 110; maximum++) {
        char *cut = text_clean(text, 4000, maximum);
        size_t length = strlen(cut);
        assert_true(length <= maximum && length + 4 > maximum);
        assert_memory_equal(cut, "éxé", 5);
        free(cut);
    }
}

static void texts_are_the_same_but_for_case_and_edges(void **state)
{
    (void)state;
    assert_true(text_same("Президент приехал", "ПРЕЗИДЕНТ ПРИЕХАЛ."));
    assert_true(text_same("“Hello”", "Hello…"));
    assert_false(text_same("Hello", "Hello there"));
    assert_false(text_same("…", "—"));
    assert_false(text_same(NULL, NULL));
    assert_false(text_same("a", NULL));
}

static void markup_is_told_from_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool markup;
    } samples[] = {
        {"<p>x</p>", true},   {"a<br/>b", true},  {"x &amp; y", true}, {"&#8211;", true},
        {"a < b > c", false}, {"AT&T; no", true}, {"AT&T", false},     {"1 <2 and 3> 2", false},
        {"a <b", false},      {"", false},        {"</div>", true},    {"<!-- x -->", true},
        {"R&D", false},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        assert_int_equal(text_is_markup(samples[i].text, strlen(samples[i].text)), samples[i].markup);
}

static void the_first_letter_with_a_direction_decides(void **state)
{
    (void)state;
    enum direction direction = DIRECTION_LTR;
    assert_true(text_direction("12 “شهر", &direction));
    assert_int_equal(direction, DIRECTION_RTL);
    assert_true(text_direction("… Hello שלום", &direction));
    assert_int_equal(direction, DIRECTION_LTR);
    assert_false(text_direction("123 …", &direction));
    assert_false(text_direction(NULL, &direction));
}

static void settled_characters_are_those_that_normalising_leaves(void **state)
{
    (void)state;
    size_t settled = 0;
    for (uint32_t character = 1; character < 0x110000; character++) {
        if (!character_is_settled(character))
            continue;
        size_t length = 0;
        uint32_t *composed = u32_normalize(UNINORM_NFC, &character, 1, NULL, &length);
        assert_int_equal(length, 1);
        assert_int_equal(composed[0], character);
        free(composed);
        for (uint32_t before = 'A'; before <= 'z'; before++) /* nothing composes with it */
            assert_int_equal(uc_composition(before, character), 0);
        settled++;
    }
    assert_true(settled > 20000 && character_is_settled(0x44F /* я */));
    assert_false(character_is_settled(0x306 /* breve */));
}

static void what_is_copied_in_runs_is_cleaned_like_all_else(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"Новыи\u0306 парк", "Новый парк"},
        {"e\u0301 te\u0301", "é té"},
        {"5\u00A0кг  и\u00A0все", "5\u00A0кг и все"},
        {"слово \u00A0 слово", "слово слово"},
        {"конец ", "конец"},
        {"конец \u200B", "конец"},
        {"\xD0", "\uFFFD"},
        {"да\xD0да", "да\uFFFDда"},
        {"да\xD1 нет", "да\uFFFD нет"},
        {"Ж\u00AD ж", "Ж\u00AD ж"},
    };
    check_all(samples, sizeof samples / sizeof *samples, text_clean);
    char *cut = text_clean("слово слово", strlen("слово слово"), 14);
    assert_string_equal(cut, "слово…");
    free(cut);
}

static void clean_text_far_beyond_its_maximum_is_cut_at_it(void **state)
{
    (void)state;
    char long_text[1000];
    memset(long_text, 'a', sizeof long_text);
    char *clean = text_clean(long_text, sizeof long_text, 20);
    assert_string_equal(clean, "aaaaaaaaaaaaaaaaa…");
    free(clean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_collapses_and_invisible_characters_go),
        cmocka_unit_test(a_no_break_space_stays_between_a_number_and_its_unit),
        cmocka_unit_test(text_is_composed),
        cmocka_unit_test(plain_fields_lose_references_once),
        cmocka_unit_test(a_long_text_ends_in_an_ellipsis_between_characters),
        cmocka_unit_test(composing_does_not_let_a_text_pass_its_maximum),
        cmocka_unit_test(texts_are_the_same_but_for_case_and_edges),
        cmocka_unit_test(markup_is_told_from_text),
        cmocka_unit_test(the_first_letter_with_a_direction_decides),
        cmocka_unit_test(settled_characters_are_those_that_normalising_leaves),
        cmocka_unit_test(what_is_copied_in_runs_is_cleaned_like_all_else),
        cmocka_unit_test(clean_text_far_beyond_its_maximum_is_cut_at_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
