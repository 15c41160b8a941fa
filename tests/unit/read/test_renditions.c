/* The photo of a WordPress post: which of its renditions, and what stands in when there is none. */
#include "reading.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

/* Reads a post with these members for a screen that is so wide. */
static void read_post(const char *members, int screen, struct feed_document *document)
{
    struct buffer text;
    buffer_init(&text, 1 << 20);
    (void)buffer_append_format(
        &text,
        "[{\"id\": 7, \"date_gmt\": \"2019-09-12T09:40:00\","
        " \"title\": {\"rendered\": \"t\"}, \"content\": {\"rendered\": \"<p>x</p>\"}, %s}]",
        members);
    struct read_request request = {.bytes = text.bytes,
                                   .length = text.length,
                                   .base_url = "https://e.org/wp-json/wp/v2/posts",
                                   .now = READING_NOW,
                                   .screen_width = screen};
    assert_true(read_feed(&request, document, NULL));
    buffer_finish(&text);
}

static void assert_post(const char *members, int screen, const char *photo, const char *why)
{
    struct feed_document document;
    read_post(members, screen, &document);
    assert_string_equal(reading_field(&document, "photo"), photo);
    if (why)
        assert_string_equal(reading_field(&document, "why"), why);
    feed_document_finish(&document);
}

/* Featured media of 2000 x 1000 pixels with one rendition. */
static void assert_rendition(int width, int height, int screen, bool taken)
{
    char members[600], why[100];
    (void)snprintf(members, sizeof members,
                   "\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": \"https://e.org/full.jpg\","
                   " \"media_details\": {\"width\": 2000, \"height\": 1000, \"sizes\": {\"large\":"
                   " {\"width\": %d, \"height\": %d, \"source_url\": \"https://e.org/large.jpg\"}}}}]}",
                   width, height);
    (void)snprintf(why, sizeof why, "featured media, rendition large %d px", width);
    assert_post(members, screen, taken ? "https://e.org/large.jpg" : "https://e.org/full.jpg",
                taken ? why : "featured media, full size 2000 px");
}

static void a_rendition_fills_the_screen_and_is_smaller_than_the_whole(void **state)
{
    (void)state;
    assert_rendition(1000, 500, 1000, true);
    assert_rendition(1000, 500, 1001, false);
    assert_rendition(2000, 1000, 1000, false);
    assert_rendition(1998, 999, 1000, true);
    assert_rendition(1000, 500, 0, false); /* nobody knows how wide the screen is */
    assert_rendition(0, 500, 1000, false);
    assert_rendition(1000, 0, 1000, false);
}

static void a_rendition_may_differ_in_shape_by_two_in_a_hundred(void **state)
{
    (void)state;
    assert_rendition(1020, 500, 1000, true);
    assert_rendition(1021, 500, 1000, false);
    assert_rendition(1960, 1000, 1000, true);
    assert_rendition(1959, 1000, 1000, false);
}

static void of_several_the_smallest_that_suits_is_taken(void **state)
{
    (void)state;
    static const char members[] =
        "\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": \"https://e.org/full.jpg\", "
        "\"media_details\":"
        " {\"width\": \"4000\", \"height\": \"2000\", \"sizes\": {"
        "\"b\": {\"width\": \"3000\", \"height\": \"1500\", \"source_url\": \"https://e.org/b.jpg\"},"
        "\"a\": {\"width\": 2000, \"height\": 1000, \"source_url\": \"https://e.org/a.jpg\"},"
        "\"d\": {\"width\": 1920, \"height\": 1920, \"source_url\": \"https://e.org/d.jpg\"},"
        "\"e\": {\"width\": 1920, \"height\": 960, \"source_url\": \"\"},"
        "\"c\": {\"width\": 2500, \"height\": 1250, \"source_url\": \"https://e.org/c.jpg\"}}}}]}";
    assert_post(members, 1920, "https://e.org/a.jpg", NULL);
    assert_post(members, 2001, "https://e.org/c.jpg", NULL);
    assert_post(members, 2600, "https://e.org/b.jpg", NULL);
    assert_post(members, 3001, "https://e.org/full.jpg", NULL);
}

static void without_the_whole_the_widest_is_taken(void **state)
{
    (void)state;
    assert_post("\"_embedded\": {\"wp:featuredmedia\": {\"media_details\": {\"sizes\": {"
                "\"a\": {\"width\": 300, \"height\": 200, \"source_url\": \"https://e.org/a.jpg\"},"
                "\"b\": {\"width\": 900, \"height\": 600, \"source_url\": \"https://e.org/b.jpg\"},"
                "\"c\": {\"width\": 600, \"height\": 400, \"source_url\": \"https://e.org/c.jpg\"}}}}}",
                400, "https://e.org/b.jpg", "featured media, rendition b 900 px");
    assert_post("\"_embedded\": {\"wp:featuredmedia\": [{\"media_details\": {\"sizes\": {"
                "\"full\": {\"width\": 1200, \"height\": 800, \"source_url\": \"https://e.org/f.jpg\"},"
                "\"b\": {\"width\": 900, \"height\": 600, \"source_url\": \"https://e.org/b.jpg\"}}}}]}",
                400, "https://e.org/b.jpg", NULL);
    assert_post("\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": \"https://e.org/f.jpg\"}]}", 400,
                "https://e.org/f.jpg", "featured media, full size");
}

