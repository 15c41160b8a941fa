/* Text of every kind at its edges: characters, references, columns, base64, runs of bytes. */
#include "ingest/read/report/columns.h"
#include "ingest/read/text/base64.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/character.h"
#include "ingest/read/text/entity.h"
#include "ingest/read/text/text.h"

#include "base/buffer.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void characters_have_roles_up_to_the_edges_of_their_ranges(void **state)
{
    (void)state;
    static const struct {
        uint32_t first, last;
        enum character_role role;
    } ranges[] = {
        {0x00, 0x08, CHARACTER_GONE},
        {0x09, 0x0D, CHARACTER_SPACE},
        {0x0E, 0x1F, CHARACTER_GONE},
        {0x20, 0x20, CHARACTER_SPACE},
        {0x21, 0x7E, CHARACTER_VISIBLE},
        {0x7F, 0x84, CHARACTER_GONE},
        {0x85, 0x85, CHARACTER_SPACE},
        {0x86, 0x9F, CHARACTER_GONE},
        {0xA0, 0xA0, CHARACTER_NO_BREAK_SPACE},
        {0xA1, 0xAC, CHARACTER_VISIBLE},
        {0xAD, 0xAD, CHARACTER_JOINER},
        {0xAE, 0x34E, CHARACTER_VISIBLE},
        {0x34F, 0x34F, CHARACTER_GONE},
        {0x350, 0x61B, CHARACTER_VISIBLE},
        {0x61C, 0x61C, CHARACTER_JOINER},
        {0x1160, 0x1160, CHARACTER_GONE},
        {0x1161, 0x1161, CHARACTER_VISIBLE},
        {0x1680, 0x1680, CHARACTER_SPACE},
        {0x2000, 0x2006, CHARACTER_SPACE},
        {0x2007, 0x2007, CHARACTER_NO_BREAK_SPACE},
        {0x2008, 0x200A, CHARACTER_SPACE},
        {0x200B, 0x200B, CHARACTER_GONE},
        {0x200C, 0x200F, CHARACTER_JOINER},
        {0x2010, 0x2027, CHARACTER_VISIBLE},
        {0x2028, 0x2029, CHARACTER_SPACE},
        {0x202A, 0x202E, CHARACTER_GONE},
        {0x202F, 0x202F, CHARACTER_NO_BREAK_SPACE},
        {0x2060, 0x206F, CHARACTER_GONE},
        {0x3000, 0x3000, CHARACTER_SPACE},
        {0xD7FF, 0xD7FF, CHARACTER_VISIBLE},
        {0xE000, 0xF8FF, CHARACTER_GONE},
        {0xF900, 0xFDCF, CHARACTER_VISIBLE},
        {0xFDD0, 0xFDEF, CHARACTER_GONE},
        {0xFE00, 0xFE0F, CHARACTER_JOINER},
        {0xFEFF, 0xFEFF, CHARACTER_GONE},
        {0xFFFD, 0xFFFD, CHARACTER_VISIBLE},
        {0xFFFE, 0xFFFF, CHARACTER_GONE},
        {0x1F600, 0x1F600, CHARACTER_VISIBLE},
        {0x1FFFE, 0x1FFFF, CHARACTER_GONE},
        {0xE0020, 0xE007F, CHARACTER_JOINER},
        {0xE0080, 0xE00FF, CHARACTER_GONE},
        {0xE0100, 0xE01EF, CHARACTER_JOINER},
        {0xE01F0, 0xE0FFF, CHARACTER_GONE},
        {0xF0000, 0x10FFFF, CHARACTER_GONE},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t c = ranges[i].first; c <= ranges[i].last; c++)
            if (character_role(c) != ranges[i].role)
                fail_msg("U+%04X has role %d", (unsigned)c, character_role(c));
}

