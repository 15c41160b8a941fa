/* JSON Feed 1.0 and 1.1, and what becomes of a story on its way into the document. */
#include "base/calendar.h"
#include "base/limits.h"
#include "ingest/read/json/json.h"
#include "reading.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VERSION "\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed\""

static void check_text(const char *what, const char *found, const char *expected)
{
    if (!found != !expected || (found && strcmp(found, expected) != 0))
        fail_msg("%s gives “%s”, not “%s”", what, found ? found : "nothing", expected ? expected : "nothing");
}

/* One member of an item and the field it becomes. */
struct sample {
    const char *members, *expected;
};

static void check_field(const struct sample *samples, size_t count, size_t offset)
{
    for (size_t i = 0; i < count; i++) {
        struct feed_document document;
        reading_item(samples[i].members, &document);
        assert_int_equal(document.story_count, 1);
        const char *field = *(char *const *)((const char *)document.stories[0] + offset);
        check_text(samples[i].members, field, samples[i].expected);
        feed_document_finish(&document);
    }
}

#define CHECK_FIELD(samples, field)                                                                          \
    check_field(samples, sizeof samples / sizeof *samples, offsetof(struct story, field))

static void fields_become_what_they_are(void **state)
{
    (void)state;
    static const struct sample headlines[] = {
        {"\"title\": \"One <b>two</b>\"", "One <b>two</b>"},
        {"\"title\": \"One &#8211; &amp; two\"", "One – & two"},
        {"\"title\": \"  One\\n\\ttwo \"", "One two"},
        {"\"content_text\": \"x\"", NULL},
        {"\"title\": 5, \"content_text\": \"x\"", NULL},
    };
    CHECK_FIELD(headlines, headline);
    static const struct sample urls[] = {
        {"\"title\": \"t\", \"url\": \"a/b.html\"", "https://example.org/news/a/b.html"},
        {"\"title\": \"t\", \"external_url\": \"https://other.example/x\"", "https://other.example/x"},
        {"\"title\": \"t\", \"url\": \"/a\", \"external_url\": \"https://other.example/x\"",
         "https://example.org/a"},
        {"\"title\": \"t\", \"url\": \"\", \"external_url\": \"/x\"", "https://example.org/x"},
        {"\"title\": \"t\", \"url\": \"javascript:x\"", NULL},
    };
    CHECK_FIELD(urls, url);
    static const struct sample sections[] = {
        {"\"title\": \"t\", \"tags\": [\"World\", \"Ice\"]", "World"},
        {"\"title\": \"t\", \"tags\": \"World\"", "World"},
        {"\"title\": \"t\", \"tags\": [null, \"\", {\"name\": \"World\"}]", "World"},
        {"\"title\": \"t\", \"tags\": []", NULL},
        {"\"title\": \"t\", \"tags\": [\"World\"], \"_foyer\": {\"section\": \"Europe\"}", "Europe"},
        {"\"title\": \"t\", \"tags\": [\"World\"], \"_other\": {\"section\": \"Europe\"}", "World"},
    };
    CHECK_FIELD(sections, section);
    static const struct sample bylines[] = {
        {"\"title\": \"t\", \"authors\": [{\"name\": \"A\"}, {\"url\": \"x\"}, {\"name\": \"B\"}]", "A, B"},
        {"\"title\": \"t\", \"authors\": [{\"name\": \"A\"}], \"author\": {\"name\": \"C\"}", "A"},
        {"\"title\": \"t\", \"authors\": {\"name\": \"A\"}", "A"},
        {"\"title\": \"t\", \"author\": {\"name\": \"C\"}", "C"},
        {"\"title\": \"t\", \"author\": [{\"name\": \"C\"}]", "C"},
        {"\"title\": \"t\", \"authors\": [\"A\", \"B\"]", "A, B"},
        {"\"title\": \"t\", \"authors\": [], \"author\": {\"name\": \"\"}", NULL},
        {"\"title\": \"t\", \"authors\": [{\"name\": \"A\"}], \"_foyer\": {\"byline\": \"Staff\"}", "Staff"},
    };
    CHECK_FIELD(bylines, byline);
    static const struct sample sources[] = {
        {"\"title\": \"t\"", "Feed"},
        {"\"title\": \"t\", \"_foyer\": {\"source\": \"Agency\"}", "Agency"},
    };
    CHECK_FIELD(sources, source);
    static const struct sample summaries[] = {
        {"\"title\": \"t\", \"summary\": \" In short. \"", "In short."},
        {"\"title\": \"t\", \"content_text\": \"long\"", NULL},
    };
    CHECK_FIELD(summaries, summary);
    static const struct sample languages[] = {
        {"\"title\": \"t\", \"language\": \"ru\"", "ru"},
        {"\"title\": \"t\", \"language\": \"en_US\"", "en-US"},
        {"\"title\": \"t\", \"language\": \"no such language!\"", NULL},
        {"\"title\": \"t\"", NULL},
    };
    CHECK_FIELD(languages, language);
}

