/* The repair of XML step by step: what it makes of broken tags, sections and references, and what it says. */
#include "ingest/read/xml/repair.h"
#include "ingest/read/xml/root.h"

#include "base/buffer.h"
#include "base/limits.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct repaired {
    struct xml_repair repair;
    struct xml_root root;
    struct buffer out;
};

static struct repaired *repair(const char *text, size_t length)
{
    struct repaired *repaired = calloc(1, sizeof *repaired);
    if (!xml_root_find(text, length, &repaired->root))
        fail_msg("no root in %.100s", text);
    xml_repair_start(&repaired->repair, text, length, &repaired->root);
    buffer_init(&repaired->out, 64 << 20);
    while (xml_repair_next(&repaired->repair, &repaired->out))
        ;
    return repaired;
}

static void repaired_free(struct repaired *repaired)
{
    buffer_finish(&repaired->out);
    free(repaired);
}

/* What an element "x" in a feed becomes; `first` is a part of what is said of the first repair, NULL: nothing
 * was to be repaired. */
static void assert_repaired(const char *inner, const char *wanted, size_t places, const char *first)
{
    char text[2000], whole[2000];
    (void)snprintf(text, sizeof text, "<rss>%s</rss>", inner);
    (void)snprintf(whole, sizeof whole, "<rss>%s</rss>", wanted);
    struct repaired *repaired = repair(text, strlen(text));
    if (strcmp(repaired->out.bytes, whole) != 0)
        fail_msg("%s becomes %s", inner, repaired->out.bytes);
    if (repaired->repair.places != places)
        fail_msg("%zu places in %s", repaired->repair.places, inner);
    if (first)
        assert_non_null(strstr(repaired->repair.first.message, first));
    assert_int_equal(repaired->repair.broken.line, 0);
    repaired_free(repaired);
}

static void tags_are_balanced(void **state)
{
    (void)state;
    assert_repaired("<a>b</a>", "<a>b</a>", 0, NULL);
    assert_repaired("<A>b</a>", "<A>b</A>", 0, NULL);
    assert_repaired("<a/>", "<a/>", 0, NULL);
    assert_repaired("<a />", "<a/>", 0, NULL);
    assert_repaired("<br>x<img>y<hr/>z</br>", "<br/>x<img/>y<hr/>z", 0, NULL);
    assert_repaired("<a><b>c</a>", "<a><b>c</b></a>", 1, "without its end tag");
    assert_repaired("<a>b</c></a>", "<a>b</a>", 1, "without a start tag");
    assert_repaired("<item>a<item>b</item>", "<item>a</item><item>b</item>", 1, "without its end tag");
    assert_repaired("<item><a>b<item>c</item>", "<item><a>b</a></item><item>c</item>", 1,
                    "without its end tag");
    assert_repaired("<entry>a<entry>b</entry>", "<entry>a</entry><entry>b</entry>", 1, NULL);
    assert_repaired("<a><a>b</a></a>", "<a><a>b</a></a>", 0, NULL);
    assert_repaired("<a<b>c</b></a>", "<a><b>c</b></a>", 1, "without its “>”");
    assert_repaired("<a>b</a <c/>", "<a>b</a><c/>", 0, NULL);
    assert_repaired("<a>b</a\n\n>c", "<a>b</a>\n\nc", 0, NULL);
    assert_repaired("1 < 2 <3 </ x>", "1 &lt; 2 &lt;3 &lt;/ x>", 3, "begins no tag");
    assert_repaired("<Новости>", "&lt;Новости>", 1, "begins no tag");
    assert_repaired("<_a.b-c:d1>x</_a.b-c:d1>", "<_a.b-c:d1>x</_a.b-c:d1>", 0, NULL);
}

static void attributes_are_quoted_and_come_once(void **state)
{
    (void)state;
    assert_repaired("<a b='c'/>", "<a b=\"c\"/>", 0, NULL);
    assert_repaired("<a b = \"c\" />", "<a b=\"c\"/>", 0, NULL);
    assert_repaired("<a b=c d>e</a>", "<a b=\"c\" d=\"\">e</a>", 2, "without its quotes");
    assert_repaired("<a b/>", "<a b=\"\"/>", 1, "without a value");
    assert_repaired("<a b='1' b='2' B='3'/>", "<a b=\"1\" B=\"3\"/>", 1, "comes twice");
    assert_repaired("<a b='<\"&c'/>", "<a b=\"&lt;&quot;&amp;c\"/>", 1, "begins no reference");
    assert_repaired("<a b='x\x01y'/>", "<a b=\"xy\"/>", 0, NULL);
    assert_repaired("<a b='c\nd'\n/>", "<a b=\"c\nd\"\n/>", 0, NULL);
    assert_repaired("<a b=c>d</a>", "<a b=\"c\">d</a>", 1, NULL);
    assert_repaired("<a 5='b'/>", "<a b=\"\"/>", 1, "without a value");
    assert_repaired("<a b=\"c>d</a>", "<a b=\"c\">d</a>", 1, "without its quotes");
}

