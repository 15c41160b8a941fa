/* What is said of documents that are no feed, and limits of JSON and maps. */
#include "reading.h"

#include "base/limits.h"
#include "ingest/read/json/json.h"
#include "ingest/read/xml/root.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_refused(const char *text, const char *wanted)
{
    struct feed_document document;
    struct error error = {0};
    assert_false(reading_try(text, &document, &error));
    assert_string_equal(error.text, wanted);
}

/* So many of that byte, then the text; malloc'd. */
static char *behind(size_t count, char filler, const char *text)
{
    char *whole = malloc(count + strlen(text) + 1);
    memset(whole, filler, count);
    memcpy(whole + count, text, strlen(text) + 1);
    return whole;
}

static void an_excerpt_and_a_title_have_a_maximum(void **state)
{
    (void)state;
    char text[400], wanted[400];
    (void)snprintf(text, sizeof text, "%080d", 0);
    (void)snprintf(wanted, sizeof wanted, "no feed but text: “%080d”", 0);
    assert_refused(text, wanted);
    (void)snprintf(text, sizeof text, "%081d", 0);
    (void)snprintf(wanted, sizeof wanted, "no feed but text: “%077d…”", 0);
    assert_refused(text, wanted);
    (void)snprintf(text, sizeof text, "<html><title>%0120d</title>", 0);
    (void)snprintf(wanted, sizeof wanted, "no feed but an HTML page titled “%0120d”", 0);
    assert_refused(text, wanted);
    (void)snprintf(text, sizeof text, "<html><title>%0121d</title>", 0);
    (void)snprintf(wanted, sizeof wanted, "no feed but an HTML page titled “%0117d…”", 0);
    assert_refused(text, wanted);
    (void)snprintf(text, sizeof text, "<%s>",
                   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    (void)snprintf(wanted, sizeof wanted, "no feed but XML with the root element <%.60s>", text + 1);
    assert_refused(text, wanted);
}

static void a_page_is_looked_at_only_so_far(void **state)
{
    (void)state;
    static const char title[] = "<title>Sign in</title><input type='password'>";
    char *near = behind(65536 - sizeof title + 1, ' ', title), *far = behind(65536 - 10, ' ', title);
    memcpy(near, "<html>", 6);
    memcpy(far, "<html>", 6);
    assert_refused(near, "no feed but a login page titled “Sign in”");
    assert_refused(far, "no feed but an HTML page");
    free(near);
    free(far);
    near = behind(8192 - 6, 'x', "<html> ");
    far = behind(8192 - 5, 'x', "<html> ");
    assert_refused(near, "no feed but an HTML page");
    struct feed_document document;
    struct error error = {0};
    assert_false(reading_try(far, &document, &error));
    assert_non_null(strstr(error.text, "no feed but text"));
    free(near);
    free(far);
}

static void a_root_is_looked_for_behind_so_much_junk(void **state)
{
    (void)state;
    struct xml_root root;
    char *near = behind(8192, 'x', "<rss>"), *far = behind(8193, 'x', "<rss>");
    assert_true(xml_root_find(near, strlen(near), &root));
    assert_int_equal(root.offset, 8192);
    assert_int_equal(root.cut, 8192);
    assert_false(xml_root_find(far, strlen(far), &root));
    free(near);
    free(far);
    near = behind(20000, ' ', "<rss>"); /* white space is no junk */
    assert_true(xml_root_find(near, strlen(near), &root));
    assert_int_equal(root.cut, 0);
    free(near);
}

static void roots_are_known_whatever_their_prefix_and_case(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool found;
        size_t offset;
        enum feed_format format;
    } samples[] = {
        {"<rss>", true, 0, FEED_RSS},
        {"<RSS/>", true, 0, FEED_RSS},
        {"<rss\tversion='2.0'>", true, 0, FEED_RSS},
        {"<x:rss>", true, 0, FEED_RSS},
        {"<channel>", true, 0, FEED_RSS},
        {"<rdf:RDF>", true, 0, FEED_RDF},
        {"<feed>", true, 0, FEED_ATOM},
        {"<entry>", true, 0, FEED_ATOM},
        {"<atom:entry\n>", true, 0, FEED_ATOM},
        {"<rssx>", false, 0, FEED_AUTO},
        {"<rss", false, 0, FEED_AUTO},
        {"<rss:>", false, 0, FEED_AUTO},
        {"rss>", false, 0, FEED_AUTO},
        {"<html><rss>", false, 0, FEED_AUTO},
        {"<body><rss>", false, 0, FEED_AUTO},
        {"<x><rss>", true, 3, FEED_RSS},
        {"<?x?><!-- - --><!DOCTYPE a><rss>", true, 27, FEED_RSS},
        {"<!DOCTYPE a '>' [<!ENTITY b \"]>\">]><rss>", true, 35, FEED_RSS},
        {"<!DOCTYPE a", false, 0, FEED_AUTO},
        {"<!-- <rss>", false, 0, FEED_AUTO},
        {"<? <rss>", false, 0, FEED_AUTO},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct xml_root root;
        bool found = xml_root_find(samples[i].text, strlen(samples[i].text), &root);
        if (found != samples[i].found ||
            (found && (root.format != samples[i].format || root.offset != samples[i].offset)))
            fail_msg("%s: %d at %zu", samples[i].text, root.format, root.offset);
    }
}

