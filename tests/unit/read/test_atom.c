/* Atom 1.0 and 0.3: types of texts, links, people, dates, inheritance. */
#include "reading.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

struct sample {
    const char *entry, *field, *value;
};

static void check(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct feed_document document;
        reading_atom("<author><name>Редакция</name></author>", samples[i].entry, &document);
        const char *value = reading_field(&document, samples[i].field);
        if (strcmp(value, samples[i].value) != 0)
            fail_msg("%s: %s is “%s”", samples[i].entry, samples[i].field, value);
        feed_document_finish(&document);
    }
}

#define CHECK(samples) check(samples, sizeof(samples) / sizeof *(samples))

static void a_title_is_what_its_type_says(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>Less: &lt;b&gt;</title>", "headline", "Less: <b>"},
        {"<title type='text'>Less: &lt;b&gt;</title>", "headline", "Less: <b>"},
        {"<title type='html'>Less: &amp;lt; &lt;b&gt;x&lt;/b&gt;</title>", "headline", "Less: < x"},
        {"<title type='HTML'>a &lt;b&gt;x&lt;/b&gt;</title>", "headline", "a x"},
        {"<title type='html'><![CDATA[&laquo;Дня&raquo;]]></title>", "headline", "«Дня»"},
        {"<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Less: <b>&lt;</b> 1</div></title>",
         "headline", "Less: < 1"},
    };
    CHECK(samples);
}

static void content_is_what_its_type_says(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<content type='text'>a &lt;b&gt; c\n\nd</content>", "blocks", "p:a <b> c|p:d"},
        {"<content type='html'>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</content>", "blocks", "p:a|p:b"},
        {"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &amp;lt; b</p><p>c<br/>d</p>"
         "</div></content>",
         "blocks", "p:a &lt; b|p:c d"},
        {"<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:h2>H</x:h2><x:p>p</x:p>"
         "</x:div></content>",
         "blocks", "h:H|p:p"},
        {"<content type='text/html'>&lt;p&gt;a&lt;/p&gt;</content>", "blocks", "p:a"},
        {"<content type='text/plain'>a &lt;p&gt; b</content>", "blocks", "p:a <p> b"},
        {"<content>&lt;p&gt;a&lt;/p&gt;</content>", "blocks", "p:a"},
        {"<title>t</title><content type='image/png'>aGVsbG8=</content>", "blocks", ""},
        {"<title>t</title><content type='application/xml'><a>x</a></content>", "blocks", ""},
        {"<title>t</title><content type='image/jpeg' src='/p.jpg'/>", "photo", "https://example.org/p.jpg"},
        {"<title>t</title><content type='text/html' src='/p.html'/><summary>s</summary>", "blocks", "p:s"},
        {"<title>t</title><content type='text/html' src='/p.html'/>", "url", "https://example.org/p.html"},
        {"<summary>s</summary><content>c</content>", "summary", "s"},
        {"<summary>s</summary>", "blocks", "p:s"},
        {"<summary type='html'>&lt;i&gt;s&lt;/i&gt; x</summary><content>c</content>", "summary", "s x"},
    };
    CHECK(samples);
}

static void atom_0_3_is_read(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<?xml version='1.0'?><feed version='0.3' xmlns='http://purl.org/atom/ns#' xml:lang='ru'>"
               "<title>Лента</title><tagline>нет</tagline><link rel='alternate' type='text/html' href='/'/>"
               "<modified>2019-09-12T09:40:00Z</modified><author><name>Анна</name></author>"
               "<entry><title mode='escaped' type='text/html'>a &lt;b&gt;x&lt;/b&gt;</title>"
               "<link rel='alternate' type='text/html' href='/1'/><id>i</id>"
               "<issued>2019-09-12T09:40:00Z</issued><modified>2019-09-12T09:41:00Z</modified>"
               "<content mode='escaped' type='text/html'>&lt;p&gt;y&lt;/p&gt;</content></entry>"
               "<entry><title type='application/xhtml+xml'><b>z</b></title>"
               "<content mode='xml' type='application/xhtml+xml'><div><p>w</p></div></content></entry>"
               "<entry><title mode='base64'>0J/RgNC40LLQtdGC</title><content mode='base64' type='text/html'>"
               "PHA+Yjwv cD4=</content></entry></feed>",
               &document);
    assert_int_equal(document.story_count, 3);
    assert_string_equal(document.title, "Лента");
    assert_string_equal(document.language, "ru");
    const struct story *story = document.stories[0];
    assert_string_equal(story->headline, "a x");
    assert_string_equal(story->blocks[0].text, "y");
    assert_string_equal(story->id, "i");
    assert_string_equal(story->url, "https://example.org/1");
    assert_string_equal(story->byline, "Анна");
    assert_int_equal(story->published, 1568281200);
    assert_int_equal(story->updated, 1568281260);
    assert_string_equal(document.stories[1]->headline, "z");
    assert_string_equal(document.stories[1]->blocks[0].text, "w");
    assert_string_equal(document.stories[2]->headline, "Привет");
    assert_string_equal(document.stories[2]->blocks[0].text, "b");
    feed_document_finish(&document);
}

