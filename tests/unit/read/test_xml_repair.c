/* XML that is not well-formed, hostile or cut off: what is saved and what is said. */
#include "base/limits.h"
#include "base/utf8.h"
#include "reading.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static void broken_xml_keeps_its_text(void **state)
{
    (void)state;
    static const struct {
        const char *item, *field, *value;
    } samples[] = {
        {"<title>M&uuml;nchen & Br&uuml;der</title>", "headline", "München & Brüder"},
        {"<title>AT&T; R&D</title>", "headline", "AT&T; R&D"},
        {"<title>a &nbsp;&mdash; b&hellip;</title>", "headline", "a — b…"},
        {"<title>&copy 2019</title>", "headline", "&copy 2019"},
        {"<title>1 < 2 <3 and >4</title>", "headline", "1 < 2 <3 and >4"},
        {"<title>a\x01\x1F"
         "b</title>",
         "headline", "ab"},
        {"<title>a&#1;b&#x1F;c&#8211;d&#150;e</title>", "headline", "abc–d–e"},
        {"<title>a\xEF\xBF\xBF"
         "b</title>",
         "headline", "ab"},
        {"<title><![CDATA[AT&T \x02&amp; <b>x</b>]]></title>", "headline", "AT&T & x"},
        {"<title><![CDATA[a <![CDATA[b]]> c]]></title>", "headline", "a <![CDATA[b c"},
        {"<title>a ]]> b</title>", "headline", "a b"},
        {"<title>a <description>b</description></title>", "headline", "a b"},
        {"<title>t</title><link>/1?a=1&b=2&copy=3&lt=4</link>", "url",
         "https://example.org/1?a=1&b=2&copy=3&lt=4"},
        {"<title>t</title><enclosure url=/a.jpg type=image/jpeg>", "photo", "https://example.org/a.jpg"},
        {"<title>t</title><enclosure url='/a.jpg' url='/b.jpg' type='image/jpeg'/>", "photo",
         "https://example.org/a.jpg"},
        {"<title>t</title><enclosure url='/a.jpg?x&y' TYPE='image/jpeg'/>", "photo",
         "https://example.org/a.jpg?x&y"},
        {"<title>t</title><enclosure checked url=\"/a.jpg\" alt='a<b>\"c' type='image/jpeg'/>", "photo",
         "https://example.org/a.jpg"},
        {"<title>t</title><description><p>a<p>b<br>c<img src=/x.jpg></description><link>/2</link>", "url",
         "https://example.org/2"},
        {"<title>t</title></b></b><link>/3</link>", "url", "https://example.org/3"},
        {"<title>t</title><!-- a & b <link>/no</link> --><link>/4</link>", "url", "https://example.org/4"},
        {"<title>t</title><?php echo '<link>'; ?><link>/5</link>", "url", "https://example.org/5"},
        {"<title>a<!-- -->b</title>", "headline", "ab"},
        {"<title>😀 &#x1F600; &#128512;</title>", "headline", "😀 😀 😀"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        reading_rss("", samples[i].item, &document);
        const char *value = reading_field(&document, samples[i].field);
        if (strcmp(value, samples[i].value) != 0)
            fail_msg("%s: %s is “%s”", samples[i].item, samples[i].field, value);
        feed_document_finish(&document);
    }
}

static void repairs_are_counted_and_the_first_is_placed(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<rss>\n<channel><title>F</title>\n<item><title>a & b</title></item>\n"
               "<item><title>c &nbsp; d</title></item></channel></rss>",
               &document);
    assert_int_equal(document.story_count, 2);
    assert_int_equal(document.problem_count, 1);
    assert_true(
        reading_has_problem(&document, "document",
                            "2 places were repaired; the first, at line 3: an ampersand that begins no "
                            "reference"));
    feed_document_finish(&document);
    reading_do("<rss><channel><title>F</title><item><title>a &amp; b</title></item></channel></rss>",
               &document);
    assert_int_equal(document.problem_count, 0);
    feed_document_finish(&document);
}

static void what_stands_before_the_document_is_cut_off_and_told(void **state)
{
    (void)state;
    static const char *const starts[] = {
        "<!-- cache -->\n<?xml version='1.0'?>",
        "\n\n<?xml version='1.0'?>",
        ("<br />\n<b>Notice</b>: Undefined index in <b>/x.php</b> on line <b>3</b><br />\n<?xml "
         "version='1.0'?>"),
        "Warning: something\n<?xml version='1.0'?>",
        "Warning: something\n",
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct buffer text;
        buffer_init(&text, 4096);
        (void)buffer_append_format(&text,
                                   "%s<rss><channel><title>F</title><item><title>t</title></item></channel>"
                                   "</rss>",
                                   starts[i]);
        struct feed_document document;
        reading_do(text.bytes, &document);
        assert_int_equal(document.story_count, 1);
        if (!reading_has_problem(&document, "document", "what stood before the XML was cut off"))
            fail_msg("nothing is told about %s", starts[i]);
        feed_document_finish(&document);
        buffer_finish(&text);
    }
}

