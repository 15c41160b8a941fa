/* `foyer probe` of good feeds and of what is none. */
#include "desk.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define FEED                                                                                                 \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"language\": \"ru\","         \
    " \"home_page_url\": \"https://example.org/\", \"items\": ["                                             \
    "{\"id\": \"1\", \"title\": \"One\", \"content_html\": \"<p>First.</p><p>Second.</p>\","                 \
    " \"url\": \"https://example.org/1\", \"date_published\": \"2026-09-12T14:00:00+05:00\","                \
    " \"image\": \"photo.jpg\", \"authors\": [{\"name\": \"A. Writer\"}]},"                                  \
    "{\"id\": \"2\", \"title\": \"Two\", \"content_text\": \"Bare.\", \"date_published\": \"lately\"}]}"

static const char *const feed_fields[] = {"title", "home_url", "language", "format", "encoding"};
static const char *const story_fields[] = {"id",      "url",      "headline",  "section",   "byline",
                                           "source",  "language", "direction", "published", "updated",
                                           "summary", "blocks",   "photo"};
static const char *const photo_fields[] = {"url", "caption", "credit", "alt", "width", "height"};

/* Exactly these fields, whatever they hold. */
static void assert_fields(const json_t *object, const char *const *fields, size_t count)
{
    assert_true(json_is_object(object));
    for (size_t i = 0; i < count; i++)
        if (!json_object_get(object, fields[i]))
            fail_msg("the field \"%s\" is missing", fields[i]);
    assert_int_equal(json_object_size(object), count);
}

#define ASSERT_FIELDS(object, fields) assert_fields(object, fields, sizeof(fields) / sizeof *(fields))

static const char *text_of(const json_t *object, const char *field)
{
    const char *text = json_string_value(json_object_get(object, field));
    return text ? text : "(null)";
}

