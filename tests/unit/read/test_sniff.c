/* What is no feed is refused in words that tell what it is. */
#include "reading.h"

#include "support/cmocka.h"

#include <string.h>

static void what_it_looks_like_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length; /* 0: up to the NUL */
        const char *message;
    } samples[] = {
        {"", 0, "no feed but an empty answer"},
        {" \r\n\t", 0, "no feed but an empty answer"},
        {"<!DOCTYPE html><html><head><title>Sign &amp; in</title>", 0,
         "no feed but an HTML page titled “Sign & in”"},
        {"<html><body>x", 0, "no feed but an HTML page"},
        {"<HTML><TITLE >\n Hotel\n WLAN </TITLE>", 0, "no feed but an HTML page titled “Hotel WLAN”"},
        {"<p>Sorry</p>", 0, "no feed but an HTML page"},
        {"<?xml version='1.0'?><!-- x --><urlset xmlns='x'><title>t</title></urlset>", 0,
         "no feed but an XML sitemap"},
        {"<sitemapindex>", 0, "no feed but a list of XML sitemaps"},
        {"<?xml version='1.0'?>\n<opml version='2.0'><head><title>Feeds</title></head>", 0,
         "no feed but an OPML list of feeds"},
        {"<note>x</note>", 0, "no feed but XML with the root element <note>"},
        {"<svg viewBox='0 0 1 1'>", 0, "no feed but an SVG drawing"},
        {"<html><title>Log in</title><form><input type=\"password\">", 0,
         "no feed but a login page titled “Log in”"},
        {"\xEF\xBB\xBF", 0, "no feed but an empty answer"},
        {"%PDF-1.4", 0, "no feed but a PDF"},
        {"\xFF\xD8\xFF\xE0\0\x10JFIF", 10, "no feed but a JPEG image"},
        {"\x89PNG\r\n\x1A\n", 8, "no feed but a PNG image"},
        {"RIFF\x10\0\0\0WEBPVP8 ", 16, "no feed but a WebP image"},
        {"\x1F\x8B\x08\0", 4, "no feed but gzip data that is still compressed"},
        {"Service Unavailable\nTry later", 0, "no feed but text: “Service Unavailable Try later”"},
        {"\x01\x02\x03", 0, "no feed but unknown data"},
        {"{\"code\": \"rest_forbidden\", \"message\": \"Sorry, you are not allowed.\", \"data\": "
         "{\"status\": 401}}",
         0, "a WordPress error: rest_forbidden: Sorry, you are not allowed."},
        {"{\"error\": \"x\", \"b\": 1}", 0,
         "JSON of no known kind (an object with the keys “error”, “b”); a map in the feed's section can read "
         "it"},
        {"[{\"a\": 1}]", 0,
         "JSON of no known kind (a list of objects with the keys “a”); a map in the feed's section can read "
         "it"},
        {"[]", 0, "no feed but JSON: an empty list"},
        {"[1]", 0, "no feed but JSON: a list without objects"},
        {"{\"a\"", 0, "invalid JSON at line 1, column 5: ':' expected near end of file"},
        {"{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"x\"}", 0,
         "a JSON Feed without “items”"},
        {"{\"version\": ", 0, "invalid JSON at line 1, column 13: unexpected token near end of file"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct read_request request = {.bytes = samples[i].bytes,
                                       .length =
                                           samples[i].length ? samples[i].length : strlen(samples[i].bytes),
                                       .now = READING_NOW};
        struct feed_document document;
        struct error error = {0};
        assert_false(read_feed(&request, &document, &error));
        assert_string_equal(error.text, samples[i].message);
        assert_null(document.encoding); /* an empty document */
        assert_int_equal(document.story_count + document.problem_count, 0);
    }
}

static void xml_feeds_are_known_by_their_root(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum feed_format format;
    } samples[] = {
        {"<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", FEED_RSS},
        {"<!-- cached -->\n<?xml version='1.0'?><rss/>", FEED_RSS},
        {"<feed xmlns='http://www.w3.org/2005/Atom'/>", FEED_ATOM},
        {"<a:feed xmlns:a='http://www.w3.org/2005/Atom'></a:feed>", FEED_ATOM},
        {"<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/'/>", FEED_RDF},
        {"\xEF\xBB\xBF  <RSS version='0.91'></RSS>", FEED_RSS},
        {"<!-- <rss> --><feed></feed>", FEED_ATOM},
        {"<!DOCTYPE rss [<!-- ]> <feed> --><!ENTITY a ']><feed>'>]><rss/>", FEED_RSS},
        {"<br /><b>Warning</b>: x in <b>/y.php</b> on line <b>3</b><br />\n<?xml version='1.0'?><rss/>",
         FEED_RSS},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        reading_do(samples[i].text, &document);
        assert_int_equal(document.format, samples[i].format);
        feed_document_finish(&document);
    }
}

static void what_only_looks_like_an_xml_feed_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *start;
    } samples[] = {
        {"<html><body><rss></rss>", "no feed but an HTML page"},
        {"<feedback>", "no feed but XML with the root element <feedback>"},
        {"<!-- <rss></rss> -->", "no feed but"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        struct error error = {0};
        assert_false(reading_try(samples[i].text, &document, &error));
        if (strncmp(error.text, samples[i].start, strlen(samples[i].start)) != 0)
            fail_msg("%s is said to be %s", samples[i].text, error.text);
    }
}

static void a_named_format_does_not_need_to_be_recognised(void **state)
{
    (void)state;
    static const char bare[] = "{\"title\": \"x\", \"items\": []}";
    struct read_request request = {
        .bytes = bare, .length = sizeof bare - 1, .format = FEED_JSONFEED, .now = READING_NOW};
    struct feed_document document;
    struct error error = {0};
    assert_true(read_feed(&request, &document, &error));
    feed_document_finish(&document);
    request.format = FEED_AUTO;
    assert_false(read_feed(&request, &document, &error));
    static const char page[] = "<html><title>Sign in</title>";
    request = (struct read_request){.bytes = page, .length = sizeof page - 1, .format = FEED_JSONFEED};
    error_clear(&error);
    assert_false(read_feed(&request, &document, &error));
    assert_string_equal(error.text, "no feed but an HTML page titled “Sign in”");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_looks_like_is_said),
        cmocka_unit_test(xml_feeds_are_known_by_their_root),
        cmocka_unit_test(what_only_looks_like_an_xml_feed_is_refused),
        cmocka_unit_test(a_named_format_does_not_need_to_be_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
