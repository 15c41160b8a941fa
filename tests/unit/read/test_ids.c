/* Which story is which: ids, doubles, and what makes a story one. */
#include "reading.h"

#include "base/limits.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A JSON Feed with these items. */
static void read_items(const char *items, struct feed_document *document)
{
    struct buffer text;
    buffer_init(&text, 1 << 20);
    (void)buffer_append_format(&text,
                               "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed\","
                               " \"items\": [%s]}",
                               items);
    reading_do(text.bytes, document);
    buffer_finish(&text);
}

static void the_second_of_one_id_gets_its_link_and_the_third_goes(void **state)
{
    (void)state;
    struct feed_document document;
    read_items(
        "{\"id\": \"1\", \"content_text\": \"a\"}, {\"id\": \"1\", \"url\": \"/b\", \"content_text\": \"b\"},"
        "{\"id\": \"1\", \"url\": \"/b\", \"content_text\": \"c\"},"
        "{\"id\": \"1\", \"url\": \"/d\", \"content_text\": \"d\"}, {\"id\": \"1\", \"content_text\": \"e\"}",
        &document);
    assert_int_equal(document.story_count, 3);
    assert_string_equal(document.stories[0]->id, "1");
    assert_string_equal(document.stories[1]->id, "1 https://example.org/b");
    assert_string_equal(document.stories[2]->id, "1 https://example.org/d");
    assert_true(
        reading_has_problem(&document, "items[1]", "the id is another story's too; the link was added"));
    assert_true(reading_has_problem(&document, "items[2]", "twice; the second was left out"));
    assert_true(reading_has_problem(&document, "items[4]", "twice; the second was left out"));
    feed_document_finish(&document);
}

static void an_id_is_clean_and_has_a_maximum(void **state)
{
    (void)state;
    struct feed_document document;
    struct buffer item;
    read_items("{\"id\": \" a\\u0001  b \", \"content_text\": \"x\"}, {\"id\": 7, \"content_text\": \"x\"},"
               "{\"id\": true, \"content_text\": \"x\"}",
               &document);
    assert_string_equal(document.stories[0]->id, "a b");
    assert_string_equal(document.stories[1]->id, "7");
    assert_string_equal(document.stories[2]->id, "true");
    feed_document_finish(&document);
    for (int more = 0; more < 2; more++) {
        buffer_init(&item, 1 << 20);
        (void)buffer_append_format(&item, "{\"id\": \"%0*d\", \"content_text\": \"x\"}", LIMIT_URL + more, 0);
        read_items(item.bytes, &document);
        assert_int_equal(strlen(document.stories[0]->id), more ? 64 : LIMIT_URL);
        feed_document_finish(&document);
        buffer_finish(&item);
    }
}

/* The id of an RSS item without guid and link. */
static char *hash_of(const char *item)
{
    struct feed_document document;
    reading_rss("", item, &document);
    char *id = strdup(reading_field(&document, "id"));
    feed_document_finish(&document);
    return id;
}

static void without_id_and_link_the_content_tells_one_story_from_another(void **state)
{
    (void)state;
    static const char *const items[] = {
        "<title>a</title><description>b</description>",
        "<title>A</title><description>b</description>",
        "<title>a</title><description>B</description>",
        "<title>a</title><description>b</description><enclosure url='/a.jpg'/>",
        "<title>a</title><description>b</description><enclosure url='/b.jpg'/>",
        "<title>a</title><description>s</description><content:encoded>b</content:encoded>",
        "<title>a</title><description>b</description><content:encoded>s</content:encoded>",
        "<description>b</description>",
        "<title>a</title>",
    };
    enum { COUNT = sizeof items / sizeof *items };
    char *ids[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        ids[i] = hash_of(items[i]);
        assert_int_equal(strlen(ids[i]), 64);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(ids[i], ids[k]);
    }
    char *again = hash_of(items[0]);
    assert_string_equal(again, ids[0]);
    free(again);
    again = hash_of("<title> a</title><pubDate>2019-09-12</pubDate><description>b </description>");
    assert_string_equal(again, ids[0]); /* white space and a date are not content */
    free(again);
    for (size_t i = 0; i < COUNT; i++)
        free(ids[i]);
}