static void content_is_html_or_text(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"\"content_html\": \"<p>a</p>\", \"content_text\": \"b\"", "p:a"},
        {"\"content_html\": \"\", \"content_text\": \"b\"", "p:b"},
        {"\"content_text\": \"<p>a</p> &amp; b\"", "p:<p>a</p> & b"},
        {"\"content_text\": \"One\\ntwo.\\n\\nThree\"", "p:One two.|p:Three"},
        {"\"content_text\": \"A sentence.\\nAnother one.\\r\\n  \\r\\nfolded\\nline\"",
         "p:A sentence.|p:Another one.|p:folded line"},
        {"\"content_text\": \"Text\\n\\nRead more\"", "p:Text"},
        {"\"title\": \"T\", \"summary\": \"Same words.\", \"content_text\": \"same words\\n\\nmore\"",
         "p:more"},
        {"\"title\": \"T\"", ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        reading_item(samples[i].members, &document);
        char *blocks = reading_blocks(document.stories[0]);
        check_text(samples[i].members, blocks, samples[i].expected);
        free(blocks);
        feed_document_finish(&document);
    }
}

static void the_photo_is_taken_in_the_order_of_the_rules(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"\"title\": \"t\", \"image\": \"/i.jpg\", \"banner_image\": \"/b.jpg\"",
         "https://example.org/i.jpg"},
        {"\"title\": \"t\", \"banner_image\": \"/b.jpg\", \"content_html\": \"<img src=c.jpg>\"",
         "https://example.org/b.jpg"},
        {"\"title\": \"t\", \"image\": \"\", \"attachments\": [{\"url\": \"/a.mp3\", \"mime_type\": "
         "\"audio/mpeg\"},"
         " {\"url\": \"/a.jpg\", \"mime_type\": \"image/jpg\"}], \"content_html\": \"<img src=c.jpg>\"",
         "https://example.org/a.jpg"},
        {"\"title\": \"t\", \"attachments\": {\"url\": \"/a.jpg\", \"mime_type\": \"IMAGE/JPEG\"}",
         "https://example.org/a.jpg"},
        {"\"title\": \"t\", \"content_html\": \"x<img src=c.jpg>\"", "https://example.org/news/c.jpg"},
        {"\"title\": \"t\", \"image\": \"https://www.gravatar.com/avatar/1\", \"content_html\": \"x<img "
         "src=c.jpg>\"",
         "https://example.org/news/c.jpg"},
        {"\"title\": \"t\", \"image\": \"data:x\", \"content_html\": \"x\"", NULL},
        {"\"title\": \"t\", \"image\": {\"url\": \"x\"}", NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        reading_item(samples[i].members, &document);
        const struct photo *photo = document.stories[0]->photo;
        check_text(samples[i].members, photo ? photo->url : NULL, samples[i].expected);
        feed_document_finish(&document);
    }
    struct feed_document document;
    reading_item("\"title\": \"t\", \"image\": \"data:x\", \"banner_image\": \"https://e.org/a.svg\"",
                 &document);
    assert_true(reading_has_problem(&document, "items[0].image", "only http and https"));
    assert_true(reading_has_problem(&document, "items[0].banner_image", "no photo"));
    feed_document_finish(&document);
    reading_item(
        "\"title\": \"t\", \"image\": \"/i.jpg\", \"_foyer\": {\"caption\": \"C\", \"credit\": \"D\", "
        "\"alt\": \"E\"}",
        &document);
    const struct photo *photo = document.stories[0]->photo;
    assert_string_equal(photo->caption, "C");
    assert_string_equal(photo->credit, "D");
    assert_string_equal(photo->alt, "E");
    feed_document_finish(&document);
}