static void attributes_have_limits(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text, 1 << 20);
    (void)buffer_append_text(&text, "<rss");
    for (int i = 0; i < 65; i++)
        (void)buffer_append_format(&text, " a%d='b'", i);
    (void)buffer_append_text(&text, "></rss>");
    struct repaired *repaired = repair(text.bytes, text.length);
    assert_non_null(strstr(repaired->out.bytes, " a63=\"b\">"));
    assert_int_equal(repaired->repair.places, 1);
    repaired_free(repaired);
    buffer_clear(&text);
    (void)buffer_append_format(&text, "<rss a='%0*d' b='%0*d'></rss>", 4 * LIMIT_URL, 0, 4 * LIMIT_URL + 5,
                               0);
    repaired = repair(text.bytes, text.length);
    assert_int_equal(repaired->out.length, sizeof "<rss a=\"\" b=\"\"></rss>" - 1 + 8 * LIMIT_URL);
    repaired_free(repaired);
    buffer_clear(&text);
    (void)buffer_append_format(&text, "<rss><a%099d>b</a%099d><a%0100d>c</a%0100d></rss>", 0, 0, 0, 0);
    repaired = repair(text.bytes, text.length);
    assert_int_equal(repaired->out.length, 5 + 102 + 1 + 103 + 1 + 6);
    repaired_free(repaired);
    buffer_finish(&text);
}

static void what_is_no_text_goes_and_its_line_breaks_stay(void **state)
{
    (void)state;
    assert_repaired("a<!-- x -->b<?x y?>c<!x>d", "abcd", 0, NULL);
    assert_repaired("a<!-- \n\n > -->b", "a\n\nb", 0, NULL);
    assert_repaired("a<![CDATA[<b>&]]>c", "a<![CDATA[<b>&]]>c", 0, NULL);
    assert_repaired("a<![cdata[b]]>c", "a<![CDATA[b]]>c", 0, NULL);
    assert_repaired("a<![CDATA[]]>c", "a<![CDATA[]]>c", 0, NULL);
    assert_repaired("a]]>b]c]]d", "ab]c]]d", 1, "outside of one");
    assert_repaired("a\x01\x08\x0B\x1F\t\r\nb", "a\t\r\nb", 0, NULL);
    assert_repaired("a\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD\xEF\xBE\xBE", "a\xEF\xBF\xBD\xEF\xBE\xBE", 0,
                    NULL);
}

static void references_become_what_they_mean(void **state)
{
    (void)state;
    assert_repaired("&amp;&lt;&gt;&quot;&apos;", "&amp;&lt;&gt;&quot;&apos;", 0, NULL);
    assert_repaired("&#38;&#60;&#x3e;&#65;", "&amp;&lt;&gt;A", 0, NULL);
    assert_repaired("&#1;&#150;", "–", 0, NULL);
    assert_repaired("&nbsp;", "\u00A0", 1, "not declared");
    assert_repaired("& &x; &amp", "&amp; &amp;x; &amp;amp", 3, "begins no reference");
    assert_repaired("&copy=1", "&amp;copy=1", 1, NULL);
}

static void own_entities_count_up_to_a_million_bytes(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text, 8 << 20);
    (void)buffer_append_text(&text,
                             "<!DOCTYPE rss [<!ENTITY a '&#60;b \"c&#38;'><!ENTITY long '"
                             "1234567890123456789012345678901234567890123456789012345678901234'>]><rss>&a;");
    for (int i = 0; i < 20000; i++)
        (void)buffer_append_text(&text, "&long;");
    (void)buffer_append_text(&text, "</rss>");
    struct repaired *repaired = repair(text.bytes, text.length);
    assert_memory_equal(repaired->out.bytes, "<rss>&lt;b &quot;c&amp;1234567890", 33);
    size_t fitting = ((1 << 20) - 14) / 64;
    assert_int_equal(repaired->repair.places, 20000 - fitting);
    repaired_free(repaired);
    buffer_finish(&text);
}

static void assert_broken(const char *text, size_t line, const char *message, const char *end)
{
    struct repaired *repaired = repair(text, strlen(text));
    assert_int_equal(repaired->repair.broken.line, line);
    assert_string_equal(repaired->repair.broken.message, message);
    size_t length = strlen(end);
    if (repaired->out.length < length ||
        strcmp(repaired->out.bytes + repaired->out.length - length, end) != 0)
        fail_msg("%s becomes %s", text, repaired->out.bytes);
    repaired_free(repaired);
}

