/* RSS 0.9x and 2.0: the document about its stories, and what is odd in it. */
#include "base/limits.h"
#include "reading.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static void the_channel_has_title_address_and_language(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<rss><channel xml:lang='en'><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' "
               "href='https://a.kz/rss'/><image><title>Logo</title><link>https://b.kz/</link></image>"
               "<title>Новости &laquo;Дня&raquo;</title><link>https://a.kz/</link><language>ru_RU</language>"
               "<item><title>t</title></item></channel></rss>",
               &document);
    assert_string_equal(document.title, "Новости «Дня»");
    assert_string_equal(document.home_url, "https://a.kz/");
    assert_string_equal(document.language, "ru-RU");
    assert_string_equal(document.stories[0]->language, "ru-RU");
    feed_document_finish(&document);
    reading_do(
        "<rss xml:lang='kk'><channel><item><title>t</title></item><title>Кейін</title></channel></rss>",
        &document);
    assert_string_equal(document.language, "kk");
    assert_string_equal(document.stories[0]->language, "kk");
    assert_string_equal(document.stories[0]->source, "Кейін"); /* though it comes behind the item */
    feed_document_finish(&document);
}

static int64_t ttl(const char *head)
{
    struct feed_document document;
    reading_rss(head, "<title>t</title>", &document);
    int64_t seconds = document.ttl;
    feed_document_finish(&document);
    return seconds;
}

static void the_waiting_time_is_ttl_or_the_syndication_module(void **state)
{
    (void)state;
    assert_int_equal(ttl(""), 0);
    assert_int_equal(ttl("<ttl>15</ttl>"), 900);
    assert_int_equal(ttl("<ttl> 60 </ttl>"), 3600);
    assert_int_equal(ttl("<ttl>100000</ttl>"), 86400);
    assert_int_equal(ttl("<ttl>-5</ttl>"), 0);
    assert_int_equal(ttl("<ttl>often</ttl>"), 0);
    assert_int_equal(ttl("<ttl>99999999999999999999</ttl>"), 0);
    assert_int_equal(ttl("<sy:updatePeriod>hourly</sy:updatePeriod>"), 3600);
    assert_int_equal(
        ttl("<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"), 21600);
    assert_int_equal(ttl("<sy:updateFrequency>2</sy:updateFrequency>"), 0);
    assert_int_equal(ttl("<sy:updatePeriod>weekly</sy:updatePeriod>"), 86400);
    assert_int_equal(ttl("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>"), 300);
}

static void rss_stands_in_any_of_its_namespaces(void **state)
{
    (void)state;
    static const char *const documents[] = {
        "<rss version='0.91'><channel><item><title>t</title></item></channel></rss>",
        "<rss "
        "xmlns='http://backend.userland.com/rss2'><channel><item><title>t</title></item></channel></rss>",
        "<rss xmlns='https://cyber.harvard.edu/rss/rss.html'><channel><item><title>t</title></item></channel>"
        "</rss>",
        "<rss xmlns='http://blogs.law.harvard.edu/tech/rss/'><channel><item><title>t</title></item></channel>"
        "</rss>",
        "<rss xmlns='urn:nobody:knows'><channel><item><title>t</title></item></channel></rss>",
        "<r:rss xmlns:r='http://backend.userland.com/rss2'><r:channel><r:item><r:title>t</r:title></r:item>"
        "</r:channel></r:rss>",
        "<RSS><Channel><Item><Title>t</Title></Item></Channel></RSS>",
        "<rss><channel></channel><item><title>t</title></item></rss>",
        "<rss><item><title>t</title></item></rss>",
        "<channel><item><title>t</title></item></channel>",
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct feed_document document;
        reading_do(documents[i], &document);
        if (document.story_count != 1 || strcmp(reading_field(&document, "headline"), "t") != 0)
            fail_msg("not read: %s", documents[i]);
        feed_document_finish(&document);
    }
}

static void known_namespaces_count_whatever_their_prefix_and_spelling(void **state)
{
    (void)state;
    static const char *const openings[] = {
        "<x:encoded xmlns:x='http://purl.org/rss/1.0/modules/content/'>",
        "<x:encoded xmlns:x='https://purl.org/rss/1.0/modules/content'>",
        "<content:encoded xmlns:content='http://example.org/wrong'>",
        "<content:encoded>",
        "<CONTENT:Encoded>",
    };
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        struct buffer text;
        buffer_init(&text, 4096);
        const char *name = openings[i] + 1;
        (void)buffer_append_format(&text, "<rss><channel><item>%sbody</%.*s></item></channel></rss>",
                                   openings[i], (int)strcspn(name, " >"), name);
        struct feed_document document;
        reading_do(text.bytes, &document);
        assert_string_equal(reading_field(&document, "blocks"), "p:body");
        feed_document_finish(&document);
        buffer_finish(&text);
    }
}