static void dates_are_published_else_modified_else_unknown(void **state)
{
    (void)state;
    static const struct {
        const char *members;
        int64_t published, updated;
        const char *problem; /* its place */
    } samples[] = {
        {"\"date_published\": \"2019-12-30T00:00:00Z\", \"date_modified\": \"2019-12-30T01:00:00Z\"",
         1577664000, 1577667600, NULL},
        {"\"date_modified\": \"2019-12-30T01:00:00Z\"", 1577667600, 0, NULL},
        {"\"date_published\": \"soon\", \"date_modified\": \"2019-12-30T01:00:00Z\"", 1577667600, 0,
         "items[0].date_published"},
        {"\"date_published\": \"2031-01-01T00:00:00Z\"", 0, 0, "items[0].date_published"},
        {"\"date_published\": \"1970-01-01T00:00:00Z\"", 0, 0, "items[0].date_published"},
        {"\"date_published\": \"2020-01-01T12:00:00Z\"", 1577880000, 0, NULL},
        {"\"date_published\": null", 0, 0, NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        char members[300];
        snprintf(members, sizeof members, "\"content_text\": \"x\", %s", samples[i].members);
        reading_item(members, &document);
        assert_int_equal(document.stories[0]->published, samples[i].published);
        assert_int_equal(document.stories[0]->updated, samples[i].updated);
        if (samples[i].problem)
            assert_true(reading_has_problem(&document, samples[i].problem, "date"));
        else
            assert_int_equal(document.problem_count, 0);
        feed_document_finish(&document);
    }
}

static void ids_are_strings_and_never_missing_or_twice(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("{" VERSION ", \"items\": ["
               "{\"id\": 12345678901234, \"title\": \"a\"}, {\"id\": 1.5, \"title\": \"b\"},"
               "{\"title\": \"none\", \"url\": \"/none\"}, {\"id\": \"\", \"title\": \"empty\"}, {\"id\": "
               "null}, \"text\","
               "{\"id\": \"x\", \"title\": \"c\", \"url\": \"/1\"}, {\"id\": \"x\", \"title\": \"d\", "
               "\"url\": \"/2\"},"
               "{\"id\": \"x\", \"title\": \"e\", \"url\": \"/2\"}, {\"id\": \"x\", \"title\": \"f\"},"
               "{\"id\": \"y\"}]}",
               &document);
    static const char *const ids[] = {"12345678901234", "1.5", "x", "x https://example.org/2", "y"};
    assert_int_equal(document.story_count, sizeof ids / sizeof *ids);
    for (size_t i = 0; i < document.story_count; i++)
        assert_string_equal(document.stories[i]->id, ids[i]);
    assert_true(reading_has_problem(&document, "items[2]", "no id"));
    assert_true(reading_has_problem(&document, "items[3]", "no id"));
    assert_true(reading_has_problem(&document, "items[4]", "no id"));
    assert_true(reading_has_problem(&document, "items[5]", "no object"));
    assert_true(reading_has_problem(&document, "items[7]", "another story's"));
    assert_true(reading_has_problem(&document, "items[8]", "twice"));
    assert_true(reading_has_problem(&document, "items[9]", "twice"));
    assert_true(reading_has_problem(&document, "items[10]", "neither headline nor text"));
    feed_document_finish(&document);
}

static void the_head_of_the_feed_is_read_and_inherited(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("\xEF\xBB\xBF{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"Ne&amp;ws\","
               " \"home_page_url\": \"..\", \"language\": \"ar\", \"author\": {\"name\": \"Desk\"}, "
               "\"expired\": true,"
               " \"items\": [{\"id\": \"1\", \"title\": \"a\", \"content_text\": \"x\"},"
               " {\"id\": \"2\", \"title\": \"b\", \"content_text\": \"x\", \"language\": \"en\","
               " \"author\": {\"name\": \"Me\"}}]}",
               &document);
    assert_int_equal(document.format, FEED_JSONFEED);
    assert_string_equal(document.title, "Ne&ws");
    assert_string_equal(document.home_url, "https://example.org/");
    assert_string_equal(document.encoding, "UTF-8");
    assert_string_equal(document.stories[0]->language, "ar");
    assert_int_equal(document.stories[0]->direction, DIRECTION_RTL);
    assert_string_equal(document.stories[0]->byline, "Desk");
    assert_int_equal(document.stories[1]->direction, DIRECTION_LTR);
    assert_string_equal(document.stories[1]->byline, "Me");
    assert_true(reading_has_problem(&document, "document", "byte order mark"));
    assert_true(reading_has_problem(&document, "expired", "ended"));
    assert_true(document.ended);
    feed_document_finish(&document);
    reading_do("{\"items\": [{\"id\": \"1\", \"content_text\": \"שלום\"}]}", &document);
    assert_int_equal(document.stories[0]->direction, DIRECTION_RTL);
    assert_false(document.ended);
    assert_true(reading_has_problem(&document, "title", "no title"));
    assert_true(reading_has_problem(&document, "version", "no version"));
    feed_document_finish(&document);
}

static void repairs_of_the_document_are_told(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("Notice: x in y on line 1\n{" VERSION
               ", \"items\": [{\"id\": \"1\", \"title\": \"a\\ud800\"}]}",
               &document);
    assert_string_equal(document.stories[0]->headline, "a\uFFFD");
    assert_true(reading_has_problem(&document, "document", "25 bytes of PHP notices"));
    assert_true(reading_has_problem(&document, "document", "1 broken"));
    feed_document_finish(&document);
    reading_do("{" VERSION ", \"items\": [{\"id\": \"1\", \"title\": \"\xCC\xE8\xF0 \xE8 \xF2\xF0\xF3\xE4 "
               "\xF1\xE5\xE3\xEE\xE4\xED\xFF\"}]}",
               &document);
    assert_string_equal(document.encoding, "windows-1251");
    assert_string_equal(document.stories[0]->headline, "Мир и труд сегодня");
    feed_document_finish(&document);
}

static void a_feed_has_a_maximum_of_stories(void **state)
{
    (void)state;
    struct buffer text;
    struct feed_document document;
    buffer_init(&text, 1 << 20);
    buffer_append_text(&text, "{" VERSION ", \"items\": [");
    for (int i = 0; i < LIMIT_STORIES_PER_FEED + 3; i++)
        buffer_append_format(&text, "%s{\"id\": %d, \"title\": \"t\", \"content_text\": \"x\"}",
                             i > 0 ? "," : "", i);
    buffer_append_text(&text, "]}");
    reading_do(text.bytes, &document);
    assert_int_equal(document.story_count, LIMIT_STORIES_PER_FEED);
    assert_true(reading_has_problem(&document, "items", "503 stories"));
    feed_document_finish(&document);
    buffer_finish(&text);
}

static void an_empty_feed_is_a_feed(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("{" VERSION ", \"items\": []}", &document);
    assert_int_equal(document.story_count, 0);
    assert_int_equal(document.problem_count, 0);
    feed_document_finish(&document);
}

static void local_photos_of_a_local_feed_are_found(void **state)
{
    (void)state;
    static const char text[] =
        "{" VERSION ", \"items\": [{\"id\": \"1\", \"title\": \"t\", \"content_text\": \"x\", "
        "\"image\": \"photos/a.jpg\", \"url\": \"https://example.org/1\"}]}";
    struct read_request request = {.bytes = text,
                                   .length = sizeof text - 1,
                                   .base_url = "file:///usr/share/foyer/demo/feed.json",
                                   .now = READING_NOW};
    struct feed_document document;
    struct error error = {0};
    assert_true(read_feed(&request, &document, &error));
    assert_string_equal(document.stories[0]->photo->url, "file:///usr/share/foyer/demo/photos/a.jpg");
    assert_string_equal(document.stories[0]->url, "https://example.org/1");
    feed_document_finish(&document);
}

/* What another reader understood (feed-rs); its ids of stories without one are its own invention. */
static void check_expectation(const struct feed_document *document, const json_t *expected)
{
    const json_t *entry;
    size_t index, next = 0;
    json_array_foreach(json_object_get(expected, "entries"), index, entry)
    {
        const char *id = json_member_text(entry, "id"),
                   *title = json_member_text(json_member(entry, "title"), "content");
        if (!strstr(id, "://"))
            continue;
        assert_true(next < document->story_count);
        const struct story *story = document->stories[next++];
        assert_string_equal(story->id, id);
        assert_string_equal(story->headline, title);
        const json_t *link = json_array_get(json_object_get(entry, "links"), 0);
        assert_string_equal(story->url, json_member_text(link, "href"));
        int64_t published = 0;
        assert_true(calendar_parse_iso(json_member_text(entry, "published"), &published));
        assert_int_equal(story->published, published);
    }
    assert_int_equal(next, document->story_count);
    const json_t *link = json_array_get(json_object_get(expected, "links"), 0);
    assert_string_equal(document->home_url, json_member_text(link, "href"));
}

static void feeds_of_the_corpus_are_read_as_another_reader_reads_them(void **state)
{
    (void)state;
    static const char *const names[] = {"jsonfeed_elastic_1.1", "jsonfeed_example_1", "jsonfeed_spec_1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char name[100];
        struct buffer feed, other;
        struct feed_document document;
        buffer_init(&feed, 1 << 20);
        buffer_init(&other, 1 << 20);
        snprintf(name, sizeof name, "feeds-feed-rs/jsonfeed/%s.json", names[i]);
        bool found = reading_corpus(name, &feed);
        snprintf(name, sizeof name, "feeds-feed-rs/jsonfeed/%s.serde.json", names[i]);
        found = found && reading_corpus(name, &other);
        if (found) {
            struct read_request request = {.bytes = feed.bytes, .length = feed.length, .now = 1700000000};
            assert_true(read_feed(&request, &document, NULL));
            json_t *expected = json_loadb(other.bytes, other.length, 0, NULL);
            check_expectation(&document, expected);
            json_decref(expected);
            feed_document_finish(&document);
        }
        buffer_finish(&feed);
        buffer_finish(&other);
        if (!found)
            skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_become_what_they_are),
        cmocka_unit_test(content_is_html_or_text),
        cmocka_unit_test(the_photo_is_taken_in_the_order_of_the_rules),
        cmocka_unit_test(dates_are_published_else_modified_else_unknown),
        cmocka_unit_test(ids_are_strings_and_never_missing_or_twice),
        cmocka_unit_test(the_head_of_the_feed_is_read_and_inherited),
        cmocka_unit_test(repairs_of_the_document_are_told),
        cmocka_unit_test(a_feed_has_a_maximum_of_stories),
        cmocka_unit_test(an_empty_feed_is_a_feed),
        cmocka_unit_test(local_photos_of_a_local_feed_are_found),
        cmocka_unit_test(feeds_of_the_corpus_are_read_as_another_reader_reads_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
