/* WordPress REST: posts with and without what _embed adds. */
#include "ingest/read/dialects/wordpress_url.h"
#include "reading.h"

#include "base/memory.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static bool read_as(const char *text, enum feed_format format, int width, struct feed_document *document,
                    struct error *error)
{
    struct read_request request = {.bytes = text,
                                   .length = strlen(text),
                                   .base_url = "https://example.org/wp-json/wp/v2/posts",
                                   .format = format,
                                   .now = READING_NOW,
                                   .screen_width = width};
    return read_feed(&request, document, error);
}

/* One post with these members beside title and date. */
static void read_post(const char *members, int width, struct feed_document *document)
{
    struct buffer text;
    struct error error = {0};
    buffer_init(&text, 1 << 20);
    assert_true(buffer_append_format(&text,
                                     "[{\"id\": 7, \"date_gmt\": \"2019-09-12T09:40:00\", "
                                     "\"title\": {\"rendered\": \"A\"}, %s}]",
                                     members));
    if (!read_as(text.bytes, FEED_AUTO, width, document, &error))
        fail_msg("refused: %s", error.text);
    assert_int_equal(document->story_count, 1);
    buffer_finish(&text);
}

static void a_whole_post_is_read(void **state)
{
    (void)state;
    struct feed_document document;
    struct error error = {0};
    static const char text[] =
        "[{\"id\": 4711, \"date\": \"2019-09-12T15:40:00\", \"date_gmt\": \"2019-09-12T09:40:00\","
        "\"modified_gmt\": \"2019-09-12T10:00:00\", \"guid\": {\"rendered\": "
        "\"https://example.org/?p=4711\"},"
        "\"link\": \"https://example.org/news/bridge/\","
        "\"title\": {\"rendered\": \"Bridge &#038; Road &#8220;open&#8221;\"},"
        "\"content\": {\"rendered\": \"<p>First &amp; last.</p><p>More.</p>\", \"protected\": false},"
        "\"excerpt\": {\"rendered\": \"<p>In short&nbsp;[&hellip;]</p>\", \"protected\": false},"
        "\"featured_media\": 12, \"yoast_head_json\": {\"og_site_name\": \"The Site\","
        "  \"schema\": {\"@graph\": [{\"@type\": \"WebPage\", \"inLanguage\": \"ru-RU\"}]}},"
        "\"_embedded\": {\"author\": [{\"id\": 1, \"name\": \"Jane Doe\"}],"
        "  \"wp:term\": [[{\"taxonomy\": \"category\", \"name\": \"Uncategorized\"},"
        "                 {\"taxonomy\": \"category\", \"name\": \"Politics &amp; Law\"}],"
        "                [{\"taxonomy\": \"post_tag\", \"name\": \"bridges\"}]],"
        "  \"wp:featuredmedia\": [{\"source_url\": \"https://example.org/b.jpg\", \"mime_type\": "
        "\"image/jpeg\","
        "    \"caption\": {\"rendered\": \"<p>The bridge&#8217;s end</p>\"}, \"alt_text\": \"A bridge\","
        "    \"media_details\": {\"width\": 1600, \"height\": 1000, \"sizes\": {},"
        "      \"image_meta\": {\"credit\": \"AFP\"}}}]}}]";
    assert_true(read_as(text, FEED_AUTO, 1920, &document, &error));
    const struct story *story = document.stories[0];
    char *blocks = reading_blocks(story);
    assert_int_equal(document.format, FEED_WORDPRESS);
    assert_string_equal(document.title, "The Site");
    assert_string_equal(document.language, "ru-RU");
    assert_string_equal(story->id, "4711");
    assert_string_equal(story->url, "https://example.org/news/bridge/");
    assert_string_equal(story->headline, "Bridge & Road “open”");
    assert_string_equal(story->summary, "In short…");
    assert_string_equal(blocks, "p:First & last.|p:More.");
    assert_string_equal(story->byline, "Jane Doe");
    assert_string_equal(story->section, "Politics & Law");
    assert_string_equal(story->language, "ru-RU");
    assert_int_equal(story->published, 1568281200);
    assert_int_equal(story->updated, 1568282400);
    assert_string_equal(story->photo->url, "https://example.org/b.jpg");
    assert_string_equal(story->photo->caption, "The bridge’s end");
    assert_string_equal(story->photo->credit, "AFP");
    assert_string_equal(story->photo->alt, "A bridge");
    assert_int_equal(story->photo->width, 1600);
    assert_string_equal(story->photo->why, "featured media, full size 1600 px");
    assert_int_equal(document.problem_count, 0);
    free(blocks);
    feed_document_finish(&document);
}

