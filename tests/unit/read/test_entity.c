/* Character references. */
#include "ingest/read/text/entity.h"

#include "base/buffer.h"
#include "reading.h"

#include "support/cmocka.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void decode_all(const char *text, size_t length, enum entity_place place, struct buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0; at < length;) {
        char character[ENTITY_SIZE];
        size_t size = 0;
        size_t taken = text[at] == '&' ? entity_decode(text + at, length - at, place, character, &size) : 0;
        if (taken)
            buffer_append(out, character, size);
        else
            buffer_append(out, text + at, 1);
        at += taken ? taken : 1;
    }
}

static void references_are_decoded_by_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum entity_place place;
        const char *expected;
    } samples[] = {
        {"&amp;&lt;&gt;&quot;", ENTITY_TEXT, "&<>\""},
        {"&hellip;&mdash;&laquo;", ENTITY_TEXT, "…—«"},
        {"&copy 2020 &copy", ENTITY_TEXT, "© 2020 ©"},
        {"&notit;", ENTITY_TEXT, "¬it;"},
        {"&NotEqualTilde;", ENTITY_TEXT, "\u2242\u0338"},
        {"&#150;&#x96;&#128;", ENTITY_TEXT, "––€"},
        {"&#x1F600;&#128512", ENTITY_TEXT, "😀😀"},
        {"&#0;&#xD800;&#x110000;&#99999999999;", ENTITY_TEXT, "\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"&;&#;&#x;& &nosuch;&", ENTITY_TEXT, "&;&#;&#x;& &nosuch;&"},
        {"?a=1&copy=2&lang=3&amp;x", ENTITY_ATTRIBUTE, "?a=1&copy=2&lang=3&x"},
        {"&copyright &copy.", ENTITY_ATTRIBUTE, "&copyright ©."},
        {"AT&T &copy &copy; &#33 &#33;", ENTITY_PLAIN, "AT&T &copy © &#33 !"},
    };
    struct buffer out;
    buffer_init(&out, 1000);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        decode_all(samples[i].text, strlen(samples[i].text), samples[i].place, &out);
        assert_string_equal(out.bytes, samples[i].expected);
    }
    buffer_finish(&out);
}

static void a_reference_cut_anywhere_is_read_within_its_bounds(void **state)
{
    (void)state;
    static const char text[] = "&CounterClockwiseContourIntegral;";
    for (size_t length = 1; length < sizeof text; length++) {
        char *exact = malloc(length), out[ENTITY_SIZE]; /* so that a sanitizer sees a step too far */
        memcpy(exact, text, length);
        size_t size;
        size_t taken = entity_decode(exact, length, ENTITY_TEXT, out, &size);
        assert_int_equal(taken, length == sizeof text - 1 ? length : 0);
        free(exact);
    }
}

/* The characters that a token list of the tokeniser's tests means. */
static void expected_characters(const json_t *output, struct buffer *out)
{
    buffer_clear(out);
    for (size_t i = 0; i < json_array_size(output); i++) {
        const char *text = json_string_value(json_array_get(json_array_get(output, i), 1));
        if (text)
            buffer_append_text(out, text);
    }
}

static void check_corpus(const char *name)
{
    struct buffer file, decoded, expected;
    buffer_init(&file, 4 << 20);
    if (!reading_corpus(name, &file)) {
        buffer_finish(&file);
        skip();
    }
    buffer_init(&decoded, 1 << 16);
    buffer_init(&expected, 1 << 16);
    json_t *tests = json_loadb(file.bytes, file.length, JSON_ALLOW_NUL, NULL), *test;
    size_t index, checked = 0;
    json_array_foreach(json_object_get(tests, "tests"), index, test)
    {
        const char *input = json_string_value(json_object_get(test, "input"));
        const json_t *first = json_array_get(json_array_get(json_object_get(test, "output"), 0), 0);
        if (!input || strcmp(json_string_value(first), "Character") != 0)
            continue;
        decode_all(input, strlen(input), ENTITY_TEXT, &decoded);
        expected_characters(json_object_get(test, "output"), &expected);
        if (strcmp(decoded.bytes, expected.bytes) != 0)
            fail_msg("%s gives %s, not %s", input, decoded.bytes, expected.bytes);
        checked++;
    }
    assert_true(checked > 10);
    json_decref(tests);
    buffer_finish(&file);
    buffer_finish(&decoded);
    buffer_finish(&expected);
}

static void every_named_reference_of_the_standard_is_known(void **state)
{
    (void)state;
    check_corpus("html-entities/namedEntities.test");
}

static void numbers_mean_what_the_standard_says(void **state)
{
    (void)state;
    check_corpus("html-entities/numericEntities.test");
}

/* Of {"a": "value"} in a start tag's token. */
static const char *attribute_value(const json_t *output)
{
    const json_t *token = json_array_get(output, 0);
    return json_string_value(json_object_get(json_array_get(token, 2), "a"));
}

static void attributes_follow_their_own_rule(void **state)
{
    (void)state;
    struct buffer file, decoded;
    buffer_init(&file, 4 << 20);
    if (!reading_corpus("html-entities/entities.test", &file)) {
        buffer_finish(&file);
        skip();
    }
    buffer_init(&decoded, 1000);
    json_t *tests = json_loadb(file.bytes, file.length, 0, NULL), *test;
    size_t index, checked = 0;
    json_array_foreach(json_object_get(tests, "tests"), index, test)
    {
        const char *input = json_string_value(json_object_get(test, "input"));
        const char *expected = attribute_value(json_object_get(test, "output"));
        const char *start = input ? strstr(input, "a=") : NULL;
        if (!expected || !start)
            continue;
        start += 2;
        bool quoted = *start == '"' || *start == '\'';
        size_t length = quoted ? strcspn(start + 1, (char[]){*start, '\0'}) : strcspn(start, " >");
        decode_all(start + quoted, length, ENTITY_ATTRIBUTE, &decoded);
        assert_string_equal(decoded.bytes, expected);
        checked++;
    }
    assert_true(checked > 5);
    json_decref(tests);
    buffer_finish(&file);
    buffer_finish(&decoded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_decoded_by_place),
        cmocka_unit_test(a_reference_cut_anywhere_is_read_within_its_bounds),
        cmocka_unit_test(every_named_reference_of_the_standard_is_known),
        cmocka_unit_test(numbers_mean_what_the_standard_says),
        cmocka_unit_test(attributes_follow_their_own_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