static void the_table_tells_stories_dates_photos_and_problems(void **state)
{
    struct desk *desk = *state;
    desk_put("feed.json", FEED);
    assert_int_equal(desk_run(desk, "probe", "feed.json", NULL), 0);
    assert_string_equal(desk->errors.bytes, "");
    const char *const parts[] = {"News\n", "jsonfeed, UTF-8, ru, 2 stories\n", "2026-09-12 09:00", "One",
                                 "Two",    "items[1].date_published: "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        desk_assert_says(&desk->output, parts[i]);
}

static void the_json_has_every_field_and_null_for_what_is_unknown(void **state)
{
    struct desk *desk = *state;
    desk_put("feed.json", FEED);
    assert_int_equal(
        desk_run(desk, "probe", "--json", "--base-url", "https://example.org/a/", "feed.json", NULL), 0);
    assert_string_equal(desk->errors.bytes, "");
    json_t *whole = json_loads(desk->output.bytes, 0, NULL);
    assert_int_equal(json_object_size(whole), 3);
    const json_t *feed = json_object_get(whole, "feed"), *stories = json_object_get(whole, "stories");
    ASSERT_FIELDS(feed, feed_fields);
    assert_string_equal(text_of(feed, "title"), "News");
    assert_string_equal(text_of(feed, "format"), "jsonfeed");
    assert_string_equal(text_of(feed, "home_url"), "https://example.org/");
    assert_int_equal(json_array_size(stories), 2);
    const json_t *one = json_array_get(stories, 0), *two = json_array_get(stories, 1);
    ASSERT_FIELDS(one, story_fields);
    assert_string_equal(text_of(one, "published"), "2026-09-12T09:00:00Z");
    assert_string_equal(text_of(one, "byline"), "A. Writer");
    assert_string_equal(text_of(one, "direction"), "ltr");
    const json_t *blocks = json_object_get(one, "blocks");
    assert_int_equal(json_array_size(blocks), 2);
    assert_string_equal(text_of(json_array_get(blocks, 1), "kind"), "paragraph");
    assert_string_equal(text_of(json_array_get(blocks, 1), "text"), "Second.");
    ASSERT_FIELDS(json_object_get(one, "photo"), photo_fields);
    assert_string_equal(text_of(json_object_get(one, "photo"), "url"), "https://example.org/a/photo.jpg");
    ASSERT_FIELDS(two, story_fields);
    const char *const unknown[] = {"url", "section", "byline", "published", "updated", "photo"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_true(json_is_null(json_object_get(two, unknown[i])));
    const json_t *problem = json_array_get(json_object_get(whole, "problems"), 0);
    assert_string_equal(text_of(problem, "where"), "items[1].date_published");
    assert_int_equal(json_object_size(problem), 2);
    json_decref(whole);
}

static void what_is_no_feed_is_told_in_one_line(void **state)
{
    struct desk *desk = *state;
    desk_put("page.html", "<!DOCTYPE html><html><head><title>Sign in</title></head><body>x</body></html>");
    desk_put("empty.json", "");
    desk_put("broken.json", "{\"version\": \"https://jsonfeed.org/version/1\",\n\"items\": [\n");
    desk_assert_refused(desk, desk_run(desk, "probe", "page.html", NULL), 1,
                        "foyer probe: page.html: no feed but an HTML page titled “Sign in”");
    desk_assert_refused(desk, desk_run(desk, "probe", "empty.json", NULL), 1,
                        "foyer probe: empty.json: no feed but an empty answer");
    desk_assert_refused(desk, desk_run(desk, "probe", "none.json", NULL), 1,
                        "foyer probe: none.json: No such file or directory");
    assert_int_equal(desk_run(desk, "probe", "--json", "broken.json", NULL), 1);
    desk_assert_says(&desk->errors, "foyer probe: broken.json: invalid JSON at line 3, column ");
    assert_ptr_equal(strchr(desk->errors.bytes, '\n'), desk->errors.bytes + desk->errors.length - 1);
    assert_string_equal(desk->output.bytes, "");
}

static void what_cannot_be_reached_is_told_in_one_line(void **state)
{
    struct desk *desk = *state;
    desk_assert_refused(desk, desk_run(desk, "probe", "ftp://127.0.0.1/feed", NULL), 1,
                        "foyer probe: \"ftp\" addresses cannot be fetched; http, https and file can");
}

#define ARTICLES "{\"list\": [{\"name\": \"One\", \"text\": \"Words.\", \"at\": \"2026-09-12T09:00:00Z\"}]}"
#define MAPPING                                                                                              \
    "feed \"Ministry\" { url = \"articles.json\" format = mapped language = kk\n"                            \
    " map { stories = \"/list\" headline = \"/name\" body = \"/text\" published = \"/at\" } }\n"

static void a_configured_feed_is_read_by_its_map(void **state)
{
    struct desk *desk = *state;
    desk_put("articles.json", ARTICLES);
    desk_put("foyer.conf", MAPPING);
    const char *const names[] = {"Ministry", "articles.json"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", names[i], NULL), 0);
        desk_assert_says(&desk->output, "mapped, UTF-8, no language, 1 story");
        desk_assert_says(&desk->output, "2026-09-12 09:00  One ");
        desk_assert_says(&desk->output, "missing  link, photo\n");
    }
    desk_assert_refused(
        desk, desk_run(desk, "probe", "-c", "foyer.conf", "Ministery", NULL), 1,
        "foyer probe: no feed of foyer.conf and no file: Ministery: No such file or directory");
    desk_assert_refused(desk, desk_run(desk, "probe", "--format", "mapped", "articles.json", NULL), 1,
                        "foyer probe: articles.json: format mapped needs the map section of a feed in the "
                        "configuration, which says where the stories stand");
}

static void a_bad_configuration_is_no_way_to_probe(void **state)
{
    struct desk *desk = *state;
    desk_put("foyer.conf", "feed \"A\" { url = \"/a.json\" colour = 3 }\n");
    assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", "A", NULL), 2);
    desk_assert_says(&desk->errors, "foyer.conf:1: ");
}

static void probing_leaves_no_store_behind(void **state)
{
    struct desk *desk = *state;
    desk_put("feed.json", FEED);
    assert_int_equal(desk_run(desk, "probe", "feed.json", NULL), 0);
    assert_true(desk_folder_is_empty("home"));
    assert_true(desk_folder_is_empty("tmp"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(the_table_tells_stories_dates_photos_and_problems),
        ON_DESK(the_json_has_every_field_and_null_for_what_is_unknown),
        ON_DESK(what_is_no_feed_is_told_in_one_line),
        ON_DESK(what_cannot_be_reached_is_told_in_one_line),
        ON_DESK(a_configured_feed_is_read_by_its_map),
        ON_DESK(a_bad_configuration_is_no_way_to_probe),
        ON_DESK(probing_leaves_no_store_behind),
    };
    return cmocka_run_group_tests_name("feeds", tests, NULL, NULL);
}
