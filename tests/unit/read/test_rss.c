/* RSS 0.9x and 2.0: where each field of a story is found. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_that_was_escaped_twice_is_markup),
        cmocka_unit_test(the_headline_is_the_title_with_its_entities_decoded),
        cmocka_unit_test(the_body_is_the_best_of_several_texts),
        cmocka_unit_test(the_link_may_stand_in_several_places),
        cmocka_unit_test(the_id_is_the_guid_as_it_is),
        cmocka_unit_test(the_author_is_a_name),
        cmocka_unit_test(section_source_and_language_are_found),
        cmocka_unit_test(the_date_is_the_first_that_can_be_read),
        cmocka_unit_test(what_is_nobodys_is_not_taken_for_the_items_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