static void what_may_stand_before_the_root_is_no_problem(void **state)
{
    (void)state;
    static const char *const starts[] = {
        "",
        "\xEF\xBB\xBF",
        "<?xml version='1.0'?><?xml-stylesheet href='x'?><!-- rss -->",
        ("<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' "
         "'http://x/rss-0.91.dtd'>\n"),
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct buffer text;
        buffer_init(&text, 4096);
        (void)buffer_append_format(&text, "%s<rss><channel><title>F</title></channel></rss>", starts[i]);
        struct feed_document document;
        reading_do(text.bytes, &document);
        assert_int_equal(document.problem_count, 0);
        feed_document_finish(&document);
        buffer_finish(&text);
    }
}

static void entities_of_the_document_do_not_explode(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<!DOCTYPE rss [<!ENTITY firm 'Қазпошта &#38; К'><!ENTITY bold '<b>x</b>'>"
               "<!ENTITY file SYSTEM 'file:///etc/passwd'><!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]>"
               "<rss><channel><title>F</title><item><title>&firm; &b; &file; &bold;</title></item></channel>"
               "</rss>",
               &document);
    assert_string_equal(reading_field(&document, "headline"), "Қазпошта & К &b; &file; &bold;");
    feed_document_finish(&document);
    struct buffer text;
    buffer_init(&text, 8 << 20);
    (void)buffer_append_text(&text, "<!DOCTYPE rss [<!ENTITY a '0123456789012345678901234567890123456789'>]>"
                                    "<rss><channel><title>F</title><item><title>t</title><description>");
    for (int i = 0; i < 200000; i++)
        (void)buffer_append_text(&text, "&a; ");
    (void)buffer_append_text(&text, "</description></item></channel></rss>");
    reading_do(text.bytes, &document);
    assert_int_equal(document.story_count, 1);
    feed_document_finish(&document);
    buffer_finish(&text);
}

static void a_document_cut_off_keeps_what_was_whole(void **state)
{
    (void)state;
    struct feed_document document;
    reading_do("<rss><channel><title>F</title>\n<item><title>a</title></item>\n<item><title>b</title>"
               "<description>half a sen",
               &document);
    assert_int_equal(document.story_count, 1);
    assert_true(reading_has_problem(&document, "document", "the document ends in the middle, at line 3"));
    assert_true(reading_has_problem(&document, "items[1]", "the story was left out"));
    feed_document_finish(&document);
    reading_do("<rss><channel><title>F</title><item><title>a</title><description>d</description>", &document);
    assert_int_equal(document.story_count, 1); /* only end tags are missing */
    feed_document_finish(&document);
    reading_do("<rss><channel><title>F</title><item><title>a</title></item>"
               "<item><title>b</title><description><![CDATA[never ends</description></item>"
               "<item><title>c</title></item></channel></rss>",
               &document);
    assert_int_equal(document.story_count, 1);
    feed_document_finish(&document);
}

static void a_document_broken_in_the_middle_goes_on_behind_it(void **state)
{
    (void)state;
    static const char *const middles[] = {
        "<item><title>b</title>", /* without its end */
        "<item><title>b</item>",
        "<item><title>b</title></item></item></foo>",
        "<item><title>b</title><description><div><b>x</description></item>",
        "<item><title>b</title><enclosure url=\"/x.jpg></enclosure><link a=\"/></item>",
        "<item><title>b</title><<>></item>",
        "<item><title>b</title><description>x < y && z <= 1</description></item>",
        "<item><title>b</title><1a>x</1a></item>",
    };
    for (size_t i = 0; i < sizeof middles / sizeof *middles; i++) {
        struct buffer text;
        buffer_init(&text, 4096);
        (void)buffer_append_format(&text,
                                   "<rss><channel><title>F</title><item><title>a</title></item>%s"
                                   "<item><title>c</title></item></channel></rss>",
                                   middles[i]);
        struct feed_document document;
        reading_do(text.bytes, &document);
        if (document.story_count != 3 || strcmp(document.stories[1]->headline, "b") != 0 ||
            strcmp(document.stories[2]->headline, "c") != 0)
            fail_msg("%zu stories: %s", document.story_count, middles[i]);
        assert_true(document.problem_count > 0);
        feed_document_finish(&document);
        buffer_finish(&text);
    }
}

static void a_broken_document_without_a_story_is_refused_with_its_place(void **state)
{
    (void)state;
    struct feed_document document;
    struct error error = {0};
    assert_false(reading_try("<?xml version='1.0'?>\n<rss>\n<channel><title>F</title>\n", &document, &error));
    assert_string_equal(error.text, "broken XML at line 4: the document ends in the middle");
}

/* A copy of exactly these bytes, so that a sanitizer sees a step too far. */
static void read_exactly(const char *bytes, size_t length)
{
    char *exact = malloc(length + 1);
    memcpy(exact, bytes, length);
    struct read_request request = {
        .bytes = exact, .length = length, .base_url = "https://example.org/", .now = READING_NOW};
    struct feed_document document;
    struct error error = {0};
    bool read = read_feed(&request, &document, &error);
    assert_int_equal(error.set, !read);
    for (size_t i = 0; i < document.story_count; i++)
        assert_true(utf8_valid(document.stories[i]->headline, strlen(document.stories[i]->headline)));
    feed_document_finish(&document);
    free(exact);
}