#define SIZES(full, sizes)                                                                                   \
    "\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": \"https://e.org/full.jpg\", "                   \
    "\"media_details\": {" full "\"sizes\": " sizes "}}]}"

static void the_smallest_uncropped_rendition_that_fills_the_screen_is_taken(void **state)
{
    (void)state;
    static const struct {
        const char *members, *url;
        int width; /* of the screen */
    } samples[] = {
        {SIZES("\"width\": 4000, \"height\": 3000,",
               "{\"thumbnail\": {\"width\": 150, \"height\": 150, \"source_url\": \"https://e.org/t.jpg\"},"
               "\"banner\": {\"width\": 2000, \"height\": 800, \"source_url\": \"https://e.org/crop.jpg\"},"
               "\"large\": {\"width\": 1024, \"height\": 768, \"source_url\": \"https://e.org/l.jpg\"},"
               "\"x3\": {\"width\": 2560, \"height\": 1920, \"source_url\": \"https://e.org/x3.jpg\"},"
               "\"x2\": {\"width\": 2048, \"height\": 1536, \"source_url\": \"https://e.org/x2.jpg\"}}"),
         "https://e.org/x2.jpg", 1920},
        /* 2 % off counts as whole, 2.1 % as cropped */
        {SIZES("\"width\": 4000, \"height\": 2000,",
               "{\"a\": {\"width\": 2000, \"height\": 981, \"source_url\": \"https://e.org/whole.jpg\"}}"),
         "https://e.org/whole.jpg", 1920},
        {SIZES("\"width\": 4000, \"height\": 2000,",
               "{\"a\": {\"width\": 2000, \"height\": 979, \"source_url\": \"https://e.org/crop.jpg\"}}"),
         "https://e.org/full.jpg", 1920},
        {SIZES("\"width\": 1200, \"height\": 900,",
               "{\"large\": {\"width\": 1024, \"height\": 768, \"source_url\": \"https://e.org/l.jpg\"}}"),
         "https://e.org/full.jpg", 1920},
        {SIZES("\"width\": 4000, \"height\": 3000,",
               "{\"l\": {\"width\": 1024, \"height\": 768, \"source_url\": \"https://e.org/l.jpg\"}}"),
         "https://e.org/full.jpg", 0},
        {SIZES("\"width\": 1200, \"height\": 900,", "[]"), "https://e.org/full.jpg", 1920},
        {SIZES("", "{\"l\": {\"width\": 2000, \"height\": 20, \"source_url\": \"https://e.org/l.jpg\"}}"),
         "https://e.org/full.jpg", 1920},
        {"\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": \"https://e.org/full.jpg\"}]}",
         "https://e.org/full.jpg", 1920},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        read_post(samples[i].members, samples[i].width, &document);
        assert_non_null(document.stories[0]->photo);
        assert_string_equal(document.stories[0]->photo->url, samples[i].url);
        feed_document_finish(&document);
    }
}

