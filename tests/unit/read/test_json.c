/* Parsing of JSON: what is accepted, refused and repaired, and what the messages say. */
#include "ingest/read/json/json.h"

#include "base/file.h"
#include "base/limits.h"
#include "reading.h"

#include "support/cmocka.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *parse(const char *text, struct json_repairs *repairs, struct error *error)
{
    *error = (struct error){0};
    return json_read(text, strlen(text), repairs, error);
}

static void an_error_names_line_and_column(void **state)
{
    (void)state;
    static const struct {
        const char *text, *start;
    } samples[] = {
        {"{\n  \"a\": 1,\n  \"b\": }", "invalid JSON at line 3, column 8: "},
        {"[1 2]", "invalid JSON at line 1, column 4: "},
        {"{\"ключ\": x}", "invalid JSON at line 1, column 10: "},
        {"{\"a\": [1, 2", "invalid JSON at line 1, column 12: "},
        {"Warning: x in y on line 3\n{\"a\": }", "invalid JSON at line 2, column 7: "},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct json_repairs repairs;
        struct error error;
        assert_null(parse(samples[i].text, &repairs, &error));
        if (strncmp(error.text, samples[i].start, strlen(samples[i].start)) != 0)
            fail_msg("%s says %s", samples[i].text, error.text);
    }
}

static void a_broken_escape_does_not_cost_the_document(void **state)
{
    (void)state;
    static const struct {
        const char *text, *value;
        size_t escapes;
    } samples[] = {
        {"{\"a\": \"x\\u0000y\"}", "x\uFFFDy", 1},
        {"{\"a\": \"x\\ud800y\"}", "x\uFFFDy", 1},
        {"{\"a\": \"x\\uDFFF\"}", "x\uFFFD", 1},
        {"{\"a\": \"\\ud83d\\u0041\"}", "\uFFFDA", 1},
        {"{\"a\": \"\\ud83d\\ud83d\\ude00\"}", "\uFFFD😀", 1},
        {"{\"a\": \"\\ude00\\ud83d\"}", "\uFFFD\uFFFD", 2},
        {"{\"a\": \"\\ud83d\\ude00\"}", "😀", 0},
        {"{\"a\": \"\\\\ud800\"}", "\\ud800", 0},
        {"{\"\\u0000\": 1, \"a\": \"b\"}", "b", 1},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct json_repairs repairs;
        struct error error;
        json_t *json = parse(samples[i].text, &repairs, &error);
        if (!json)
            fail_msg("%s is refused: %s", samples[i].text, error.text);
        assert_string_equal(json_member_text(json, "a"), samples[i].value);
        assert_int_equal(repairs.escapes, samples[i].escapes);
        json_decref(json);
    }
}

static void numbers_beyond_reach_do_not_cost_the_document(void **state)
{
    (void)state;
    struct json_repairs repairs;
    struct error error;
    char scratch[JSON_SCALAR_SIZE];
    json_t *json = parse("{\"a\": 1e400, \"b\": [-1E999], \"c\": 5}", &repairs, &error);
    assert_non_null(json);
    assert_null(json_member(json, "a"));
    assert_int_equal(json_integer_value(json_member(json, "c")), 5);
    assert_int_equal(repairs.numbers, 2);
    json_decref(json);
    json = parse("{\"a\": 18446744073709551615, \"b\": 9223372036854775807}", &repairs, &error);
    assert_non_null(json);
    assert_true(repairs.big_integers);
    assert_non_null(json_scalar_text(json_member(json, "a"), scratch));
    json_decref(json);
    json = parse("{\"a\": 9007199254740993}", &repairs, &error);
    assert_string_equal(json_scalar_text(json_member(json, "a"), scratch), "9007199254740993");
    json_decref(json);
}