static void a_no_break_space_is_kept_beside_numbers_and_signs(void **state)
{
    (void)state;
    static const struct {
        uint32_t before, after;
        bool keeps;
    } samples[] = {
        {'5', 'k', true},    {'0', 'k', true},   {'9', 'k', true},   {0x660, 'k', true},  {0x669, 'k', true},
        {0x6F0, 'k', true},  {0x6F9, 'k', true}, {'a', 'k', false},  {'5', '(', false},   {'5', '"', false},
        {'$', '5', true},    {0xA3, '5', true},  {0xA5, '5', true},  {0xA7, '5', true},   {0x20AC, '5', true},
        {0x2116, '5', true}, {'$', 'a', false},  {'a', '5', false},  {'a', '!', true},    {'a', '?', true},
        {'a', ':', true},    {'a', ';', true},   {'a', 0xBB, true},  {'a', 0x2013, true}, {'a', 0x2014, true},
        {'a', ',', false},   {0xAB, 'a', true},  {0xBB, 'a', false}, {'/', 'a', false},   {':', 'a', false},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (character_keeps_no_break(samples[i].before, samples[i].after) != samples[i].keeps)
            fail_msg("U+%04X, U+%04X", (unsigned)samples[i].before, (unsigned)samples[i].after);
}

static void assert_decodes(const char *text, enum entity_place place, const char *wanted, size_t taken)
{
    char out[ENTITY_SIZE] = "";
    size_t length = 0, used = entity_decode(text, strlen(text), place, out, &length);
    if (used != taken || (used > 0 && (length != strlen(wanted) || memcmp(out, wanted, length) != 0)))
        fail_msg("%zu of “%s” become “%.*s”", used, text, (int)length, out);
}

static void references_mean_what_the_standard_says_in_each_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *meaning;
        size_t plain, html, attribute; /* bytes taken in each place */
    } samples[] = {
        {"&amp;x", "&", 5, 5, 5},
        {"&ampx", "&", 0, 4, 0},
        {"&amp=", "&", 0, 4, 0},
        {"&amp.", "&", 0, 4, 4},
        {"&amp", "&", 0, 4, 4},
        {"&copy5", "©", 0, 5, 0},
        {"&hellip;", "…", 8, 8, 8},
        {"&hellip", "", 0, 0, 0},
        {"&notit;", "¬", 0, 4, 0},
        {"&notin;", "∉", 7, 7, 7},
        {"&#65;", "A", 5, 5, 5},
        {"&#65", "A", 0, 4, 4},
        {"&#65x", "A", 0, 4, 4},
        {"&#x41;", "A", 6, 6, 6},
        {"&#X4a;", "J", 6, 6, 6},
        {"&#x4G;", "\4", 0, 4, 4},
        {"&#6a;", "\6", 0, 3, 3},
        {"&#;", "", 0, 0, 0},
        {"&#x;", "", 0, 0, 0},
        {"&#xg;", "", 0, 0, 0},
        {"&#0;", "\uFFFD", 4, 4, 4},
        {"&#128;", "€", 6, 6, 6},
        {"&#159;", "Ÿ", 6, 6, 6},
        {"&#150;", "–", 6, 6, 6},
        {"&#x110000;", "\uFFFD", 10, 10, 10},
        {"&#99999999999999999999;", "\uFFFD", 23, 23, 23},
        {"&#xD800;", "\uFFFD", 8, 8, 8},
        {"&#160;", "\u00A0", 6, 6, 6},
        {"&", "", 0, 0, 0},
        {"&;", "", 0, 0, 0},
        {"&unknown;", "", 0, 0, 0},
        {"&CounterClockwiseContourIntegral;", "∳", 33, 33, 33},
        {"&AMP;", "&", 5, 5, 5},
        {"&Amp;", "", 0, 0, 0},
        {"&gt", ">", 0, 3, 3},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        assert_decodes(samples[i].text, ENTITY_PLAIN, samples[i].meaning, samples[i].plain);
        assert_decodes(samples[i].text, ENTITY_TEXT, samples[i].meaning, samples[i].html);
        assert_decodes(samples[i].text, ENTITY_ATTRIBUTE, samples[i].meaning, samples[i].attribute);
    }
}

static void assert_put(const char *text, int columns, const char *wanted)
{
    struct buffer line;
    buffer_init(&line, 1000);
    columns_put(&line, text, columns);
    assert_string_equal(line.bytes, wanted);
    buffer_finish(&line);
}

static void text_fills_its_columns_exactly(void **state)
{
    (void)state;
    assert_put("abc", 5, "abc  ");
    assert_put("abcde", 5, "abcde");
    assert_put("abcdef", 5, "abcd…");
    assert_put("Привет", 6, "Привет");
    assert_put("Приветы", 6, "Приве…");
    assert_put("新聞", 4, "新聞");
    assert_put("新聞", 3, "新…");
    assert_put("新聞社", 4, "新… ");
    assert_put("e\u0301e\u0301", 3, "e\u0301e\u0301 ");
    assert_put("", 2, "  ");
}

static void assert_wrapped(const char *text, int used, int indent, int width, const char *wanted)
{
    struct buffer lines;
    buffer_init(&lines, 1000);
    columns_wrap(&lines, text, used, indent, width);
    assert_string_equal(lines.bytes, wanted);
    buffer_finish(&lines);
}

static void words_wrap_within_their_width(void **state)
{
    (void)state;
    assert_wrapped("one two three", 0, 0, 13, "one two three");
    assert_wrapped("one two three", 0, 0, 12, "one two\nthree");
    assert_wrapped("one two three", 0, 2, 7, "one two\n  three");
    assert_wrapped("one two three", 0, 3, 7, "one two\n   thre\n   e");
    assert_wrapped("one", 5, 2, 7, "\n  one");
    assert_wrapped("one", 5, 2, 8, "one");
    assert_wrapped("  one   two ", 0, 0, 20, "one two");
    assert_wrapped("abcdefgh", 0, 0, 3, "abc\ndef\ngh");
    assert_wrapped("新", 0, 0, 1, "新");
    assert_wrapped("", 0, 0, 10, "");
}

