/* Pictures beside the text of an XML feed: which one, why, and whose caption. */
#include "reading.h"

#include "support/cmocka.h"

#include <string.h>

struct sample {
    const char *item, *field, *value;
};

static void check(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct feed_document document;
        struct buffer item;
        buffer_init(&item, 65536);
        (void)buffer_append_format(&item, "<title>Заголовок</title>%s", samples[i].item);
        reading_rss("<media:credit>Channel</media:credit>", item.bytes, &document);
        const char *value = reading_field(&document, samples[i].field);
        if (strcmp(value, samples[i].value) != 0)
            fail_msg("%s: %s is “%s”", samples[i].item, samples[i].field, value);
        buffer_finish(&item);
        feed_document_finish(&document);
    }
}

#define CHECK(samples) check(samples, sizeof(samples) / sizeof *(samples))
#define AT             "https://example.org/"

static void the_widest_picture_is_taken(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<media:content url='/s.jpg' width='140'/><media:content url='/b.jpg' width='700'/>"
         "<media:content url='/m.jpg' width='460'/>",
         "photo", AT "b.jpg"},
        {"<media:content url='/s.jpg' width='140'/><media:content url='/b.jpg' width='700'/>"
         "<media:content url='/m.jpg' width='460'/>",
         "why", "media:content, the widest of 3 (700 px)"},
        {"<media:group><media:content url='/s.jpg' width='300' isDefault='true'/>"
         "<media:content url='/b.jpg' width='1200'/></media:group>",
         "photo", AT "b.jpg"},
        {"<media:content url='/a.jpg'/><media:content url='/b.jpg' isDefault='true'/>", "photo", AT "b.jpg"},
        {"<media:content url='/a.jpg'/><media:content url='/b.jpg'/>", "photo", AT "a.jpg"},
        {"<enclosure url='/e.jpg' type='image/jpeg' length='0'/><media:thumbnail url='/t.jpg'/>", "photo",
         AT "e.jpg"},
        {"<media:thumbnail url='/t.jpg'/><enclosure url='/e.jpg' type='image/jpeg'/>", "why",
         "enclosure, the first of 2"},
        {"<enclosure url='/e.jpg' type='image/jpeg'/><media:content url='/m.jpg' width='800'/>", "photo",
         AT "m.jpg"},
        {"<media:content url='/m.jpg' width='300'/><enclosure url='/e.jpg' type='image/jpeg'/>", "photo",
         AT "e.jpg"},
        {"<media:content url='/m.jpg' width='460'><media:thumbnail url='/t.jpg'/></media:content>", "photo",
         AT "m.jpg"},
        {"<media:thumbnail url='/t.jpg' width='900'/><media:content url='/m.jpg' width='300'/>", "photo",
         AT "t.jpg"},
        {"<itunes:image href='/c.jpg'/>", "photo", AT "c.jpg"},
        {"<itunes:image href='/c.jpg'/>", "why", "itunes:image"},
        {"<image><url>/i.jpg</url><title>x</title></image>", "photo", AT "i.jpg"},
        {"<image>/i.jpg</image>", "photo", AT "i.jpg"},
        {"<image url='/i.jpg'/>", "photo", AT "i.jpg"},
        {"<media:content url='/m.jpg?a=1&amp;b=2' medium='image'/>", "photo", AT "m.jpg?a=1&b=2"},
        {"<media:content xmlns:media='http://search.yahoo.com/mrss' url='/m.jpg'/>", "photo", AT "m.jpg"},
    };
    CHECK(samples);
}

static void a_small_picture_yields_to_one_in_the_text(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<media:thumbnail url='/t.jpg' width='240'/>"
         "<description>&lt;img src='/b.jpg'&gt; text</description>",
         "photo", AT "b.jpg"},
        {"<media:thumbnail url='/t.jpg' width='240'/><description>text</description>", "photo", AT "t.jpg"},
        {"<media:thumbnail url='/t.jpg' width='240'/><description>text</description>", "why",
         "media:thumbnail (240 px), for want of a better one"},
        {"<media:content url='/m.jpg'/><description>&lt;img src='/b.jpg'&gt; text</description>", "photo",
         AT "m.jpg"},
        {"<description>&lt;img src='/d.jpg'&gt; short</description><content:encoded>long</content:encoded>",
         "photo", AT "d.jpg"},
        {"<description>&lt;img src='/b.jpg'&gt; text</description>", "why", "the first photo of the text"},
    };
    CHECK(samples);
}