static void without_featured_media_other_fields_and_the_text_are_asked(void **state)
{
    (void)state;
    static const struct {
        const char *members, *url;
    } samples[] = {
        {"\"_embedded\": {\"wp:featuredmedia\": [{\"code\": \"rest_forbidden\", \"message\": \"No.\", "
         "\"data\": {\"status\": 401}}]}, \"jetpack_featured_media_url\": \"https://e.org/j.jpg\"",
         "https://e.org/j.jpg"},
        {"\"jetpack_featured_media_url\": \"\", \"yoast_head_json\": {\"og_image\": [{\"url\": "
         "\"https://e.org/og.jpg\", \"width\": 1200, \"height\": 630}]}",
         "https://e.org/og.jpg"},
        {"\"featured_media\": 0, \"yoast_head_json\": {\"og_image\": [{\"url\": "
         "\"https://e.org/default.jpg\"}]},"
         "\"content\": {\"rendered\": \"<p>x</p><img src='https://e.org/body.jpg'>\"}",
         "https://e.org/body.jpg"},
        {"\"featured_media\": 0, \"yoast_head_json\": {\"og_image\": [{\"url\": "
         "\"https://e.org/default.jpg\"}]}",
         NULL},
        {"\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": \"https://e.org/talk\", \"mime_type\": "
         "\"audio/mpeg\"}]}",
         NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        read_post(samples[i].members, 1920, &document);
        const struct photo *photo = document.stories[0]->photo;
        if (samples[i].url)
            assert_string_equal(photo->url, samples[i].url);
        else
            assert_null(photo);
        feed_document_finish(&document);
    }
}

static void a_media_that_is_refused_is_reported(void **state)
{
    (void)state;
    struct feed_document document;
    read_post("\"_embedded\": {\"wp:featuredmedia\": [{\"code\": \"rest_post_invalid_id\"}], "
              "\"author\": [{\"code\": \"rest_user_invalid_id\"}]}",
              1920, &document);
    assert_true(reading_has_problem(&document, "posts[0].featured_media", "rest_post_invalid_id"));
    assert_null(document.stories[0]->byline);
    feed_document_finish(&document);
}

static void a_protected_post_has_no_text(void **state)
{
    (void)state;
    struct feed_document document;
    read_post("\"content\": {\"rendered\": \"<p>Enter the password</p>\", \"protected\": true},"
              "\"excerpt\": {\"rendered\": \"<p>This is protected.</p>\", \"protected\": true}",
              1920, &document);
    assert_int_equal(document.stories[0]->block_count, 0);
    assert_null(document.stories[0]->summary);
    assert_true(reading_has_problem(&document, "posts[0].content", "password"));
    feed_document_finish(&document);
}

static void without_date_gmt_the_sites_own_time_is_reported(void **state)
{
    (void)state;
    struct feed_document document;
    struct error error = {0};
    assert_true(read_as("[{\"id\": 1, \"date\": \"2019-09-12T09:40:00\", \"date_gmt\": null, "
                        "\"title\": {\"rendered\": \"A\"}}]",
                        FEED_AUTO, 1920, &document, &error));
    assert_int_equal(document.stories[0]->published, 1568281200);
    assert_true(reading_has_problem(&document, "posts[0].date", "taken as UTC"));
    feed_document_finish(&document);
}

static void posts_without_embedded_parts_say_what_to_ask_for(void **state)
{
    (void)state;
    struct feed_document document;
    read_post("\"featured_media\": 12", 1920, &document);
    assert_true(reading_has_problem(&document, "document", "_embed=wp:featuredmedia,author"));
    feed_document_finish(&document);
}

static void a_single_post_and_an_empty_list_are_feeds(void **state)
{
    (void)state;
    struct feed_document document;
    struct error error = {0};
    assert_true(
        read_as("{\"id\": 1, \"date_gmt\": \"2019-09-12T09:40:00\", \"title\": {\"rendered\": \"A\"}}",
                FEED_AUTO, 1920, &document, &error));
    assert_int_equal(document.story_count, 1);
    assert_int_equal(document.format, FEED_WORDPRESS);
    feed_document_finish(&document);
    assert_true(read_as("[]", FEED_WORDPRESS, 1920, &document, &error));
    assert_int_equal(document.story_count, 0);
    feed_document_finish(&document);
}

static void what_is_no_list_of_posts_is_refused_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *part;
        enum feed_format format;
    } samples[] = {
        {"{\"code\":\"rest_no_route\",\"message\":\"No route.\",\"data\":{\"status\":404}}",
         "a WordPress error: rest_no_route: No route.", FEED_AUTO},
        {"{\"code\":\"rest_no_route\",\"message\":\"No route.\",\"data\":{\"status\":404}}",
         "a WordPress error: rest_no_route: No route.", FEED_WORDPRESS},
        {"{\"a\": 1}", "JSON of no known kind", FEED_WORDPRESS},
        {"[1, 2]", "no feed but JSON", FEED_WORDPRESS},
        {"[]", "an empty list", FEED_AUTO},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        struct error error = {0};
        assert_false(read_as(samples[i].text, samples[i].format, 1920, &document, &error));
        if (!strstr(error.text, samples[i].part))
            fail_msg("%s: %s", samples[i].text, error.text);
    }
}