static void the_link_is_the_alternate_page(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>t</title><link href='/1'/>", "url", "https://example.org/1"},
        {"<title>t</title><link rel='self' href='/s'/><link rel='alternate' href='/1'/>", "url",
         "https://example.org/1"},
        {"<title>t</title><link rel='http://www.iana.org/assignments/relation/alternate' href='/1'/>", "url",
         "https://example.org/1"},
        {"<title>t</title><link type='application/pdf' href='/p'/><link type='text/html' href='/h'/>", "url",
         "https://example.org/h"},
        {"<title>t</title><link rel='replies' href='/r'/><link rel='edit' href='/e'/>", "url", ""},
        {"<title>t</title><link rel='related' href='/r'/>", "url", "https://example.org/r"},
        {"<title>t</title><link rel='self' type='application/atom+xml' href='/s'/>", "url", ""},
        {"<title>t</title><link rel='enclosure' type='image/jpeg' href='/e.jpg'/>", "photo",
         "https://example.org/e.jpg"},
        {"<title>t</title><link rel='enclosure' type='audio/mpeg' href='/e.mp3'/>", "photo", ""},
        {"<title>t</title><link href='/1?a=1&amp;b=2'/>", "url", "https://example.org/1?a=1&b=2"},
        {"<title>t</title><id>https://example.org/i</id>", "id", "https://example.org/i"},
    };
    CHECK(samples);
}

static void people_and_sections_are_found(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<title>t</title>", "byline", "Редакция"},
        {"<title>t</title><author><name>A</name></author><author><name>B</name></author>", "byline", "A, B"},
        {"<title>t</title><source><title>S</title><author><name>C</name></author></source>", "byline", "C"},
        {"<title>t</title><source><title>S</title><author><name>C</name></author></source>"
         "<author><name>A</name></author>",
         "byline", "A"},
        {"<title>t</title><source><title type='html'>S &amp;amp; T</title></source>", "source", "S & T"},
        {"<title>t</title><contributor><name>N</name></contributor>", "byline", "Редакция"},
        {"<title>t</title><category term='x' label='Мир'/><category term='y'/>", "section", "Мир"},
        {"<title>t</title><category term=''/><category term='y'/>", "section", "y"},
        {"<title>t</title><dc:creator>D</dc:creator>", "byline", "D"},
        {"<title>t</title>", "source", "Feed"},
        {"<title xml:lang='kk'>t</title>", "language", "kk"},
    };
    CHECK(samples);
}

static void the_date_is_published_else_updated(void **state)
{
    (void)state;
    struct feed_document document;
    reading_atom("",
                 "<title>t</title><updated>2019-09-12T09:41:00Z</updated>"
                 "<published>2019-09-12T12:40:00.5+03:00</published>",
                 &document);
    assert_int_equal(document.stories[0]->published, 1568281200);
    assert_int_equal(document.stories[0]->updated, 1568281260);
    feed_document_finish(&document);
    reading_atom("", "<title>t</title><updated>2019-09-12T09:40:00Z</updated>", &document);
    assert_int_equal(document.stories[0]->published, 1568281200);
    assert_int_equal(document.stories[0]->updated, 0);
    feed_document_finish(&document);
}

static void base_and_language_are_inherited(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.kz/' xml:lang='ru'>"
               "<title>F</title><link href='.'/>"
               "<entry xml:base='e/' xml:lang='kk'><title>t</title><link href='1'/>"
               "<content type='xhtml' xml:base='c/'><div xmlns='http://www.w3.org/1999/xhtml'>"
               "<img src='p.jpg'/>текст</div></content></entry>"
               "<entry><title>u</title><link href='2'/></entry></feed>",
               &document);
    assert_string_equal(document.home_url, "https://b.kz/");
    assert_string_equal(document.stories[0]->url, "https://b.kz/e/1");
    assert_string_equal(document.stories[0]->language, "kk");
    assert_string_equal(document.stories[0]->photo->url, "https://b.kz/e/c/p.jpg");
    assert_string_equal(document.stories[1]->url, "https://b.kz/2");
    assert_string_equal(document.stories[1]->language, "ru");
    feed_document_finish(&document);
}

static void a_single_entry_is_a_feed_of_one(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<entry xmlns='http://www.w3.org/2005/Atom'><title>t</title><id>i</id></entry>", &document);
    assert_int_equal(document.story_count, 1);
    assert_int_equal(document.format, FEED_ATOM);
    feed_document_finish(&document);
}

static void atom_with_a_prefix_or_without_a_namespace_is_atom(void **state)
{
    (void)state;
    static const char *const documents[] = {
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>t</a:title></a:entry></a:feed>",
        "<feed><entry><title>t</title></entry></feed>",
        "<atom:feed><atom:entry><atom:title>t</atom:title></atom:entry></atom:feed>",
        "<feed xmlns='https://www.w3.org/2005/atom/'><entry><title>t</title></entry></feed>",
        "<FEED><ENTRY><TITLE>t</TITLE></ENTRY></FEED>",
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct feed_document document;
        reading_do(documents[i], &document);
        if (document.story_count != 1 || strcmp(reading_field(&document, "headline"), "t") != 0)
            fail_msg("not read: %s", documents[i]);
        feed_document_finish(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_is_what_its_type_says),
        cmocka_unit_test(content_is_what_its_type_says),
        cmocka_unit_test(atom_0_3_is_read),
        cmocka_unit_test(the_link_is_the_alternate_page),
        cmocka_unit_test(people_and_sections_are_found),
        cmocka_unit_test(the_date_is_published_else_updated),
        cmocka_unit_test(base_and_language_are_inherited),
        cmocka_unit_test(a_single_entry_is_a_feed_of_one),
        cmocka_unit_test(atom_with_a_prefix_or_without_a_namespace_is_atom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