static void what_is_no_picture_is_passed_over(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<media:content url='/v.mp4' type='video/mp4' width='1920'/><media:content url='/m.jpg'/>", "photo",
         AT "m.jpg"},
        {"<media:content url='/v.mp4' type='video/mp4'><media:thumbnail url='/t.jpg'/></media:content>",
         "photo", AT "t.jpg"},
        {"<media:content url='/v' medium='video'/>", "photo", ""},
        {"<enclosure url='/a.mp3' type='audio/mpeg'/>", "photo", ""},
        {"<enclosure url='/v.mp4'/>", "photo", ""},
        {"<enclosure url='/d.pdf' type='application/pdf'/>", "photo", ""},
        {"<enclosure url='/a.jpg' type='image/jpg'/>", "photo", AT "a.jpg"},
        {"<enclosure url='/a.jpg' type='application/octet-stream'/>", "photo", AT "a.jpg"},
        {"<enclosure url='/a.jpg'/>", "photo", AT "a.jpg"},
        {"<media:content url='/a' type='jpeg'/>", "photo", AT "a"},
        {"<media:content url='/a.svg' type='image/svg+xml'/>", "photo", ""},
        {"<media:content url='https://secure.gravatar.com/avatar/x' medium='image'/>", "photo", ""},
        {"<media:thumbnail url='/p.gif' width='1' height='1'/>", "photo", ""},
        {"<media:content url='/a.jpg' width='100%' height='x'/>", "photo", AT "a.jpg"},
        {"<enclosure url='' type='image/jpeg'/>", "photo", ""},
    };
    CHECK(samples);
}

static void texts_are_inherited_from_the_outside(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"<media:content url='/a.jpg'><media:description>D</media:description><media:title>T</media:title>"
         "</media:content>",
         "caption", "D"},
        {"<media:content url='/a.jpg'><media:description>D</media:description><media:title>T</media:title>"
         "</media:content>",
         "alt", "T"},
        {"<media:content url='/a.jpg'><media:title>T</media:title></media:content>", "caption", "T"},
        {"<media:group><media:title>G</media:title><media:content url='/a.jpg'/></media:group>", "caption",
         "G"},
        {"<media:group><media:title>G</media:title><media:content url='/a.jpg'><media:title>C</media:title>"
         "</media:content></media:group>",
         "caption", "C"},
        {"<media:title>I</media:title><media:content url='/a.jpg'/>", "caption", "I"},
        {"<media:content url='/a.jpg'/><media:title>I</media:title>", "caption", "I"},
        {"<media:content url='/a.jpg'/><media:title>Заголовок</media:title>", "caption", ""},
        {"<media:content url='/a.jpg'><media:title>IMG_1234.jpg</media:title></media:content>", "caption",
         ""},
        {"<media:content url='/a.jpg'/>", "credit", "Channel"},
        {"<media:content url='/a.jpg'><media:credit>Reuters</media:credit></media:content>", "credit",
         "Reuters"},
        {"<media:content url='/a.jpg'><media:credit>A</media:credit></media:content>"
         "<media:content url='/b.jpg' width='900'/>",
         "credit", "Channel"},
        {"<media:content url='/a.jpg'><media:title type='html'>&lt;b&gt;T&lt;/b&gt; &amp;amp; U</media:title>"
         "</media:content>",
         "caption", "T & U"},
        {"<enclosure url='/a.jpg' type='image/jpeg'/><description>&lt;figure&gt;&lt;img src='/a.jpg'&gt;"
         "&lt;figcaption&gt;F&lt;/figcaption&gt;&lt;/figure&gt;&lt;p&gt;x&lt;/p&gt;</description>",
         "caption", "F"},
    };
    CHECK(samples);
}

static void the_copyright_stands_in_for_a_credit(void **state)
{
    (void)state;
    struct feed_document document;
    reading_rss("",
                "<title>t</title><media:content url='/a.jpg'><media:copyright>© AP</media:copyright>"
                "</media:content>",
                &document);
    assert_string_equal(reading_field(&document, "credit"), "© AP");
    feed_document_finish(&document);
}

static void a_credit_in_the_caption_is_one(void **state)
{
    (void)state;
    struct feed_document document;
    reading_rss("",
                "<title>t</title><media:content url='/a.jpg'><media:description>Мост. (AFP)"
                "</media:description></media:content>",
                &document);
    assert_string_equal(reading_field(&document, "caption"), "Мост.");
    assert_string_equal(reading_field(&document, "credit"), "AFP");
    feed_document_finish(&document);
}

static void texts_of_one_story_do_not_reach_the_next(void **state)
{
    (void)state;
    struct feed_document document;
    reading_rss("",
                "<title>a</title><media:content url='/a.jpg'><media:credit>A</media:credit></media:content>"
                "<media:title>C</media:title></item><item><title>b</title><media:content url='/b.jpg'/>",
                &document);
    assert_int_equal(document.story_count, 2);
    assert_string_equal(document.stories[0]->photo->credit, "A");
    assert_string_equal(document.stories[1]->photo->url, AT "b.jpg");
    assert_null(document.stories[1]->photo->credit);
    assert_null(document.stories[1]->photo->caption);
    feed_document_finish(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_widest_picture_is_taken),
        cmocka_unit_test(a_small_picture_yields_to_one_in_the_text),
        cmocka_unit_test(what_is_no_picture_is_passed_over),
        cmocka_unit_test(texts_are_inherited_from_the_outside),
        cmocka_unit_test(the_copyright_stands_in_for_a_credit),
        cmocka_unit_test(a_credit_in_the_caption_is_one),
        cmocka_unit_test(texts_of_one_story_do_not_reach_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
