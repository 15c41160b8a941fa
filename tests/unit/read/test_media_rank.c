/* Which of several pictures beside the text of an XML feed is the best: thresholds, ties and limits. */
#include "reading.h"

#include "base/limits.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

#define AT "https://example.org/"

/* The file name of the photo of an RSS item, "" for none; lives until the next call. */
static const char *photo_of(const char *item, char why[200])
{
    static char name[200];
    struct feed_document document;
    struct buffer text;
    buffer_init(&text, 1 << 20);
    (void)buffer_append_format(&text, "<title>t</title>%s", item);
    reading_rss("", text.bytes, &document);
    const char *url = reading_field(&document, "photo");
    (void)snprintf(name, sizeof name, "%s", url[0] ? url + sizeof AT - 1 : "");
    (void)snprintf(why, 200, "%s", reading_field(&document, "why"));
    buffer_finish(&text);
    feed_document_finish(&document);
    return name;
}

static void assert_photo(const char *item, const char *wanted)
{
    char why[200];
    const char *name = photo_of(item, why);
    if (strcmp(name, wanted) != 0)
        fail_msg("%s, not %s, of %s", name, wanted, item);
}

static void assert_why(const char *item, const char *wanted)
{
    char why[200];
    (void)photo_of(item, why);
    assert_string_equal(why, wanted);
}

#define CONTENT(name, more)   "<media:content url='/" name ".jpg' " more "/>"
#define THUMBNAIL(name, more) "<media:thumbnail url='/" name ".jpg' " more "/>"
#define TEXT                  "<description>&lt;img src='/text.jpg'&gt; text</description>"

static void from_640_pixels_on_a_picture_is_wide(void **state)
{
    (void)state;
    assert_photo(CONTENT("a", "width='640'") CONTENT("b", ""), "a.jpg");
    assert_photo(CONTENT("a", "width='639'") CONTENT("b", ""), "b.jpg");
    assert_photo(CONTENT("a", "width='640'") TEXT, "a.jpg");
    assert_photo(CONTENT("a", "width='639'") TEXT, "text.jpg");
    assert_photo(CONTENT("a", "") TEXT, "a.jpg");
    assert_photo(CONTENT("a", "width='700' height='99'"), "");
    assert_photo(CONTENT("a", "width='99'"), "");
    assert_photo(CONTENT("a", "width='100'"), "a.jpg");
}

static void a_thumbnail_comes_behind_a_picture_and_before_a_small_one(void **state)
{
    (void)state;
    assert_photo(THUMBNAIL("t", "") CONTENT("a", ""), "a.jpg");
    assert_photo(THUMBNAIL("t", "") TEXT, "t.jpg"); /* nothing says that it is small */
    assert_photo(THUMBNAIL("t", "width='640'") CONTENT("a", ""), "t.jpg");
    assert_photo(THUMBNAIL("t", "") THUMBNAIL("u", "width='300'"), "t.jpg");
    assert_photo(THUMBNAIL("t", "") CONTENT("a", "width='300'"), "a.jpg"); /* of a small picture: smaller */
    assert_photo("<itunes:image href='/c.jpg'/>" THUMBNAIL("t", ""), "t.jpg");
    assert_photo("<itunes:image href='/c.jpg'/>" CONTENT("a", ""), "a.jpg");
}

static void what_may_be_no_picture_comes_last(void **state)
{
    (void)state;
    assert_photo("<enclosure url='/a'/>" THUMBNAIL("t", "width='300'"), "t.jpg");
    assert_photo("<media:content url='/a' width='640'/>" THUMBNAIL("t", "width='300'"), "a");
    assert_photo("<media:content url='/a' width='639'/>" THUMBNAIL("t", "width='300'"), "t.jpg");
    assert_photo("<media:content url='/a' width='700'/>" CONTENT("b", ""), "b.jpg");
    assert_photo("<enclosure url='/a'/>" TEXT, "text.jpg");
    assert_photo("<enclosure url='/a'/>", "a");
    assert_why("<enclosure url='/a'/>", "enclosure, for want of a better one");
}

static void of_equals_the_default_then_the_kind_then_the_first_is_taken(void **state)
{
    (void)state;
    assert_photo(CONTENT("a", "width='900'") CONTENT("b", "width='901'"), "b.jpg");
    assert_photo(CONTENT("a", "width='900'") CONTENT("b", "width='900' isDefault='TRUE'"), "b.jpg");
    assert_photo(CONTENT("a", "width='900'") CONTENT("b", "width='900' isDefault='false'"), "a.jpg");
    assert_photo(CONTENT("a", "width='901'") CONTENT("b", "width='900' isDefault='true'"), "a.jpg");
    assert_photo("<enclosure url='/e.jpg'/>" CONTENT("b", ""), "b.jpg");
    assert_photo("<image>/i.jpg</image><enclosure url='/e.jpg'/>", "e.jpg");
    assert_photo(CONTENT("a", "") CONTENT("b", "") CONTENT("c", ""), "a.jpg");
}

static void why_it_was_taken_is_said(void **state)
{
    (void)state;
    assert_why(CONTENT("a", ""), "media:content");
    assert_why(CONTENT("a", "width='800'"), "media:content (800 px)");
    assert_why(CONTENT("a", "width='800'") CONTENT("b", ""), "media:content, the widest of 2 (800 px)");
    assert_why(CONTENT("a", "width='639'"), "media:content (639 px), for want of a better one");
    assert_why(THUMBNAIL("t", ""), "media:thumbnail");
    assert_why("<image>/i.jpg</image>", "image");
}