static void the_link_is_the_id_when_there_is_none(void **state)
{
    (void)state;
    char *id = hash_of("<title>a</title><link>/x</link>");
    assert_string_equal(id, "https://example.org/x");
    free(id);
    id = hash_of("<title>a</title><link>/x</link><guid> </guid>");
    assert_string_equal(id, "https://example.org/x");
    free(id);
}

static void an_empty_story_is_told_and_left_out(void **state)
{
    (void)state;
    struct feed_document document;
    reading_rss("",
                "</item><item><guid>g</guid></item><item><link>/l</link></item><item>"
                "<pubDate>2019-09-12</pubDate></item><item><enclosure url='/a.jpg'/></item><item>"
                "<author>Jane</author>",
                &document);
    assert_int_equal(document.story_count, 4);
    assert_true(reading_has_problem(&document, "items[0]", "nothing in it; it was left out"));
    for (int i = 1; i < 5; i++) {
        char where[20];
        (void)snprintf(where, sizeof where, "items[%d]", i);
        assert_true(
            reading_has_problem(&document, where, "neither headline nor text; the story will not be shown"));
    }
    assert_true(reading_has_problem(&document, "items[5]", "left out"));
    feed_document_finish(&document);
}

static void dates_that_cannot_be_are_told_with_the_reason(void **state)
{
    (void)state;
    struct feed_document document;
    read_items("{\"id\": \"1\", \"content_text\": \"x\", \"date_published\": \"1994-12-31\"},"
               "{\"id\": \"2\", \"content_text\": \"x\", \"date_published\": \"2020-01-02T00:00:01Z\"},"
               "{\"id\": \"3\", \"content_text\": \"x\", \"date_published\": \"2020-01-02T00:00:00Z\"},"
               "{\"id\": \"4\", \"content_text\": \"x\", \"date_published\": \"?\", \"date_modified\": "
               "\"2019-01-01\"},"
               "{\"id\": \"5\", \"content_text\": \"x\", \"date_published\": \"2019-01-01\","
               " \"date_modified\": \"2019-01-01\"},"
               "{\"id\": \"6\", \"content_text\": \"x\", \"date_published\": \"2019-01-01\","
               " \"date_modified\": \"2019-01-02\"}",
               &document);
    assert_true(reading_has_problem(&document, "items[0].date_published", "before 1995"));
    assert_true(reading_has_problem(&document, "items[1].date_published", "in the future"));
    assert_int_equal(document.stories[1]->published, 0);
    assert_int_equal(document.stories[2]->published, READING_NOW + 86400);
    assert_true(reading_has_problem(&document, "items[3].date_published", "can't be read"));
    assert_int_equal(document.stories[3]->published, 1546300800);
    assert_int_equal(document.stories[3]->updated, 0);
    assert_int_equal(document.stories[4]->updated, 0); /* nothing was changed */
    assert_int_equal(document.stories[5]->updated, 1546300800 + 86400);
    assert_int_equal(document.problem_count, 3);
    feed_document_finish(&document);
}