static void xml_base_counts_at_every_level(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do(
        "<rss xml:base='https://b.kz/a/'><channel xml:base='c/'><link>home</link>"
        "<item xml:base='../i/'><title>t</title><link>1</link><enclosure url='e.jpg' type='image/jpeg'/>"
        "</item><item><title>u</title><link>2</link>"
        "<description xml:base='/d/'>&lt;img src='p.jpg'&gt; text</description></item>"
        "</channel></rss>",
        &document);
    assert_string_equal(document.home_url, "https://b.kz/a/c/home");
    assert_string_equal(document.stories[0]->url, "https://b.kz/a/i/1");
    assert_string_equal(document.stories[0]->photo->url, "https://b.kz/a/i/e.jpg");
    assert_string_equal(document.stories[1]->url, "https://b.kz/a/c/2");
    assert_string_equal(document.stories[1]->photo->url, "https://b.kz/d/p.jpg");
    feed_document_finish(&document);
}

static void documents_in_cyrillic_charsets_are_read(void **state)
{
    (void)state;
    static const char cp1251[] =
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>"
        "\xCD\xEE\xE2\xEE\xF1\xF2\xFC \xAB\xC4\xED\xFF\xBB</title></item></channel></rss>";
    static const char koi8[] = "<?xml version=\"1.0\" encoding=\"koi8-r\"?><rss><channel><item><title>"
                               "\xEE\xCF\xD7\xCF\xD3\xD4\xD8</title></item></channel></rss>";
    /* declared as one thing, in fact UTF-8 */
    static const char lie[] = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>"
                              "Новость</title></item></channel></rss>";
    struct feed_document document;
    reading_do(cp1251, &document);
    assert_string_equal(reading_field(&document, "headline"), "Новость «Дня»");
    assert_string_equal(document.encoding, "windows-1251");
    feed_document_finish(&document);
    reading_do(koi8, &document);
    assert_string_equal(reading_field(&document, "headline"), "Новость");
    feed_document_finish(&document);
    reading_do(lie, &document);
    assert_string_equal(reading_field(&document, "headline"), "Новость");
    feed_document_finish(&document);
}

static void stories_beyond_the_maximum_are_counted_and_left_out(void **state)
{
    (void)state;
    struct buffer items;
    buffer_init(&items, 1 << 20);
    for (int i = 0; i < LIMIT_STORIES_PER_FEED + 3; i++)
        (void)buffer_append_format(&items, "<item><title>%d</title></item>", i);
    struct feed_document document;
    reading_rss(items.bytes, "<title>last</title>", &document);
    assert_int_equal(document.story_count, LIMIT_STORIES_PER_FEED);
    assert_true(reading_has_problem(&document, "items", "504 stories; only the first 500 were read"));
    feed_document_finish(&document);
    buffer_finish(&items);
}

static void a_feed_without_stories_is_a_feed(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<rss><channel><title>Пусто</title></channel></rss>", &document);
    assert_int_equal(document.story_count, 0);
    assert_int_equal(document.format, FEED_RSS);
    assert_int_equal(document.problem_count, 0);
    feed_document_finish(&document);
}

static void another_format_than_the_configured_one_is_told(void **state)
{
    (void)state;
    static const char text[] = "<feed xmlns='http://www.w3.org/2005/Atom'/>";
    struct read_request request = {
        .bytes = text, .length = sizeof text - 1, .format = FEED_RSS, .now = READING_NOW};
    struct feed_document document;
    struct error error = {0};
    assert_false(read_feed(&request, &document, &error));
    assert_string_equal(error.text, "an Atom feed; the configuration says that it is an RSS feed");
}

static void stories_in_an_element_that_was_not_closed_are_found(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>"
               "<title>Feed</title><itunes:category text='A'><itunes:category text='B'/>"
               "<image><title>Not the feed's</title><link>/logo</link></image>"
               "<item><title>One</title></item><item><title>Two</title></item></channel></rss>",
               &document);
    assert_int_equal(document.story_count, 2);
    assert_string_equal(document.stories[1]->headline, "Two");
    assert_string_equal(document.title, "Feed");
    assert_null(document.home_url);
    feed_document_finish(&document);
}

static void a_story_without_words_is_told_when_it_is_anything_at_all(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<rss><channel><title>Feed</title><item/><item><guid>a</guid></item>"
               "<item><link>/b</link></item></channel></rss>",
               &document);
    assert_int_equal(document.story_count, 2);
    assert_string_equal(document.stories[0]->id, "a");
    assert_string_equal(document.stories[1]->url, "https://example.org/b");
    assert_true(reading_has_problem(&document, "items[0]", "nothing in it"));
    assert_true(reading_has_problem(&document, "items[1]", "will not be shown"));
    feed_document_finish(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stories_in_an_element_that_was_not_closed_are_found),
        cmocka_unit_test(a_story_without_words_is_told_when_it_is_anything_at_all),
        cmocka_unit_test(the_channel_has_title_address_and_language),
        cmocka_unit_test(the_waiting_time_is_ttl_or_the_syndication_module),
        cmocka_unit_test(rss_stands_in_any_of_its_namespaces),
        cmocka_unit_test(known_namespaces_count_whatever_their_prefix_and_spelling),
        cmocka_unit_test(xml_base_counts_at_every_level),
        cmocka_unit_test(documents_in_cyrillic_charsets_are_read),
        cmocka_unit_test(stories_beyond_the_maximum_are_counted_and_left_out),
        cmocka_unit_test(a_feed_without_stories_is_a_feed),
        cmocka_unit_test(another_format_than_the_configured_one_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