static void what_is_no_picture_is_told_and_others_are_asked(void **state)
{
    (void)state;
    struct feed_document document;
    read_post("\"_embedded\": {\"wp:featuredmedia\": [{\"code\": \"rest_forbidden\"}]},"
              "\"jetpack_featured_media_url\": \"https://e.org/j.jpg\"",
              1920, &document);
    assert_true(reading_has_problem(&document, "posts[0].featured_media", "can't be had: rest_forbidden"));
    assert_string_equal(reading_field(&document, "photo"), "https://e.org/j.jpg");
    feed_document_finish(&document);
    read_post("\"_embedded\": {\"wp:featuredmedia\": [{}]}", 1920, &document);
    assert_true(reading_has_problem(&document, "posts[0].featured_media", "can't be had: it has no address"));
    feed_document_finish(&document);
    read_post(
        "\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": \"https://e.org/a.jpg\", \"mime_type\":"
        " \"video/mp4\"}]}, \"yoast_head_json\": {\"og_image\": [{\"url\": \"https://e.org/og.jpg\","
        " \"width\": 800, \"height\": \"600\"}]}",
        1920, &document);
    assert_true(reading_has_problem(&document, "posts[0].featured_media", "no picture and was passed over"));
    assert_string_equal(reading_field(&document, "photo"), "https://e.org/og.jpg");
    assert_string_equal(reading_field(&document, "why"), "og_image of yoast_head_json");
    assert_int_equal(document.stories[0]->photo->width, 800);
    assert_int_equal(document.stories[0]->photo->height, 600);
    feed_document_finish(&document);
}

#define OG "\"yoast_head_json\": {\"og_image\": {\"url\": \"https://e.org/og.jpg\"}}"

static void the_picture_of_a_site_is_none_of_a_post_without_one(void **state)
{
    (void)state;
    assert_post("\"featured_media\": 0, " OG, 1920, "", NULL);
    assert_post("\"featured_media\": 5, " OG, 1920, "https://e.org/og.jpg", NULL);
    assert_post(OG, 1920, "https://e.org/og.jpg", NULL);
    assert_post("\"featured_media\": \"0\", " OG, 1920, "https://e.org/og.jpg", NULL);
}

static void sections_are_real_categories_first(void **state)
{
    (void)state;
    static const struct {
        const char *members, *section;
    } samples[] = {
        {"\"_embedded\": {\"wp:term\": [[{\"taxonomy\": \"category\", \"name\": \"Uncategorized\"},"
         "{\"taxonomy\": \"category\", \"name\": \"News\"}]]}",
         "News"},
        {"\"_embedded\": {\"wp:term\": [[{\"taxonomy\": \"post_tag\", \"name\": \"tag\"}],"
         "[{\"taxonomy\": \"category\", \"name\": \"News\"}]]}",
         "News"},
        {"\"_embedded\": {\"wp:term\": [[{\"taxonomy\": \"category\", \"name\": \"Без рубрики\"}],"
         "[{\"taxonomy\": \"post_tag\", \"name\": \"tag\"}]]}",
         "tag"},
        {"\"_embedded\": {\"wp:term\": [[{\"taxonomy\": \"post_tag\", \"name\": \"tag\"}]]},"
         "\"yoast_head_json\": {\"schema\": {\"@graph\": [{}, {\"articleSection\": [\"World\"]}]}}",
         "World"},
        {"\"yoast_head_json\": {\"schema\": {\"@graph\": [{\"articleSection\": \"World\"}]}}", "World"},
        {"\"_embedded\": {\"wp:term\": [[{\"taxonomy\": \"post_tag\", \"name\": \"tag\"}]]},"
         "\"yoast_head_json\": {\"schema\": {\"@graph\": [{\"articleSection\": \"Allgemein\"}]}}",
         "tag"},
        {"\"x\": 1", ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        read_post(samples[i].members, 1920, &document);
        assert_string_equal(reading_field(&document, "section"), samples[i].section);
        feed_document_finish(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rendition_fills_the_screen_and_is_smaller_than_the_whole),
        cmocka_unit_test(a_rendition_may_differ_in_shape_by_two_in_a_hundred),
        cmocka_unit_test(of_several_the_smallest_that_suits_is_taken),
        cmocka_unit_test(without_the_whole_the_widest_is_taken),
        cmocka_unit_test(what_is_no_picture_is_told_and_others_are_asked),
        cmocka_unit_test(the_picture_of_a_site_is_none_of_a_post_without_one),
        cmocka_unit_test(sections_are_real_categories_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
