/* What holds for an element of XML and for those in it: bases, languages; and several authors of one story.
 */
#include "reading.h"

#include "base/limits.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

struct sample {
    const char *head, *item, *field, *value;
};

static void check(void read(const char *, const char *, struct feed_document *), const struct sample *samples,
                  size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct feed_document document;
        read(samples[i].head, samples[i].item, &document);
        const char *value = reading_field(&document, samples[i].field);
        if (strcmp(value, samples[i].value) != 0)
            fail_msg("%s: %s is “%s”", samples[i].item, samples[i].field, value);
        feed_document_finish(&document);
    }
}

static void an_address_starts_from_the_nearest_base(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"", "<link href='a'/>", "url", "https://example.org/news/a"},
        {"", "<title>t</title><link xml:base='https://b.kz/x/' href='a'/>", "url", "https://b.kz/x/a"},
        {"", "<title>t</title><link xml:base='y/' href='a'/>", "url", "https://example.org/news/y/a"},
        {"", "<title>t</title><link xml:base='/y/' href='?b'/>", "url", "https://example.org/y/?b"},
        {"", "<title>t</title><link xml:base='' href='a'/>", "url", "https://example.org/news/a"},
        {"", "<title>t</title><link xml:base='tag:x' href='a'/>", "url", "https://example.org/news/a"},
        {"", "<title>t</title><link base='https://b.kz/' href='a'/>", "url", "https://example.org/news/a"},
        {"", "<title>t</title><link xml:base='https://b.kz/' href=' \t/a\n'/>", "url", "https://b.kz/a"},
        {"", "<title>t</title><link xml:base='https://b.kz/' href='mailto:x@y.kz'/>", "url", ""},
        {"",
         "<title>t</title><content xml:base='https://b.kz/x/' type='html'>&lt;img src='p.jpg'&gt; "
         "x</content>",
         "photo", "https://b.kz/x/p.jpg"},
        {"", "<title>t</title><content type='html'>&lt;img src='p.jpg'&gt; x</content>", "photo",
         "https://example.org/news/p.jpg"},
        {"", "<title>t</title><media:content xml:base='https://b.kz/' url='p.jpg'/>", "photo",
         "https://b.kz/p.jpg"},
        {"",
         "<title>t</title><media:group xml:base='https://b.kz/'><media:content url='p.jpg'/></media:group>",
         "photo", "https://b.kz/p.jpg"},
    };
    check(reading_atom, samples, sizeof samples / sizeof *samples);
}

static void a_base_has_a_maximum(void **state)
{
    (void)state;
    char item[LIMIT_URL + 200];
    struct feed_document document;
    for (int more = 0; more < 2; more++) {
        (void)snprintf(item, sizeof item, "<title>t</title><link xml:base='https://b.kz/%0*d' href='/a'/>",
                       LIMIT_URL - 13 + more, 0);
        reading_atom("", item, &document);
        assert_string_equal(reading_field(&document, "url"),
                            more ? "https://example.org/a" : "https://b.kz/a");
        feed_document_finish(&document);
    }
}

static void a_language_is_that_of_the_text_around_it(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"", "<title>t</title>", "language", ""},
        {"", "<title xml:lang='ru'>t</title>", "language", "ru"},
        {"", "<title xml:lang='ru'>t</title><content xml:lang='kk'>x</content>", "language", "kk"},
        {"",
         "<title>t</title><dc:language xmlns:dc='http://purl.org/dc/elements/1.1/'>ar</dc:language>"
         "<content xml:lang='kk'>x</content>",
         "language", "ar"},
        {"", "<title lang='ru'>t</title>", "language", ""},
    };
    check(reading_atom, samples, sizeof samples / sizeof *samples);
    static const char feed[] = "<feed xmlns='http://www.w3.org/2005/Atom' "
                               "xml:lang='en'><title>F</title><entry xml:lang='kk'><title>a</title>"
                               "</entry><entry><title>b</title></entry><entry xml:lang='en'><title "
                               "xml:lang='ru'>c</title></entry></feed>";
    static const char *const languages[] = {"kk", "en", "ru"};
    struct feed_document document;
    reading_do(feed, &document);
    assert_string_equal(document.language, "en");
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(document.stories[i]->language, languages[i]);
    feed_document_finish(&document);
}

