/* RSS 0.9x and 2.0: where each field is found. */
#include "base/limits.h"
#include "reading.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

/* What an item gives in one field. */
struct sample {
    const char *item, *field, *value;
};

static void check(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct feed_document document;
        reading_rss("", samples[i].item, &document);
        const char *value = reading_field(&document, samples[i].field);
        if (strcmp(value, samples[i].value) != 0)
            fail_msg("%s: %s is “%s”", samples[i].item, samples[i].field, value);
        feed_document_finish(&document);
    }
}

#define CHECK(samples) check(samples, sizeof(samples) / sizeof *(samples))

static void the_headline_is_the_title_with_its_entities_decoded(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>Қазақстан жаңалықтары</title>", "headline", "Қазақстан жаңалықтары"},
        {"<title> \n AT&amp;T \n</title>", "headline", "AT&T"},
        {"<title>AT&amp;amp;T</title>", "headline", "AT&T"},
        {"<title>&amp;laquo;Байтерек&amp;raquo;</title>", "headline", "«Байтерек»"},
        {"<title><![CDATA[&laquo;Байтерек&raquo; &amp; Ко]]></title>", "headline", "«Байтерек» & Ко"},
        {"<title><![CDATA[<b>Срочно:</b> пожар]]></title>", "headline", "Срочно: пожар"},
        {"<title>A <b>bold</b> word</title>", "headline", "A bold word"},
        {"<title>1 &lt; 2</title>", "headline", "1 < 2"},
        {"<title>R&D</title>", "headline", "R&D"},
        {"<title>Q&amp;#38;A</title>", "headline", "Q&A"},
        {"<TITLE>Заголовок</TITLE>", "headline", "Заголовок"},
        {"<dc:title>X</dc:title>", "headline", "X"},
        {"<title></title><media:title>Y</media:title><link>/1</link>", "headline", "Y"},
        {"<media:title>M</media:title><title>T</title>", "headline", "T"},
    };
    CHECK(samples);
}

static void the_body_is_the_best_of_several_texts(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<description>d</description><content:encoded>&lt;p&gt;c&lt;/p&gt;</content:encoded>", "blocks",
         "p:c"},
        {"<description>d</description><content:encoded>c</content:encoded>", "summary", "d"},
        {"<content:encoded>c</content:encoded><description>c</description>", "summary", ""},
        {"<description>d</description>", "blocks", "p:d"},
        {"<description>d</description>", "summary", ""},
        {"<description>d</description><yandex:full-text>f</yandex:full-text>", "blocks", "p:f"},
        {"<description>d</description><yandex:full-text>f</yandex:full-text>", "summary", "d"},
        {"<full-text>f</full-text><description>d</description>", "blocks", "p:f"},
        {"<rambler:fulltext>f</rambler:fulltext>", "blocks", "p:f"},
        {"<turbo:content><![CDATA[<p>т</p>]]></turbo:content>", "blocks", "p:т"},
        {"<content:encoded>c</content:encoded><yandex:full-text>f</yandex:full-text>", "blocks", "p:c"},
        {"<title>t</title><media:description>m</media:description>", "blocks", "p:m"},
        {"<media:description>m</media:description><description>d</description>", "blocks", "p:d"},
        {"<content:encoded> \n</content:encoded><description>d</description>", "blocks", "p:d"},
        {"<content:encoded><![CDATA[<img src='/a.jpg'>]]></content:encoded><description>d</description>",
         "blocks", "p:d"},
        {"<content:encoded><![CDATA[<img src='/a.jpg'>]]></content:encoded><description>d</description>",
         "photo", "https://example.org/a.jpg"},
        {"<description>Первая.\n\nВторая.</description>", "blocks", "p:Первая.|p:Вторая."},
        {"<description><![CDATA[<p>Один</p><p>Два &mdash; три</p>]]></description>", "blocks",
         "p:Один|p:Два — три"},
        {"<description><p>Один</p><br/>Два <b>три</b></description>", "blocks", "p:Один|p:Два три"},
        {"<description>a<br>b<br>c</description><title>t</title>", "headline", "t"},
        {"<body xmlns='http://www.w3.org/1999/xhtml'><p>x &lt; y</p></body>", "blocks", "p:x < y"},
        {"<description>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</description>", "blocks", "p:a & b"},
    };
    CHECK(samples);
}