static void what_breaks_off_is_ended_and_told_with_its_line(void **state)
{
    (void)state;
    assert_broken("<rss>\n<a>b", 2, "the document ends in the middle",
                  "<a>b<?" XML_REPAIR_CUT "?></a></rss>");
    assert_broken("<rss>\n\n<!-- b", 3, "a comment that does not end", "</rss>");
    assert_broken("<rss><?b", 1, "a processing instruction that does not end", "</rss>");
    assert_broken("<rss><!b", 1, "a declaration that does not end", "</rss>");
    assert_broken("<rss><![CDATA[b", 1, "a CDATA section that does not end",
                  "<![CDATA[b]]><?" XML_REPAIR_CUT "?></rss>");
    assert_broken("<rss><a b='c", 1, "the document ends in the middle", "<rss><?" XML_REPAIR_CUT "?></rss>");
}

static void what_follows_the_root_is_not_read(void **state)
{
    (void)state;
    static const char text[] = "<rss><a>b</a></rss><c>& <";
    struct repaired *repaired = repair(text, sizeof text - 1);
    assert_string_equal(repaired->out.bytes, "<rss><a>b</a></rss>");
    assert_int_equal(repaired->repair.places, 0);
    repaired_free(repaired);
}

static void the_first_repair_is_told_with_its_line(void **state)
{
    (void)state;
    static const char text[] = "<rss>\n\na & b\n<c\n></rss>";
    struct repaired *repaired = repair(text, sizeof text - 1);
    assert_int_equal(repaired->repair.places, 2);
    assert_int_equal(repaired->repair.first.line, 3);
    repaired_free(repaired);
}

static void nesting_has_a_maximum(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text, 1 << 20);
    (void)buffer_append_text(&text, "<rss>");
    for (int i = 0; i < LIMIT_XML_DEPTH + 1; i++)
        (void)buffer_append_text(&text, "<a>");
    (void)buffer_append_text(&text, "x</a></a>y</a>");
    for (int i = 0; i < LIMIT_XML_DEPTH - 2; i++)
        (void)buffer_append_text(&text, "</a>");
    (void)buffer_append_text(&text, "z</rss>");
    struct repaired *repaired = repair(text.bytes, text.length);
    assert_int_equal(repaired->repair.places, 2);
    assert_string_equal(repaired->repair.first.message, "elements nested too deep");
    assert_non_null(strstr(repaired->out.bytes, "<a>xy</a></a>"));
    assert_non_null(strstr(repaired->out.bytes, "</a>z</rss>"));
    repaired_free(repaired);
    buffer_finish(&text);
}

/* How many letters й come out of so many in one element, and in how many parts. */
static size_t count_letters(const char *before, size_t letters, const char *behind, size_t *parts)
{
    struct buffer text, part;
    struct xml_root root;
    struct xml_repair repair;
    size_t found = 0;
    buffer_init(&text, 1 << 20);
    buffer_init(&part, 1 << 20);
    (void)buffer_append_format(&text, "<rss>%s", before);
    for (size_t i = 0; i < letters; i++)
        (void)buffer_append_text(&text, "й");
    (void)buffer_append_format(&text, "%s</rss>", behind);
    assert_true(xml_root_find(text.bytes, text.length, &root));
    xml_repair_start(&repair, text.bytes, text.length, &root);
    *parts = 0;
    for (bool more = true; more; (*parts)++) {
        buffer_clear(&part);
        more = xml_repair_next(&repair, &part);
        assert_true(part.length < 64 << 10);
        for (const char *at = part.bytes; (at = strstr(at, "й")); at += 2)
            found++;
    }
    buffer_finish(&text);
    buffer_finish(&part);
    return found;
}

static void long_texts_come_in_parts_that_lose_nothing(void **state)
{
    (void)state;
    size_t parts;
    assert_int_equal(count_letters("", 100000, "", &parts), 100000);
    assert_int_equal(parts, 7);
    assert_int_equal(count_letters("<![CDATA[", 100000, "]]>", &parts), 100000);
    assert_int_equal(parts, 7);
    assert_int_equal(count_letters("<![CDATA[x", 100000, "]]>", &parts), 100000);
    assert_int_equal(count_letters("x", 10, "", &parts), 10);
    assert_int_equal(parts, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_balanced),
        cmocka_unit_test(attributes_are_quoted_and_come_once),
        cmocka_unit_test(attributes_have_limits),
        cmocka_unit_test(what_is_no_text_goes_and_its_line_breaks_stay),
        cmocka_unit_test(references_become_what_they_mean),
        cmocka_unit_test(own_entities_count_up_to_a_million_bytes),
        cmocka_unit_test(what_breaks_off_is_ended_and_told_with_its_line),
        cmocka_unit_test(what_follows_the_root_is_not_read),
        cmocka_unit_test(the_first_repair_is_told_with_its_line),
        cmocka_unit_test(nesting_has_a_maximum),
        cmocka_unit_test(long_texts_come_in_parts_that_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