static void several_authors_stand_in_one_line_each_once(void **state)
{
    (void)state;
    static const struct sample rss[] = {
        {"", "<title>t</title><dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>", "byline",
         "Jane Doe, John Roe"},
        {"", "<title>t</title><dc:creator>Jane Doe</dc:creator><dc:creator> Jane Doe</dc:creator>", "byline",
         "Jane Doe"},
        {"", "<title>t</title><dc:creator>j@e.org</dc:creator><dc:creator>Jane</dc:creator>", "byline",
         "Jane"},
        {"", "<title>t</title><author>John</author><dc:creator>Jane</dc:creator>", "byline", "Jane"},
        {"",
         "<title>t</title><itunes:author xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>Ann"
         "</itunes:author><author>John</author>",
         "byline", "John"},
        {"", "<title>t</title><dc:creator> </dc:creator><author>John</author>", "byline", "John"},
    };
    check(reading_rss, rss, sizeof rss / sizeof *rss);
    static const struct sample atom[] = {
        {"<author><name>Feed</name></author>", "<title>t</title>", "byline", "Feed"},
        {"<author><name>A</name></author><author><name>B</name></author>", "<title>t</title>", "byline",
         "A, B"},
        {"<author><name>a@b.kz</name></author>", "<title>t</title>", "byline", ""},
        {"<author><name>Feed</name></author>", "<title>t</title><author><name>Own</name></author>", "byline",
         "Own"},
        {"<author><name>Feed</name></author>",
         "<title>t</title><source><author><name>Source</name></author></source>", "byline", "Source"},
    };
    check(reading_atom, atom, sizeof atom / sizeof *atom);
}

static void a_byline_has_a_maximum(void **state)
{
    (void)state;
    struct buffer item;
    struct feed_document document;
    buffer_init(&item, 1 << 20);
    (void)buffer_append_text(&item, "<title>t</title>");
    for (int i = 100; i < 400; i++)
        (void)buffer_append_format(&item, "<dc:creator>Author %d</dc:creator>", i);
    reading_rss("", item.bytes, &document);
    const char *byline = reading_field(&document, "byline");
    assert_true(strlen(byline) <= LIMIT_FIELD && strlen(byline) > LIMIT_FIELD - 14);
    assert_memory_equal(byline, "Author 100, Author 101, ", 24);
    feed_document_finish(&document);
    buffer_finish(&item);
}

static void the_waiting_time_has_bounds(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        int64_t seconds;
    } samples[] = {
        {"<ttl>1</ttl>", 60},
        {"<ttl>1440</ttl>", 86400},
        {"<ttl>1441</ttl>", 86400},
        {"<ttl>999999</ttl>", 86400},
        {"<ttl>1000000</ttl>", 0},
        {"<ttl>0</ttl>", 0},
        {"<ttl>-5</ttl>", 0},
        {"<ttl>x</ttl>", 0},
        {"<sy:updatePeriod>hourly</sy:updatePeriod>", 3600},
        {"<sy:updatePeriod> Daily </sy:updatePeriod>", 86400},
        {"<sy:updatePeriod>weekly</sy:updatePeriod>", 86400},
        {"<sy:updatePeriod>weekly</sy:updatePeriod><sy:updateFrequency>14</sy:updateFrequency>", 43200},
        {"<sy:updatePeriod>monthly</sy:updatePeriod><sy:updateFrequency>60</sy:updateFrequency>", 43200},
        {"<sy:updatePeriod>yearly</sy:updatePeriod><sy:updateFrequency>730</sy:updateFrequency>", 43200},
        {"<sy:updateFrequency>2</sy:updateFrequency><sy:updatePeriod>daily</sy:updatePeriod>", 43200},
        {"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86400},
        {"<sy:updatePeriod>now</sy:updatePeriod>", 0},
        {"<ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 1800},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        reading_rss(samples[i].head, "<title>t</title>", &document);
        if (document.ttl != samples[i].seconds)
            fail_msg("%s: %lld s", samples[i].head, (long long)document.ttl);
        feed_document_finish(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_starts_from_the_nearest_base),
        cmocka_unit_test(a_base_has_a_maximum),
        cmocka_unit_test(a_language_is_that_of_the_text_around_it),
        cmocka_unit_test(several_authors_stand_in_one_line_each_once),
        cmocka_unit_test(a_byline_has_a_maximum),
        cmocka_unit_test(the_waiting_time_has_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