static void the_link_may_stand_in_several_places(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>t</title><link> https://a.kz/1 \n</link>", "url", "https://a.kz/1"},
        {"<title>t</title><link>/1?a=1&b=2</link>", "url", "https://example.org/1?a=1&b=2"},
        {"<title>t</title><link>/1?a=1&amp;b=2</link>", "url", "https://example.org/1?a=1&b=2"},
        {"<title>t</title><link><![CDATA[https://a.kz/1]]></link>", "url", "https://a.kz/1"},
        {"<title>t</title><link href='/2?a=1&amp;b=2'/>", "url", "https://example.org/2?a=1&b=2"},
        {"<title>t</title><link/><atom:link href='/3'/>", "url", "https://example.org/3"},
        {"<title>t</title><atom:link rel='self' href='/4'/><atom:link rel='alternate' href='/5'/>", "url",
         "https://example.org/5"},
        {"<title>t</title><atom:link href='/3'/><link>/1</link>", "url", "https://example.org/1"},
        {"<title>t</title><guid>https://a.kz/6</guid>", "url", "https://a.kz/6"},
        {"<title>t</title><guid isPermaLink='true'>https://a.kz/6</guid>", "url", "https://a.kz/6"},
        {"<title>t</title><guid isPermaLink='false'>https://a.kz/6</guid>", "url", ""},
        {"<title>t</title><guid>tag:a.kz,2019:6</guid>", "url", ""},
        {"<title>t</title><guid>6</guid><link>/7</link>", "url", "https://example.org/7"},
    };
    CHECK(samples);
}

static void the_id_is_the_guid_as_it_is(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>t</title><guid isPermaLink='false'> 12 </guid><link>/1</link>", "id", "12"},
        {"<title>t</title><guid>HTTPS://A.kz/X?a=1&amp;b=2#c</guid>", "id", "HTTPS://A.kz/X?a=1&b=2#c"},
        {"<title>t</title><GUID ISPERMALINK='FALSE'>x</GUID>", "id", "x"},
        {"<title>t</title><link>/1</link>", "id", "https://example.org/1"},
        {"<title>t</title><guid/><link>/1</link>", "id", "https://example.org/1"},
    };
    CHECK(samples);
    struct feed_document document;
    reading_rss("", "<title>a</title></item><item><title>b</title>", &document);
    assert_int_equal(document.story_count, 2);
    assert_int_equal(strlen(document.stories[0]->id), 64); /* a hash of the content */
    assert_string_not_equal(document.stories[0]->id, document.stories[1]->id);
    feed_document_finish(&document);
    reading_rss("",
                "<guid>x</guid><title>a</title><link>/1</link></item>"
                "<item><guid>x</guid><title>b</title><link>/2</link>",
                &document);
    assert_int_equal(document.story_count, 2);
    assert_string_equal(document.stories[1]->id, "x https://example.org/2");
    feed_document_finish(&document);
}

static void the_author_is_a_name(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>t</title><author>a@b.kz (Анна Ким)</author>", "byline", "Анна Ким"},
        {"<title>t</title><author>Анна Ким &lt;a@b.kz&gt;</author>", "byline", "Анна Ким"},
        {"<title>t</title><author>\"Анна Ким\"</author>", "byline", "Анна Ким"},
        {"<title>t</title><author>a@b.kz</author>", "byline", ""},
        {"<title>t</title><author>Анна Ким (Алматы)</author>", "byline", "Анна Ким (Алматы)"},
        {"<title>t</title><author>Jane Doe (jane@b.kz)</author>", "byline", "Jane Doe"},
        {"<title>t</title><author>a@b.kz (X)</author><dc:creator>Y</dc:creator>", "byline", "Y"},
        {"<title>t</title><dc:creator>A</dc:creator><dc:creator>B</dc:creator>", "byline", "A, B"},
        {"<title>t</title><author><name>N</name><email>a@b.kz</email></author>", "byline", "N"},
        {"<title>t</title><atom:author><atom:name>N</atom:name></atom:author>", "byline", "N"},
        {"<title>t</title><itunes:author>I</itunes:author>", "byline", "I"},
        {"<title>t</title><author>Фото: Reuters</author><enclosure url='/a.jpg' type='image/jpeg'/>",
         "byline", ""},
        {"<title>t</title><author>Фото: Reuters</author><enclosure url='/a.jpg' type='image/jpeg'/>",
         "credit", "Reuters"},
    };
    CHECK(samples);
}

static void section_source_and_language_are_found(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>t</title><category> </category><category>Экономика</category><category>B</category>",
         "section", "Экономика"},
        {"<title>t</title><category domain='x'><![CDATA[Мир &amp; мы]]></category>", "section", "Мир & мы"},
        {"<title>t</title><dc:subject>S</dc:subject>", "section", "S"},
        {"<title>t</title><source url='https://b.kz/rss'>Газета</source>", "source", "Газета"},
        {"<title>t</title>", "source", "Feed"},
        {"<title>t</title>", "language", "ru"},
        {"<title>t</title><dc:language>kk_KZ</dc:language>", "language", "kk-KZ"},
        {"<title xml:lang='kk'>t</title>", "language", "kk"},
        {"<title>t</title><description xml:lang='en'>d</description>", "language", "en"},
    };
    CHECK(samples);
}

