/* The JSON and the table that `foyer probe` prints. */
#include "ingest/read/report/shape.h"
#include "ingest/read/report/table.h"

#include "reading.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void the_shape_is_exactly_as_the_design_fixes_it(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"language\": \"ru\", "
        "\"items\": ["
        "{\"id\": 7, \"url\": \"/7\", \"title\": \"Заголовок\", \"date_published\": "
        "\"2019-09-12T12:40:00+03:00\","
        " \"content_html\": \"<h2>A</h2><blockquote>b</blockquote><ul><li>c</ul>\", \"image\": \"/p.jpg\"},"
        "{\"id\": \"8\", \"content_text\": \"x\", \"date_published\": \"?\"}]}",
        &document);
    char *json = feed_document_json(&document);
    assert_string_equal(json, "{\n"
                              "  \"feed\": {\n"
                              "    \"title\": \"News\",\n"
                              "    \"home_url\": null,\n"
                              "    \"language\": \"ru\",\n"
                              "    \"format\": \"jsonfeed\",\n"
                              "    \"encoding\": \"UTF-8\"\n"
                              "  },\n"
                              "  \"stories\": [\n"
                              "    {\n"
                              "      \"id\": \"7\",\n"
                              "      \"url\": \"https://example.org/7\",\n"
                              "      \"headline\": \"Заголовок\",\n"
                              "      \"section\": null,\n"
                              "      \"byline\": null,\n"
                              "      \"source\": \"News\",\n"
                              "      \"language\": \"ru\",\n"
                              "      \"direction\": \"ltr\",\n"
                              "      \"published\": \"2019-09-12T09:40:00Z\",\n"
                              "      \"updated\": null,\n"
                              "      \"summary\": null,\n"
                              "      \"blocks\": [\n"
                              "        {\n"
                              "          \"kind\": \"heading\",\n"
                              "          \"text\": \"A\"\n"
                              "        },\n"
                              "        {\n"
                              "          \"kind\": \"quote\",\n"
                              "          \"text\": \"b\"\n"
                              "        },\n"
                              "        {\n"
                              "          \"kind\": \"list_item\",\n"
                              "          \"text\": \"c\"\n"
                              "        }\n"
                              "      ],\n"
                              "      \"photo\": {\n"
                              "        \"url\": \"https://example.org/p.jpg\",\n"
                              "        \"caption\": null,\n"
                              "        \"credit\": null,\n"
                              "        \"alt\": null,\n"
                              "        \"width\": null,\n"
                              "        \"height\": null\n"
                              "      }\n"
                              "    },\n"
                              "    {\n"
                              "      \"id\": \"8\",\n"
                              "      \"url\": null,\n"
                              "      \"headline\": null,\n"
                              "      \"section\": null,\n"
                              "      \"byline\": null,\n"
                              "      \"source\": \"News\",\n"
                              "      \"language\": \"ru\",\n"
                              "      \"direction\": \"ltr\",\n"
                              "      \"published\": null,\n"
                              "      \"updated\": null,\n"
                              "      \"summary\": null,\n"
                              "      \"blocks\": [\n"
                              "        {\n"
                              "          \"kind\": \"paragraph\",\n"
                              "          \"text\": \"x\"\n"
                              "        }\n"
                              "      ],\n"
                              "      \"photo\": null\n"
                              "    }\n"
                              "  ],\n"
                              "  \"problems\": [\n"
                              "    {\n"
                              "      \"where\": \"items[1].date_published\",\n"
                              "      \"message\": \"the date can't be read\"\n"
                              "    }\n"
                              "  ]\n"
                              "}");
    free(json);
    feed_document_finish(&document);
}

static void what_an_empty_document_lacks_is_null(void **state)
{
    (void)state;
    const struct feed_document document = {.format = FEED_RSS, .problems_unlisted = 3};
    char *json = feed_document_json(&document);
    assert_string_equal(json, "{\n"
                              "  \"feed\": {\n"
                              "    \"title\": null,\n"
                              "    \"home_url\": null,\n"
                              "    \"language\": null,\n"
                              "    \"format\": \"rss\",\n"
                              "    \"encoding\": null\n"
                              "  },\n"
                              "  \"stories\": [],\n"
                              "  \"problems\": [\n"
                              "    {\n"
                              "      \"where\": \"document\",\n"
                              "      \"message\": \"3 more problems are not listed\"\n"
                              "    }\n"
                              "  ]\n"
                              "}");
    free(json);
}

static char *table_of(const struct feed_document *document)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    feed_document_table(document, out);
    fclose(out);
    return text;
}

static void the_table_tells_of_every_story_what_it_has_and_lacks(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"language\": \"ru\", "
        "\"items\": ["
        "{\"id\": 1, \"url\": \"/1\", \"title\": \"Кратко\", \"date_published\": \"2019-09-12T09:40:00Z\","
        " \"content_html\": \"<p>one two</p><p>three</p><img src=p.jpg width=800 height=600>\"},"
        "{\"id\": 2, \"title\": \"漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字\", "
        "\"content_text\": \"x\", \"date_published\": \"soon\"}]}",
        &document);
    document.ttl = 3600;
    document.ended = true;
    char *text = table_of(&document);
    assert_string_equal(text,
                        "News\n"
                        "jsonfeed, UTF-8, ru, 2 stories, asks to wait 3600 s between reads, has ended\n"
                        "\n"
                        "  #  published (UTC)   headline                                                   "
                        "words        photo\n"
                        "  1  2019-09-12 09:40  Кратко                                                       "
                        "  3      800x600\n"
                        "                       photo    the first photo of the text\n"
                        "                       missing  caption, credit\n"
                        "  2  -                 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字…    "
                        "  1            -\n"
                        "                       missing  date, link, photo\n"
                        "\n"
                        "repaired, dropped or guessed:\n"
                        "  items[1].date_published: the date can't be read\n");
    free(text);
    feed_document_finish(&document);
}

static void no_line_of_the_table_is_wider_than_a_hundred_columns(void **state)
{
    (void)state;
    struct feed_document document = {.format = FEED_RSS};
    feed_document_add_problem(
        &document,
        "a message of so many words that it can only stand on several lines of a "
        "terminal, as people have them, and of aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "items[3]");
    char *text = table_of(&document);
    const char *list = strstr(text, "  items[3]");
    assert_string_equal(
        list,
        "  items[3]: a message of so many words that it can only stand on several lines of a terminal, as\n"
        "    people have them, and of\n"
        "    "
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"
        "    bbbbbbbbbbbbbbbbbbbbbbbbbb\n");
    free(text);
    feed_document_finish(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shape_is_exactly_as_the_design_fixes_it),
        cmocka_unit_test(what_an_empty_document_lacks_is_null),
        cmocka_unit_test(the_table_tells_of_every_story_what_it_has_and_lacks),
        cmocka_unit_test(no_line_of_the_table_is_wider_than_a_hundred_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
