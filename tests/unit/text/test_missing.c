/* text/: characters that no font has are named, or leave the page. */
#include "unit/text/setter.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/missing.h"

#include <stdio.h>
#include <string.h>

/* What is told of a text; good until the next call. */
static const char *told(const char *text)
{
    static char lines[4096];
    struct missing missing = {0};
    struct buffer buffer;
    buffer_init(&buffer, sizeof lines - 1);
    missing_add(&missing, fonts, text);
    missing_describe(&missing, "feed: ", &buffer);
    memcpy(lines, buffer.bytes, buffer.length + 1);
    buffer_finish(&buffer);
    missing_finish(&missing);
    return lines;
}

static void a_text_that_can_be_drawn_has_nothing_missing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_count; i++)
        assert_string_equal(told(samples[i].text), "");
    assert_string_equal(told("a\xC2\xAD"
                             "b\xE2\x80\x8B\xE2\x80\x8D\xEF\xB8\x8F\xE2\x80\x8F\n\t\x01\xC2\xA0\xE3\x80\x80"),
                        "");
    assert_string_equal(told("مرحبا שלום गाय მთა ՄԱ 中国"), "");
    assert_string_equal(told(NULL), "");
    assert_string_equal(told("a\xFF"), ""); /* U+FFFD has a shape */
}

static void characters_without_a_font_are_named_by_script(void **state)
{
    (void)state;
    assert_string_equal(
        told("Рыба \U00013000 и \U00013000"),
        "feed: U+13000 \U00013000 (Egyptian_Hieroglyphs): no font has it; add one by the key fonts\n");
    assert_string_equal(told("\U00013003\U00013001\U00013002\U00013000\U00013004"),
                        "feed: U+13000 \U00013000, U+13001 \U00013001, U+13002 \U00013002 and 2 more "
                        "(Egyptian_Hieroglyphs): no font has them; add one by the key fonts\n");
    assert_string_equal(
        told("\U00013000 \xEE\x84\xA3 \xCD\xB8"),
        "feed: U+0378 (unassigned): no font has it, it is left out\n"
        "feed: U+E123 (private use): no font has it, it is left out\n"
        "feed: U+13000 \U00013000 (Egyptian_Hieroglyphs): no font has it; add one by the key fonts\n");
}

/* A package that is installed already is not named. */
static const char *install(const char *proof, const char *advice)
{
    return file_exists(proof) ? "" : advice;
}

static void packages_are_named(void)
{
    char expected[256];
    const char *cjk =
        install("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "install fonts-noto-cjk");
    (void)snprintf(expected, sizeof expected, "feed: U+3013F \U0003013F (Han): no font has it; %s\n",
                   cjk[0] ? cjk : "add one by the key fonts");
    assert_string_equal(told("\U0003013F"), expected);
    (void)snprintf(
        expected, sizeof expected, "feed: U+1F9D1 \U0001F9D1 (pictures): no font has it, it is left out%s\n",
        install("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", "; install fonts-noto-color-emoji"));
    assert_string_equal(told("\U0001F9D1"), expected);
}

static void the_package_that_brings_a_font_is_named(void **state)
{
    (void)state;
    with_bundled_fonts(packages_are_named);
}

static void no_more_are_noted_than_the_limit(void **state)
{
    (void)state;
    struct missing missing = {0};
    for (uint32_t character = 0x10FF00; missing.count < LIMIT_MISSING && character > 0x100000; character--) {
        char bytes[5] = "";
        bytes[utf8_encode(character, bytes)] = '\0';
        missing_add(&missing, fonts, bytes);
    }
    assert_int_equal(missing.count, LIMIT_MISSING);
    missing_add(&missing, fonts, "\U00013000");
    assert_int_equal(missing.count, LIMIT_MISSING);
    for (size_t i = 1; i < missing.count; i++)
        assert_true(missing.characters[i - 1] < missing.characters[i]);
    missing_finish(&missing);
    missing_finish(NULL);
}

static void private_and_unassigned_characters_leave_the_page(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text(
        "Слово \xEE\x84\xA3 и\xEF\x82\xA3 дело\xCD\xB8 \U000E0F80\U00100000!", "ru", DIRECTION_LTR, 0);
    assert_string_equal(paragraph.text, "Слово и дело !");
    paragraph_finish(&paragraph);
    paragraph = set_text("\xEE\x84\xA3", "ru", DIRECTION_LTR, 300);
    assert_int_equal(paragraph.line_count, 0);
    paragraph_finish(&paragraph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_that_can_be_drawn_has_nothing_missing),
        cmocka_unit_test(characters_without_a_font_are_named_by_script),
        cmocka_unit_test(the_package_that_brings_a_font_is_named),
        cmocka_unit_test(no_more_are_noted_than_the_limit),
        cmocka_unit_test(private_and_unassigned_characters_leave_the_page),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