static int64_t published(const char *item)
{
    struct feed_document document;
    reading_rss("", item, &document);
    int64_t utc = document.stories[0]->published;
    feed_document_finish(&document);
    return utc;
}

static void the_date_is_the_first_that_can_be_read(void **state)
{
    (void)state;
    enum { SEPTEMBER_12 = 1568281200 }; /* 2019-09-12T09:40:00Z */
    static const char *const items[] = {
        "<title>t</title><pubDate>Thu, 12 Sep 2019 12:40:00 +0300</pubDate>",
        "<title>t</title><PUBDATE>Thu, 12 Sep 2019 12:40:00 +0300</PUBDATE>",
        "<title>t</title><pubDate>12 сентября 2019, 09:40</pubDate>",
        "<title>t</title><dc:date>2019-09-12T12:40:00+03:00</dc:date>",
        "<title>t</title><pubDate/><dc:date>2019-09-12T09:40:00Z</dc:date>",
        "<title>t</title><pubDate>soon</pubDate><dc:date>2019-09-12T09:40:00Z</dc:date>",
        "<title>t</title><dc:date>2018-01-01</dc:date><pubDate>Thu, 12 Sep 2019 09:40:00 GMT</pubDate>",
        "<title>t</title><dcterms:created>2019-09-12T09:40:00Z</dcterms:created>",
        "<title>t</title><atom:updated>2019-09-12T09:40:00Z</atom:updated>",
    };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (published(items[i]) != SEPTEMBER_12)
            fail_msg("%s gives %lld", items[i], (long long)published(items[i]));
    assert_int_equal(published("<title>t</title>"), 0);
    struct feed_document document;
    reading_rss("",
                "<title>t</title><pubDate>Thu, 12 Sep 2019 09:40:00 GMT</pubDate>"
                "<dcterms:modified>2019-09-12T09:41:00Z</dcterms:modified>",
                &document);
    assert_int_equal(document.stories[0]->updated, SEPTEMBER_12 + 60);
    feed_document_finish(&document);
}

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

static void what_is_nobodys_is_not_taken_for_the_items_own(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<x:title xmlns:x='urn:x'>no</x:title><title>t</title>", "headline", "t"},
        {"<related><title>no</title><link>/no</link></related><title>t</title>", "headline", "t"},
        {"<georss:point>1 2</georss:point><title>t</title>", "headline", "t"},
        {"<media:content url='/a.jpg'><media:title>c</media:title></media:content><title>t</title>",
         "headline", "t"},
    };
    CHECK(samples);
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

static void markup_that_was_escaped_twice_is_markup(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<description><![CDATA[&lt;p&gt;Один.&lt;/p&gt;&lt;p&gt;Два &amp;amp; "
         "три.&lt;/p&gt;]]></description>",
         "blocks", "p:Один.|p:Два & три."},
        {"<description><![CDATA[Write &lt;p&gt; and &lt;/p&gt;.]]></description>", "blocks",
         "p:Write <p> and </p>."},
        {"<description><![CDATA[<p>Write &lt;b&gt;x&lt;/b&gt;.</p>]]></description>", "blocks",
         "p:Write <b>x</b>."},
        {"<description><![CDATA[&lt;b&gt;x&lt;/b&gt;]]></description>", "blocks", "p:<b>x</b>"},
    };
    CHECK(samples);
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
        cmocka_unit_test(markup_that_was_escaped_twice_is_markup),
        cmocka_unit_test(stories_in_an_element_that_was_not_closed_are_found),
        cmocka_unit_test(a_story_without_words_is_told_when_it_is_anything_at_all),
        cmocka_unit_test(the_headline_is_the_title_with_its_entities_decoded),
        cmocka_unit_test(the_body_is_the_best_of_several_texts),
        cmocka_unit_test(the_link_may_stand_in_several_places),
        cmocka_unit_test(the_id_is_the_guid_as_it_is),
        cmocka_unit_test(the_author_is_a_name),
        cmocka_unit_test(section_source_and_language_are_found),
        cmocka_unit_test(the_date_is_the_first_that_can_be_read),
        cmocka_unit_test(the_channel_has_title_address_and_language),
        cmocka_unit_test(the_waiting_time_is_ttl_or_the_syndication_module),
        cmocka_unit_test(rss_stands_in_any_of_its_namespaces),
        cmocka_unit_test(known_namespaces_count_whatever_their_prefix_and_spelling),
        cmocka_unit_test(what_is_nobodys_is_not_taken_for_the_items_own),
        cmocka_unit_test(xml_base_counts_at_every_level),
        cmocka_unit_test(documents_in_cyrillic_charsets_are_read),
        cmocka_unit_test(stories_beyond_the_maximum_are_counted_and_left_out),
        cmocka_unit_test(a_feed_without_stories_is_a_feed),
        cmocka_unit_test(another_format_than_the_configured_one_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