static void the_type_says_what_is_a_picture(void **state)
{
    (void)state;
    static const char *const types[] = {"image/jpeg", "IMAGE/PNG", "image", "jpg", "JPEG",
                                        "png",        "webp",      "gif",   "img", "photo"};
    static const char *const none[] = {"video/mp4",         "audio/mpeg",      "text/html",
                                       "application/x-zip", "application/pdf", "image/svg+xml"};
    char item[200];
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        (void)snprintf(item, sizeof item, "<enclosure url='/a' type='%s'/>", types[i]);
        assert_photo(item, "a");
        (void)snprintf(item, sizeof item, "<enclosure url='/a' type='%s'/>" THUMBNAIL("t", ""), types[i]);
        assert_photo(item, "a");
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        (void)snprintf(item, sizeof item, "<enclosure url='/a.jpg' type='%s'/>", none[i]);
        assert_photo(item, "");
    }
    assert_photo("<enclosure url='/a' type='application/octet-stream'/>", "");
    assert_photo("<enclosure url='/a.jpg' type='application/octet-stream'/>", "a.jpg");
    assert_photo("<media:content url='/a' medium='image'/>" THUMBNAIL("t", ""), "a");
    assert_photo("<media:content url='/a.jpg' medium='document'/>", "");
    assert_photo("<media:content url='/a.jpg' medium=''/>", "a.jpg");
    assert_photo("<media:content url='/a.jpg' type='' medium='image'/>", "a.jpg");
}

static void a_picture_is_known_by_the_end_of_its_name(void **state)
{
    (void)state;
    static const char *const endings[] = {"jpg", "jpeg", "jpe", "jfif", "png", "webp", "avif", "bmp", "JPG"};
    char item[200], name[20];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        (void)snprintf(item, sizeof item, "<enclosure url='/a.%s'/>" THUMBNAIL("t", "width='300'"),
                       endings[i]);
        (void)snprintf(name, sizeof name, "a.%s", endings[i]);
        assert_photo(item, name);
    }
    assert_photo("<enclosure url='/a.jpg?b=c.txt'/>" THUMBNAIL("t", "width='300'"), "a.jpg?b=c.txt");
    assert_photo("<enclosure url='/jpg'/>" THUMBNAIL("t", "width='300'"), "t.jpg");
    assert_photo("<enclosure url='/a.jpg/b'/>" THUMBNAIL("t", "width='300'"), "t.jpg");
    assert_photo("<enclosure url='/a.'/>" THUMBNAIL("t", "width='300'"), "t.jpg");
    assert_photo("<enclosure url='/a.jpgjpgjpg'/>" THUMBNAIL("t", "width='300'"), "t.jpg");
}

static void sizes_are_numbers_in_pixels(void **state)
{
    (void)state;
    char item[200];
    assert_photo(CONTENT("a", "width='700px'") CONTENT("b", ""), "a.jpg");
    assert_photo(CONTENT("a", "width='700%'") CONTENT("b", "isDefault='true'"), "b.jpg");
    assert_photo(CONTENT("a", "width='-700'") CONTENT("b", "isDefault='true'"), "b.jpg");
    (void)snprintf(item, sizeof item, "<media:content url='/a.jpg' width='%d'/>" CONTENT("b", "width='700'"),
                   LIMIT_PHOTO_SIDE);
    assert_photo(item, "a.jpg");
    (void)snprintf(item, sizeof item, "<media:content url='/a.jpg' width='%d'/>" CONTENT("b", "width='700'"),
                   LIMIT_PHOTO_SIDE + 1);
    assert_photo(item, "b.jpg");
}

static void a_story_has_a_maximum_of_pictures(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct buffer item;
        buffer_init(&item, 1 << 20);
        for (int i = 0; i < LIMIT_XML_MEDIA - 1 + more; i++)
            (void)buffer_append_format(&item, "<media:content url='/%d.jpg'/>", i);
        (void)buffer_append_text(&item, CONTENT("last", "width='900'"));
        assert_photo(item.bytes, more ? "0.jpg" : "last.jpg");
        buffer_finish(&item);
    }
}

static void holders_beyond_the_maximum_share_the_last(void **state)
{
    (void)state;
    struct buffer item;
    struct feed_document document;
    buffer_init(&item, 1 << 20);
    for (int i = 0; i < 200; i++)
        (void)buffer_append_format(&item, "<media:group><media:title>%d</media:title></media:group>", i);
    (void)buffer_append_text(&item,
                             "<media:group><media:title>Own</media:title>" CONTENT("a", "") "</media:group>");
    reading_rss("<media:credit>Channel</media:credit>", item.bytes, &document);
    assert_string_equal(reading_field(&document, "photo"), AT "a.jpg");
    assert_string_equal(reading_field(&document, "credit"), "Channel");
    feed_document_finish(&document);
    buffer_finish(&item);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_640_pixels_on_a_picture_is_wide),
        cmocka_unit_test(a_thumbnail_comes_behind_a_picture_and_before_a_small_one),
        cmocka_unit_test(what_may_be_no_picture_comes_last),
        cmocka_unit_test(of_equals_the_default_then_the_kind_then_the_first_is_taken),
        cmocka_unit_test(why_it_was_taken_is_said),
        cmocka_unit_test(the_type_says_what_is_a_picture),
        cmocka_unit_test(a_picture_is_known_by_the_end_of_its_name),
        cmocka_unit_test(sizes_are_numbers_in_pixels),
        cmocka_unit_test(a_story_has_a_maximum_of_pictures),
        cmocka_unit_test(holders_beyond_the_maximum_share_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