static void a_language_is_the_storys_then_the_feeds_then_the_operators(void **state)
{
    (void)state;
    static const struct {
        const char *feed, *story, *operators, *language;
        enum direction direction;
    } samples[] = {
        {"", ", \"language\": \"ar\"", "ru", "ar", DIRECTION_RTL},
        {", \"language\": \"kk\"", "", "ru", "kk", DIRECTION_LTR},
        {", \"language\": \"kk\"", ", \"language\": \"en_US\"", "ru", "en-US", DIRECTION_LTR},
        {"", "", "fa", "fa", DIRECTION_RTL},
        {"", "", "!", "", DIRECTION_RTL}, /* by the first letter, which is Arabic */
        {", \"language\": \"x\"", "", NULL, "", DIRECTION_RTL},
        {", \"language\": \"-en\"", "", NULL, "", DIRECTION_RTL},
        {", \"language\": \"_en\"", "", NULL, "", DIRECTION_RTL},
        {", \"language\": \"en US\"", "", NULL, "", DIRECTION_RTL},
        {", \"language\": \"ab\"", "", NULL, "ab", DIRECTION_LTR},
        {", \"language\": \"a2\"", "", NULL, "a2", DIRECTION_LTR},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        struct buffer text;
        buffer_init(&text, 4096);
        (void)buffer_append_format(&text,
                                   "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\"%s,"
                                   " \"items\": [{\"id\": \"1\", \"content_text\": \"12 خبر news\"%s}]}",
                                   samples[i].feed, samples[i].story);
        struct read_request request = {
            .bytes = text.bytes, .length = text.length, .language = samples[i].operators, .now = READING_NOW};
        assert_true(read_feed(&request, &document, NULL));
        assert_string_equal(reading_field(&document, "language"), samples[i].language);
        assert_int_equal(document.stories[0]->direction, samples[i].direction);
        feed_document_finish(&document);
        buffer_finish(&text);
    }
}

static void an_author_that_is_a_photo_label_is_no_author(void **state)
{
    (void)state;
    struct feed_document document;
    read_items("{\"id\": \"1\", \"content_text\": \"x\", \"authors\": [{\"name\": \"Photo: Jane\"}]},"
               "{\"id\": \"2\", \"content_text\": \"x\", \"authors\": [{\"name\": \"Photo: Jane\"}],"
               " \"image\": \"/a.jpg\", \"_foyer\": {\"credit\": \"AFP\"}},"
               "{\"id\": \"3\", \"content_text\": \"x\", \"authors\": [{\"name\": \"Jane\"}]}",
               &document);
    assert_null(document.stories[0]->byline);
    assert_null(document.stories[0]->photo);
    assert_null(document.stories[1]->byline);
    assert_string_equal(document.stories[1]->photo->credit, "AFP");
    assert_string_equal(document.stories[2]->byline, "Jane");
    feed_document_finish(&document);
}

static void lone_halves_of_characters_become_the_replacement_character(void **state)
{
    (void)state;
    static const char *const halves[] = {"d800", "daaa", "dAFf", "DbFF", "dc00", "DFFF", "0000", "df09"};
    static const char *const whole[][2] = {
        {"d83d\\ude00", "😀"}, {"D83D\\uDE00", "😀"}, {"d7ff", "\xED\x9F\xBF"}};
    struct feed_document document;
    char item[200];
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        (void)snprintf(item, sizeof item, "{\"id\": \"1\", \"content_text\": \"a\\u%sb\"}", halves[i]);
        read_items(item, &document);
        assert_string_equal(document.stories[0]->blocks[0].text, "a\uFFFDb");
        assert_true(reading_has_problem(&document, "document", "1 broken \\u escapes became U+FFFD"));
        feed_document_finish(&document);
    }
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        (void)snprintf(item, sizeof item, "{\"id\": \"1\", \"content_text\": \"\\u%s\"}", whole[i][0]);
        read_items(item, &document);
        assert_string_equal(document.stories[0]->blocks[0].text, whole[i][1]);
        assert_int_equal(document.problem_count, 0);
        feed_document_finish(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_second_of_one_id_gets_its_link_and_the_third_goes),
        cmocka_unit_test(an_id_is_clean_and_has_a_maximum),
        cmocka_unit_test(without_id_and_link_the_content_tells_one_story_from_another),
        cmocka_unit_test(the_link_is_the_id_when_there_is_none),
        cmocka_unit_test(an_empty_story_is_told_and_left_out),
        cmocka_unit_test(dates_that_cannot_be_are_told_with_the_reason),
        cmocka_unit_test(an_author_that_is_a_photo_label_is_no_author),
        cmocka_unit_test(lone_halves_of_characters_become_the_replacement_character),
        cmocka_unit_test(a_language_is_the_storys_then_the_feeds_then_the_operators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