static void entities_of_a_document_are_plain_and_short(void **state)
{
    (void)state;
    static const struct {
        const char *entity;
        size_t count;
    } samples[] = {
        {"<!ENTITY a 'b'>", 1},
        {"<!ENTITY a \"b\">", 1},
        {"<!entity  a\n'b' >", 1},
        {"<!ENTITY a '&#38;'>", 1},
        {"<!ENTITY a '&b;'>", 0},
        {"<!ENTITY a '<b>'>", 0},
        {"<!ENTITY a '%b;'>", 0},
        {"<!ENTITY % a 'b'>", 0},
        {"<!ENTITY a SYSTEM 'b'>", 0},
        {"<!ENTITY a 'b'><!ENTITY c 'd'>", 2},
        {"<!-- <!ENTITY a 'b'> -->", 0},
        {"<!ENTITY 'b'>", 0},
        {"<!ENTITY a '1234567890123456789012345678901234567890123456789012345678901234'>", 1},
        {"<!ENTITY a '12345678901234567890123456789012345678901234567890123456789012345'>", 0},
    };
    char text[400];
    struct xml_root root;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        (void)snprintf(text, sizeof text, "<!DOCTYPE rss [%s]><rss>", samples[i].entity);
        assert_true(xml_root_find(text, strlen(text), &root));
        if (root.entity_count != samples[i].count)
            fail_msg("%s: %zu", samples[i].entity, root.entity_count);
    }
    struct buffer many;
    buffer_init(&many, 1 << 16);
    (void)buffer_append_text(&many, "<!DOCTYPE rss [");
    for (int i = 0; i <= XML_ENTITIES_MAX; i++)
        (void)buffer_append_format(&many, "<!ENTITY e%d 'x'>", i);
    (void)buffer_append_text(&many, "]><rss>");
    assert_true(xml_root_find(many.bytes, many.length, &root));
    assert_int_equal(root.entity_count, XML_ENTITIES_MAX);
    buffer_finish(&many);
}

static void repairs_of_xml_are_told_with_number_and_line(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("x<rss>\n<channel><title>F</title>\n<item><title>a & b</title></item></channel></rss>",
               &document);
    assert_true(reading_has_problem(&document, "document", "what stood before the XML was cut off (1 byte)"));
    assert_true(reading_has_problem(&document, "document",
                                    "1 place was repaired; the first, at line 3: an ampersand"));
    assert_int_equal(document.problem_count, 2);
    feed_document_finish(&document);
    reading_do("xy<rss><channel><item><title>a & b & c</title></item>\n<item><title>c", &document);
    assert_true(reading_has_problem(&document, "document", "was cut off (2 bytes)"));
    assert_true(
        reading_has_problem(&document, "document", "2 places were repaired; the first, at line 1: an"));
    assert_true(reading_has_problem(
        &document, "document", "the document ends in the middle, at line 2; what could be read was kept"));
    assert_true(
        reading_has_problem(&document, "items[1]", "ends in the middle of it; the story was left out"));
    assert_true(reading_has_problem(&document, "title", "no title"));
    assert_int_equal(document.story_count, 1);
    feed_document_finish(&document);
    assert_refused("<rss><channel>\n<item><title>a", "broken XML at line 2: the document ends in the middle");
}

static void keys_of_json_are_named_up_to_five(void **state)
{
    (void)state;
    assert_refused(
        "{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1}",
        "JSON of no known kind (an object with the keys “a”, “b”, “c”, “d”, “e”); a map in the feed's "
        "section can read it");
    assert_refused(
        "{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1, \"f\": 1}",
        "JSON of no known kind (an object with the keys “a”, “b”, “c”, “d”, “e”, …); a map in the feed's "
        "section can read it");
}

static void binaries_are_known_by_their_first_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *words;
    } samples[] = {
        {"GIF89a", 6, "a GIF image"},
        {"\0\0\0\x18"
         "ftypmp42",
         12, "a video or an HEIF image"},
        {"PK\x03\x04", 4, "a ZIP archive"},
        {"\x28\xB5\x2F\xFD", 4, "zstd data that is still compressed"},
        {"ID3\x03", 4, "an MP3 recording"},
        {"Rar!\x1A", 5, "a RAR archive"},
        {"\x7F"
         "ELF",
         4, "a program"},
        {"\x1F\x8B", 2, "gzip data that is still compressed"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct read_request request = {.bytes = samples[i].bytes, .length = samples[i].length};
        struct feed_document document;
        struct error error = {0};
        assert_false(read_feed(&request, &document, &error));
        assert_string_equal(error.text + strlen("no feed but "), samples[i].words);
    }
}

static void numbers_are_whole_and_within_their_maximum(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        int number;
    } samples[] = {
        {"[7]", 7},       {"[7.9]", 7},  {"[100]", 100},   {"[101]", 0},
        {"[-1]", 0},      {"[0]", 0},    {"[\"42\"]", 42}, {"[\"42px\"]", 42},
        {"[\"x42\"]", 0}, {"[null]", 0}, {"[\"\"]", 0},    {"[\"101\"]", 0},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        json_t *list = json_loads(samples[i].json, 0, NULL);
        if (json_whole_number(json_array_get(list, 0), 100) != samples[i].number)
            fail_msg("%s", samples[i].json);
        json_decref(list);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_excerpt_and_a_title_have_a_maximum),
        cmocka_unit_test(a_page_is_looked_at_only_so_far),
        cmocka_unit_test(a_root_is_looked_for_behind_so_much_junk),
        cmocka_unit_test(roots_are_known_whatever_their_prefix_and_case),
        cmocka_unit_test(entities_of_a_document_are_plain_and_short),
        cmocka_unit_test(repairs_of_xml_are_told_with_number_and_line),
        cmocka_unit_test(keys_of_json_are_named_up_to_five),
        cmocka_unit_test(binaries_are_known_by_their_first_bytes),
        cmocka_unit_test(numbers_are_whole_and_within_their_maximum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
