/* RSS 0.90 and 1.0. */
#include "reading.h"

#include "support/cmocka.h"

#include <string.h>

static const char sample[] =
    "<?xml version='1.0' encoding='utf-8'?>"
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'"
    " xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    "<channel rdf:about='https://a.kz/rss'><title>Лента</title><link>https://a.kz/</link>"
    "<dc:language>ru</dc:language><sy:updatePeriod>hourly</sy:updatePeriod>"
    "<sy:updateFrequency>2</sy:updateFrequency>"
    "<items><rdf:Seq><rdf:li rdf:resource='https://a.kz/1'/></rdf:Seq></items></channel>"
    "<image rdf:about='https://a.kz/logo.png'><title>Logo</title><url>https://a.kz/logo.png</url></image>"
    "<item rdf:about='https://a.kz/1'><title>Один</title><link>https://a.kz/one</link>"
    "<description>Кратко</description><content:encoded><![CDATA[<p>Текст</p>]]></content:encoded>"
    "<dc:creator>Анна Ким</dc:creator><dc:subject>Мир</dc:subject><dc:date>2019-09-12T12:40+03:00</dc:date>"
    "</item>"
    "<item rdf:about='https://a.kz/2'><title>Два</title></item>"
    "<textinput><title>Search</title><link>https://a.kz/s</link></textinput>"
    "</rdf:RDF>";

static void items_stand_beside_the_channel(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do(sample, &document);
    assert_int_equal(document.format, FEED_RDF);
    assert_string_equal(document.title, "Лента");
    assert_string_equal(document.home_url, "https://a.kz/");
    assert_string_equal(document.language, "ru");
    assert_int_equal(document.ttl, 1800);
    assert_int_equal(document.story_count, 2);
    static const struct {
        const char *field, *value;
    } fields[] = {
        {"id", "https://a.kz/1"}, {"url", "https://a.kz/one"}, {"headline", "Один"},
        {"summary", "Кратко"},    {"blocks", "p:Текст"},       {"byline", "Анна Ким"},
        {"section", "Мир"},       {"source", "Лента"},         {"language", "ru"},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        assert_string_equal(reading_field(&document, fields[i].field), fields[i].value);
    assert_int_equal(document.stories[0]->published, 1568281200);
    assert_int_equal(document.problem_count, 0);
    feed_document_finish(&document);
}

static void the_subject_of_an_item_is_its_link_when_it_has_no_other(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do(sample, &document);
    assert_string_equal(document.stories[1]->url, "https://a.kz/2");
    feed_document_finish(&document);
}

static void every_spelling_of_rdf_is_read(void **state)
{
    (void)state;
    static const char *const documents[] = {
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        " xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/><item><title>t</title></item></rdf:RDF>",
        "<RDF xmlns='http://purl.org/rss/1.0/'><item><title>t</title></item></RDF>",
        "<rdf:RDF><channel><item><title>t</title></item></channel></rdf:RDF>",
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:rss='http://purl.org/rss/1.0/'>"
        "<rss:item><rss:title>t</rss:title></rss:item></r:RDF>",
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        struct feed_document document;
        reading_do(documents[i], &document);
        if (document.story_count != 1 || document.format != FEED_RDF)
            fail_msg("not read: %s", documents[i]);
        assert_string_equal(reading_field(&document, "headline"), "t");
        feed_document_finish(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stand_beside_the_channel),
        cmocka_unit_test(the_subject_of_an_item_is_its_link_when_it_has_no_other),
        cmocka_unit_test(every_spelling_of_rdf_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