static void odd_members_are_survived(void **state)
{
    (void)state;
    static const char *const samples[] = {
        "\"_embedded\": []",
        "\"_embedded\": {\"wp:featuredmedia\": [], \"author\": [], \"wp:term\": [[], null, [3]]}",
        "\"_embedded\": {\"wp:featuredmedia\": [[]], \"author\": 3, \"wp:term\": {}}",
        "\"_embedded\": {\"wp:featuredmedia\": [{\"media_details\": []}]}",
        "\"_embedded\": {\"wp:featuredmedia\": [{\"source_url\": 3, \"media_details\": {\"sizes\": 3}}]}",
        ("\"yoast_head_json\": {\"og_image\": {}, \"schema\": {\"@graph\": {}}}, \"content\": [], "
         "\"excerpt\": 3"),
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct feed_document document;
        read_post(samples[i], 1920, &document);
        assert_null(document.stories[0]->photo);
        assert_string_equal(document.stories[0]->headline, "A");
        feed_document_finish(&document);
    }
}

static void a_bare_address_of_posts_is_asked_for_embedded_parts(void **state)
{
    (void)state;
#define WISH "_embed=wp:featuredmedia,author"
    static const struct {
        const char *url, *asked;
    } samples[] = {
        {"https://e.org/wp-json/wp/v2/posts", "https://e.org/wp-json/wp/v2/posts?" WISH},
        {"https://e.org/en/wp-json/wp/v2/posts/", "https://e.org/en/wp-json/wp/v2/posts/?" WISH},
        {"https://e.org/wp-json/wp/v2/posts?per_page=20",
         "https://e.org/wp-json/wp/v2/posts?per_page=20&" WISH},
        {"https://e.org/wp-json/wp/v2/posts?#x", "https://e.org/wp-json/wp/v2/posts?" WISH},
        {"https://e.org/?rest_route=/wp/v2/posts", "https://e.org/?rest_route=/wp/v2/posts&" WISH},
        {"https://e.org/?a=b&rest_route=%2Fwp%2fv2%2Fposts&c=d",
         "https://e.org/?a=b&rest_route=%2Fwp%2fv2%2Fposts&c=d&" WISH},
        {"HTTP://E.org/wp-json/wp/v2/posts//?x=1&#y", "http://E.org/wp-json/wp/v2/posts//?x=1&" WISH},
        {"https://me:pass@e.org:8443/wp-json/wp/v2/posts",
         "https://me:pass@e.org:8443/wp-json/wp/v2/posts?" WISH},
        {"https://e.org/?rest_route=/wp/v2/posts/", "https://e.org/?rest_route=/wp/v2/posts/&" WISH},
        {"https://e.org/?rest_route=/wp/v2/posts//", NULL},
        {"https://e.org/?rest_route=wp/v2/posts", NULL},
        {"https://e.org/?xrest_route=/wp/v2/posts", NULL},
        {"file:///srv/wp-json/wp/v2/posts", NULL},
        {"https://e.org/wp-json/wp/v2/posts?a&_embed", NULL},
        {"https://e.org/wp-json/wp/v2/posts?_embed", NULL},
        {"https://e.org/wp-json/wp/v2/posts?_embed=author", NULL},
        {"https://e.org/wp-json/wp/v2/posts?per_page=3&_embed=1", NULL},
        {"https://e.org/wp-json/wp/v2/posts/12", NULL},
        {"https://e.org/wp-json/wp/v2/pages", NULL},
        {"https://e.org/?rest_route=/wp/v2/postsx", NULL},
        {"https://e.org/feed.json?a=/wp-json/wp/v2/posts", NULL},
        {"/srv/wp-json/wp/v2/posts", NULL},
        {"https://e.org", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *asked = wordpress_request_url(samples[i].url);
        assert_string_equal(asked, samples[i].asked ? samples[i].asked : samples[i].url);
        free(asked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_post_is_read),
        cmocka_unit_test(the_smallest_uncropped_rendition_that_fills_the_screen_is_taken),
        cmocka_unit_test(without_featured_media_other_fields_and_the_text_are_asked),
        cmocka_unit_test(a_media_that_is_refused_is_reported),
        cmocka_unit_test(a_protected_post_has_no_text),
        cmocka_unit_test(without_date_gmt_the_sites_own_time_is_reported),
        cmocka_unit_test(posts_without_embedded_parts_say_what_to_ask_for),
        cmocka_unit_test(a_single_post_and_an_empty_list_are_feeds),
        cmocka_unit_test(what_is_no_list_of_posts_is_refused_in_words),
        cmocka_unit_test(odd_members_are_survived),
        cmocka_unit_test(a_bare_address_of_posts_is_asked_for_embedded_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