static void a_feed_cut_at_any_byte_does_no_harm(void **state)
{
    (void)state;
    static const char *const documents[] = {
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY a 'b'>]><!-- c --><rss "
        "version=\"2.0\">"
        "<channel><item><title>Заг &amp; &laquo;&#x43e;&raquo; &a;</title><enclosure url=\"/a.jpg\" "
        "type='image/jpeg'/><description><![CDATA[<p>Текст]]></description></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/b/'><entry><title type='xhtml'><div><b>x</b>"
        "</div></title><link href='a'/></entry></feed>",
    };
    for (size_t d = 0; d < sizeof documents / sizeof *documents; d++)
        for (size_t length = 1; length <= strlen(documents[d]); length++)
            read_exactly(documents[d], length);
}

static void documents_made_to_be_slow_are_read_in_linear_time(void **state)
{
    (void)state;
    static const struct {
        const char *before, *part;
        size_t count;
        const char *after;
    } samples[] = {
        {"<rss>", "<a>", 1000000, ""},
        {"<rss>", "<a><b>", 300000, "</b>"},
        {"<rss><channel><item><title>t</title><description>", "<p>", 1000000, "x</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "<p></i>", 300000, "x</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "&lt;p>", 500000, "x</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "&nbsp;&foo;", 300000, "</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "&", 1000000, "</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "<", 1000000, "</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "]]>", 1000000, "</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "]", 1000000, "</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "<![CDATA[x]]>", 300000,
         "</description></item>"},
        {"<rss><channel><item><title>t</title><description>", "<!-- x -->", 300000, "</description></item>"},
        {"<rss><channel><item><title>t</title><description><![CDATA[", "word ", 2000000, "]]></description>"},
        {"<rss><channel><item><title>t</title><enclosure url='", "a", 1000000, "'/></item></channel></rss>"},
        {"<rss><channel><item><title>t</title><enclosure ", "a='b' ", 300000, "/></item></channel></rss>"},
        {"<rss><channel><item><title>t</title><enclosure ", "a=\"", 500000, "></item></channel></rss>"},
        {"<rss><channel><item><title>t</title>", "<x a=\"", 500000, ""},
        {"<rss><channel>", "<item><title>t</title>", 200000, ""},
        {"<rss><channel>", "<item xmlns:a='b' xml:base='c/'>", 100000, ""},
        {"<rss><channel><item><title>t</title>", "<media:content url='/a.jpg'>", 200000, ""},
        {"<rss><channel><item><title>t</title>", "<media:group/><dc:creator>x</dc:creator>", 100000, ""},
        {"", "<!-- -->", 300000, "<rss/>"},
        {"<!DOCTYPE rss [", "<!ENTITY a 'b'>", 100000, "]><rss/>"},
        {"<!DOCTYPE rss [", "<!ENTITY", 300000, ""},
        {"", "<?xml ?>", 300000, "<rss/>"},
        {"<feed xml:base='http://a/'>", "<entry xml:base='b/'>", 100000, ""},
        {"<feed><entry><content type='xhtml'>", "<div xml:base='b/'>", 300000, ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct buffer text;
        buffer_init(&text, 64 << 20);
        (void)buffer_append_text(&text, samples[i].before);
        for (size_t k = 0; k < samples[i].count / READING_SHARE; k++)
            (void)buffer_append_text(&text, samples[i].part);
        (void)buffer_append_text(&text, samples[i].after);
        read_exactly(text.bytes, text.length);
        buffer_finish(&text);
    }
}

static void a_story_behind_deep_nesting_is_read(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text, 4 << 20);
    (void)buffer_append_text(&text, "<rss><channel><item><title>a</title><description>");
    for (int i = 0; i < 100000; i++)
        (void)buffer_append_text(&text, "<div><i>");
    (void)buffer_append_text(&text, "end</description></item><item><title>b</title></item></channel></rss>");
    struct feed_document document;
    reading_do(text.bytes, &document);
    assert_int_equal(document.story_count, 2);
    assert_string_equal(reading_field(&document, "blocks"), "p:end");
    assert_string_equal(document.stories[1]->headline, "b");
    feed_document_finish(&document);
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_xml_keeps_its_text),
        cmocka_unit_test(repairs_are_counted_and_the_first_is_placed),
        cmocka_unit_test(what_stands_before_the_document_is_cut_off_and_told),
        cmocka_unit_test(what_may_stand_before_the_root_is_no_problem),
        cmocka_unit_test(entities_of_the_document_do_not_explode),
        cmocka_unit_test(a_document_cut_off_keeps_what_was_whole),
        cmocka_unit_test(a_document_broken_in_the_middle_goes_on_behind_it),
        cmocka_unit_test(a_broken_document_without_a_story_is_refused_with_its_place),
        cmocka_unit_test(a_feed_cut_at_any_byte_does_no_harm),
        cmocka_unit_test(documents_made_to_be_slow_are_read_in_linear_time),
        cmocka_unit_test(a_story_behind_deep_nesting_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