static void notices_before_the_document_are_cut_and_told(void **state)
{
    (void)state;
    static const struct {
        const char *notice, *json;
    } samples[] = {
        {"<br />\n<b>Notice</b>:  Undefined index: x in <b>/srv/a.php</b> on line <b>3</b><br />\n",
         "{\"a\": \"b\"}"},
        {"PHP Warning:  Undefined array key [3] in /srv/a.php on line 3\n", "{\"a\": \"b\"}"},
        {"\nDeprecated: Function {closure}() in /srv/a.php on line 3\n\n", "{\"a\": \"b\"}"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char text[500];
        struct json_repairs repairs;
        struct error error;
        snprintf(text, sizeof text, "%s%s", samples[i].notice, samples[i].json);
        assert_true(json_likely(text, strlen(text)));
        json_t *json = parse(text, &repairs, &error);
        if (!json)
            fail_msg("%s: %s", text, error.text);
        assert_string_equal(json_member_text(json, "a"), "b");
        assert_int_equal(repairs.notices, strlen(samples[i].notice));
        json_decref(json);
    }
    static const char page[] = "<html><script>var error = {\"a\": 1};</script></html>";
    assert_false(json_likely(page, sizeof page - 1));
    static const char prose[] = "Service unavailable [503]";
    assert_false(json_likely(prose, sizeof prose - 1));
}

static void depth_and_number_of_values_have_limits(void **state)
{
    (void)state;
    struct buffer text;
    struct json_repairs repairs;
    struct error error = {0};
    buffer_init(&text, 64 << 20);
    for (int depth = LIMIT_JSON_DEPTH; depth <= LIMIT_JSON_DEPTH + 1; depth++) {
        buffer_clear(&text);
        for (int i = 0; i < depth; i++)
            buffer_append(&text, "[", 1);
        for (int i = 0; i < depth; i++)
            buffer_append(&text, "]", 1);
        json_t *json = json_read(text.bytes, text.length, &repairs, &error);
        assert_int_equal(json != NULL, depth == LIMIT_JSON_DEPTH);
        json_decref(json);
    }
    assert_non_null(strstr(error.text, "column 513: too many levels"));
    buffer_clear(&text);
    buffer_append(&text, "[1", 2);
    for (int i = 0; i < LIMIT_JSON_VALUES; i++)
        buffer_append(&text, ",1", 2);
    buffer_append(&text, "]", 1);
    error_clear(&error);
    assert_null(json_read(text.bytes, text.length, &repairs, &error));
    assert_non_null(strstr(error.text, "too many values"));
    /* brackets and commas in strings are none */
    buffer_clear(&text);
    buffer_append(&text, "[\"", 2);
    for (int i = 0; i < LIMIT_JSON_VALUES; i++)
        buffer_append(&text, "[,", 2);
    buffer_append(&text, "\"]", 2);
    json_t *json = json_read(text.bytes, text.length, &repairs, &error);
    assert_non_null(json);
    json_decref(json);
    buffer_finish(&text);
}

static void of_a_key_that_comes_twice_the_later_counts(void **state)
{
    (void)state;
    struct json_repairs repairs;
    struct error error;
    json_t *json = parse("{\"a\": \"1\", \"a\": \"2\"}", &repairs, &error);
    assert_string_equal(json_member_text(json, "a"), "2");
    json_decref(json);
}

static void check_corpus_file(const char *folder, const char *name)
{
    struct buffer file;
    struct error error = {0};
    struct json_repairs repairs;
    char *path = file_join(folder, name);
    buffer_init(&file, 4 << 20);
    assert_true(file_read(path, &file, &error));
    char *exact = malloc(file.length + 1); /* without a NUL behind it */
    memcpy(exact, file.bytes, file.length);
    json_t *json = json_read(exact, file.length, &repairs, &error);
    if (name[0] == 'y' && !json)
        fail_msg("%s is refused: %s", name, error.text);
    if (name[0] == 'n' && json)
        fail_msg("%s is accepted", name);
    if (!json)
        assert_memory_equal(error.text, "invalid JSON at line ", 21);
    json_decref(json);
    free(exact);
    struct read_request request = {.bytes = file.bytes, .length = file.length, .now = READING_NOW};
    struct feed_document document;
    if (read_feed(&request, &document, NULL))
        fail_msg("%s is a feed", name);
    feed_document_finish(&document);
    buffer_finish(&file);
    free(path);
}

static void documents_of_the_corpus_are_accepted_and_refused_as_they_should(void **state)
{
    (void)state;
    char *folder = reading_corpus_folder("json-parsing");
    if (!folder)
        skip();
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(entries));)
        if (strstr(entry->d_name, ".json")) {
            check_corpus_file(folder, entry->d_name);
            count++;
        }
    closedir(entries);
    assert_true(count > 300);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_names_line_and_column),
        cmocka_unit_test(a_broken_escape_does_not_cost_the_document),
        cmocka_unit_test(numbers_beyond_reach_do_not_cost_the_document),
        cmocka_unit_test(notices_before_the_document_are_cut_and_told),
        cmocka_unit_test(depth_and_number_of_values_have_limits),
        cmocka_unit_test(of_a_key_that_comes_twice_the_later_counts),
        cmocka_unit_test(documents_of_the_corpus_are_accepted_and_refused_as_they_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