static void assert_base64(const char *encoded, const char *wanted)
{
    char *text = base64_text(encoded);
    assert_string_equal(text ? text : "(refused)", wanted);
    free(text);
}

static void base64_is_text_or_nothing(void **state)
{
    (void)state;
    assert_base64("QQ==", "A");
    assert_base64("QUI=", "AB");
    assert_base64("QUJD", "ABC");
    assert_base64(" QU\tJD\r\nRA ", "ABCD");
    assert_base64("0J/RgNC40LLQtdGC", "Привет");
    assert_base64("Pz8/Pj4+", "?\?\?>>>");
    assert_base64("enp6MDk5", "zzz099");
    assert_base64("", "");
    assert_base64("QUJD!", "(refused)");
    assert_base64("QUJD-", "(refused)");
    assert_base64("/////w==", "(refused)"); /* no UTF-8 */
    assert_base64("QQBC", "(refused)");     /* a NUL in it */
}

static void bytes_are_found_to_their_end(void **state)
{
    (void)state;
    static const char text[] = "abcabd";
    assert_ptr_equal(bytes_find(text, 6, "abd"), text + 3);
    assert_null(bytes_find(text, 5, "abd"));
    assert_ptr_equal(bytes_find(text, 1, "a"), text);
    assert_null(bytes_find(text, 0, "a"));
    assert_null(bytes_find(text, 6, "abcabdx"));
    assert_ptr_equal(bytes_find(text, 6, "abcabd"), text);
    assert_non_null(bytes_find_any_case("xABD", 4, "abd"));
    assert_null(bytes_find_any_case("xABD", 3, "abd"));
    assert_non_null(bytes_find_any_case("[Z]", 3, "[z]"));
    assert_null(bytes_find_any_case("{", 1, "["));
    assert_true(bytes_begin("ABc", 3, "abc"));
    assert_false(bytes_begin("ABc", 2, "abc"));
    assert_false(bytes_begin("@", 1, "`"));
    assert_true(bytes_begin("", 0, ""));
    assert_int_equal(bytes_blank(" \t\n\v\f\r.", 7), 6);
    assert_int_equal(bytes_blank(" \t", 1), 1);
    assert_int_equal(bytes_blank("\x0E", 1), 0);
    assert_int_equal(bytes_blank("\x08", 1), 0);
}

static void markup_is_told_by_a_tag_that_closes_or_a_reference(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool markup;
    } samples[] = {
        {"<p>a", true},
        {"a<br/>", true},
        {"</p>", true},
        {"<!-- x -->", true},
        {"a < b > c", false},
        {"<3 and >", false},
        {"<a", false},
        {"> <a", false},
        {"</3>", false},
        {"a &amp; b", true},
        {"a &#38; b", true},
        {"a & b;", false},
        {"a &amp b", false},
        {"a &; b", false},
        {"a &#; b", false},
        {"&a b;", false},
        {"", false},
        {"&", false},
        {"&abcdefghijabcdefghijabcdefghijab;", true},
        {"&abcdefghijabcdefghijabcdefghijabc;", false},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (text_is_markup(samples[i].text, strlen(samples[i].text)) != samples[i].markup)
            fail_msg("“%s”", samples[i].text);
}

static void a_cut_text_is_never_longer_than_asked(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
        size_t maximum;
    } samples[] = {
        {"abcdef", "abcdef", 6},  {"abcdefg", "abc…", 6},      {"ab cdefg", "ab…", 6},
        {"ab  cdefg", "ab…", 6},  {"Привет", "Привет", 12},    {"Приветы", "Прив…", 12},
        {"Приветы", "Прив…", 11}, {"e\u0301tude", "étude", 6}, {"e\u0301tudes", "ét…", 6},
        {"abcd", "…", 3},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *text = text_clean(samples[i].text, strlen(samples[i].text), samples[i].maximum);
        assert_string_equal(text, samples[i].wanted);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_have_roles_up_to_the_edges_of_their_ranges),
        cmocka_unit_test(a_no_break_space_is_kept_beside_numbers_and_signs),
        cmocka_unit_test(references_mean_what_the_standard_says_in_each_place),
        cmocka_unit_test(text_fills_its_columns_exactly),
        cmocka_unit_test(words_wrap_within_their_width),
        cmocka_unit_test(base64_is_text_or_nothing),
        cmocka_unit_test(bytes_are_found_to_their_end),
        cmocka_unit_test(markup_is_told_by_a_tag_that_closes_or_a_reference),
        cmocka_unit_test(a_cut_text_is_never_longer_than_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
