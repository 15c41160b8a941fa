/* The language of maps, and three real shapes of article JSON read with it. */
#include "ingest/read/json/mapping.h"

#include "base/memory.h"
#include "reading.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static void a_path_leads_where_it_says(void **state)
{
    (void)state;
    static const char document[] =
        "{\"a\": {\"b/c\": \"slash\", \"m~n\": \"tilde\", \"\": \"empty\"}, \"list\": [\"zero\", \"one\"],"
        " \"n\": 12, \"t\": true, \"nothing\": null, \"blank\": \"\", \"title\": {\"rendered\": "
        "\"<b>x</b>\"},"
        " \"tags\": [null, \"\", \"first\"],"
        " \"media\": [{\"kind\": \"video\", \"url\": \"v\"}, {\"kind\": \"photo\", \"url\": \"p1\", "
        "\"size\": {\"w\": 640}},"
        "   {\"kind\": \"photo\", \"url\": \"p2\", \"size\": {\"w\": 1280}}],"
        " \"assets\": [[{\"file\": \"deep\"}]]}";
    static const struct {
        const char *expression, *text;
    } samples[] = {
        {"/a/b~1c", "slash"},
        {"/a/m~0n", "tilde"},
        {"/a/", "empty"},
        {"/list/1", "one"},
        {"/list[0]", "zero"},
        {"/list/01", NULL},
        {"/list[2]", NULL},
        {"/list/-", NULL},
        {"/n", "12"},
        {"/t", "true"},
        {"/title", "<b>x</b>"},
        {"/tags", "first"},
        {"/a", NULL},
        {"/nothing", NULL},
        {"/blank", NULL},
        {"/missing/deeper", NULL},
        {"/blank | /nothing | /n", "12"},
        {" /missing |  /list/0 ", "zero"},
        {"/media[kind=photo]/url", "p1"},
        {"/media[kind=audio]/url", NULL},
        {"/media[size/w=1280]/url", "p2"},
        {"/media[kind=audio]/url | /media[2]/url", "p2"},
        {"/assets[0][0]/file", "deep"},
        {"/assets/0/0/file", "deep"},
        {"/n[0]", NULL},
        {"/n/0", NULL},
        {"/a[b=c]", NULL},
    };
    struct json_repairs repairs;
    struct error error = {0};
    json_t *json = json_read(document, sizeof document - 1, &repairs, &error);
    assert_non_null(json);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *expression = memory_copy_text(samples[i].expression);
        struct config_map map = {.headline = expression};
        struct mapping *mapping = mapping_create(&map, &error);
        if (!mapping)
            fail_msg("%s: %s", samples[i].expression, error.text);
        char scratch[JSON_SCALAR_SIZE];
        const char *text = mapping_text(mapping, MAPPING_HEADLINE, json, scratch);
        if (!text != !samples[i].text || (text && strcmp(text, samples[i].text) != 0))
            fail_msg("%s leads to %s", samples[i].expression, text ? text : "nothing");
        mapping_destroy(mapping);
        free(expression);
    }
    json_decref(json);
}

static void a_mistake_is_told_with_key_and_step(void **state)
{
    (void)state;
    struct error error = {0};
    assert_null(mapping_create(
        &(struct config_map){.stories = (char[]){"/"}, .headline = (char[]){"/a/b[x=1"}}, &error));
    assert_string_equal(error.text, "map.headline: step 2: “[” without “]”");
    struct mapping *mapping = mapping_create(&(struct config_map){.stories = (char[]){"/"}}, NULL);
    assert_non_null(mapping);
    mapping_destroy(mapping);
}

static void read_mapped(const char *text, const struct config_map *map, struct feed_document *document)
{
    struct read_request request = {.bytes = text,
                                   .length = strlen(text),
                                   .base_url = "https://api.example.org/v1/articles",
                                   .format = FEED_MAPPED,
                                   .map = map,
                                   .language = "en_GB",
                                   .now = READING_NOW,
                                   .screen_width = 1920};
    struct error error = {0};
    if (!read_feed(&request, document, &error))
        fail_msg("refused: %s", error.text);
    assert_int_equal(document->format, FEED_MAPPED);
}

static void the_shape_of_newsapi_is_read(void **state)
{
    (void)state;
    static const char text[] =
        "{\"status\": \"ok\", \"totalResults\": 2, \"articles\": ["
        "{\"source\": {\"id\": null, \"name\": \"Harbour Post\"}, \"author\": \"Ida Brandt\","
        " \"title\": \"Ferry line returns after six years\","
        " \"description\": \"Boats leave twice a day.\", \"url\": \"https://harbour.example/ferry\","
        " \"urlToImage\": \"https://harbour.example/img/ferry.jpg\", \"publishedAt\": "
        "\"2019-12-30T08:15:00Z\","
        " \"content\": \"The first boat left at dawn.\\r\\nTwo hundred people stood on the pier. [+1540 "
        "chars]\"},"
        "{\"source\": {\"id\": \"x\", \"name\": \"Harbour Post\"}, \"author\": null, \"title\": \"Second\","
        " \"description\": null, \"url\": \"https://harbour.example/second\", \"urlToImage\": null,"
        " \"publishedAt\": \"2019-12-30T07:00:00Z\", \"content\": null}]}";
    const struct config_map map = {.stories = (char[]){"/articles"},
                                   .url = (char[]){"/url"},
                                   .headline = (char[]){"/title"},
                                   .byline = (char[]){"/author"},
                                   .source = (char[]){"/source/name"},
                                   .published = (char[]){"/publishedAt"},
                                   .summary = (char[]){"/description"},
                                   .body = (char[]){"/content"},
                                   .photo = (char[]){"/urlToImage"}};
    struct feed_document document;
    read_mapped(text, &map, &document);
    assert_int_equal(document.story_count, 2);
    const struct story *story = document.stories[0];
    assert_string_equal(story->id, "https://harbour.example/ferry");
    assert_string_equal(story->url, "https://harbour.example/ferry");
    assert_string_equal(story->headline, "Ferry line returns after six years");
    assert_string_equal(story->byline, "Ida Brandt");
    assert_string_equal(story->source, "Harbour Post");
    assert_string_equal(story->summary, "Boats leave twice a day.");
    assert_string_equal(story->language, "en-GB");
    assert_int_equal(story->published, 1577693700);
    assert_string_equal(story->photo->url, "https://harbour.example/img/ferry.jpg");
    assert_string_equal(story->blocks[0].text, "The first boat left at dawn.");
    assert_string_equal(story->blocks[1].text, "Two hundred people stood on the pier.");
    assert_null(document.stories[1]->photo);
    assert_null(document.stories[1]->byline);
    assert_int_equal(document.stories[1]->block_count, 0);
    feed_document_finish(&document);
}

static void the_shape_of_the_guardian_is_read(void **state)
{
    (void)state;
    static const char text[] =
        "{\"response\": {\"status\": \"ok\", \"results\": [{\"id\": \"world/2019/dec/30/glacier\","
        " \"sectionName\": \"World\", \"webPublicationDate\": \"2019-12-30T06:00:09Z\", \"webTitle\": "
        "\"Plain title\","
        " \"webUrl\": \"https://paper.example/world/glacier\","
        " \"fields\": {\"headline\": \"Glacier &amp; valley: a <em>slow</em> farewell\", \"byline\": \"Tom "
        "Reed\","
        "   \"trailText\": \"What <strong>disappears</strong> with the ice\","
        "   \"body\": \"<p>The ice is old.</p><p>It is leaving.</p>\","
        "   \"thumbnail\": \"https://media.example/glacier/140.jpg\"},"
        " \"elements\": ["
        "   {\"id\": \"v\", \"relation\": \"body\", \"type\": \"image\", \"assets\": [{\"file\": "
        "\"https://media.example/b/1.jpg\"}]},"
        "   {\"id\": \"m\", \"relation\": \"main\", \"type\": \"image\", \"assets\": ["
        "     {\"type\": \"image\", \"file\": \"https://media.example/glacier/500.jpg\", \"typeData\": "
        "{\"width\": 500,"
        "       \"caption\": \"The glacier in May.\", \"credit\": \"Photograph: Ann Lee/Agency\"}},"
        "     {\"type\": \"image\", \"file\": \"https://media.example/glacier/2000.jpg\", \"typeData\": "
        "{\"width\": 2000,"
        "       \"caption\": \"The glacier in May.\", \"credit\": \"Photograph: Ann Lee/Agency\"}}]}]}]}}";
    const struct config_map map = {
        .stories = (char[]){"/response/results"},
        .id = (char[]){"/id"},
        .url = (char[]){"/webUrl"},
        .headline = (char[]){"/fields/headline | /webTitle"},
        .section = (char[]){"/sectionName"},
        .byline = (char[]){"/fields/byline"},
        .published = (char[]){"/webPublicationDate"},
        .summary = (char[]){"/fields/trailText"},
        .body = (char[]){"/fields/body"},
        .photo = (char[]){"/elements[relation=main]/assets[typeData/width=2000]/file | "
                          "/elements[relation=main]/assets[0]/file | /fields/thumbnail"},
        .caption = (char[]){"/elements[relation=main]/assets[0]/typeData/caption"},
        .credit = (char[]){"/elements[relation=main]/assets[0]/typeData/credit"}};
    struct feed_document document;
    read_mapped(text, &map, &document);
    assert_int_equal(document.story_count, 1);
    const struct story *story = document.stories[0];
    assert_string_equal(story->id, "world/2019/dec/30/glacier");
    assert_string_equal(story->headline, "Glacier & valley: a slow farewell");
    assert_string_equal(story->section, "World");
    assert_string_equal(story->summary, "What disappears with the ice");
    assert_string_equal(story->photo->url, "https://media.example/glacier/2000.jpg");
    assert_string_equal(story->photo->caption, "The glacier in May.");
    assert_string_equal(story->photo->credit, "Ann Lee/Agency");
    char *blocks = reading_blocks(story);
    assert_string_equal(blocks, "p:The ice is old.|p:It is leaving.");
    free(blocks);
    feed_document_finish(&document);
}

static void a_photo_may_be_given_as_the_markup_of_a_figure(void **state)
{
    (void)state;
    static const char text[] =
        "[{\"title\": {\"rendered\": \"Port &#038; sea\"}, \"main\": \"<figure class='element-image'><img"
        " src='/m/port.jpg' alt='Cranes'><figcaption><span class='element-image__caption'>Cranes at "
        "dusk.</span> "
        "<span class='element-image__credit'>Photograph: Jo Park</span></figcaption></figure>\"}]";
    const struct config_map map = {
        .stories = (char[]){"/"}, .headline = (char[]){"/title"}, .photo = (char[]){"/main"}};
    struct feed_document document;
    read_mapped(text, &map, &document);
    const struct story *story = document.stories[0];
    assert_string_equal(story->headline, "Port & sea");
    assert_string_equal(story->photo->url, "https://api.example.org/m/port.jpg");
    assert_string_equal(story->photo->caption, "Cranes at dusk.");
    assert_string_equal(story->photo->credit, "Jo Park");
    assert_string_equal(story->photo->alt, "Cranes");
    assert_int_equal(strlen(story->id), 64); /* neither id nor link: a hash */
    feed_document_finish(&document);
}

static void the_shape_of_the_new_york_times_is_read(void **state)
{
    (void)state;
    static const char text[] =
        "{\"status\": \"OK\", \"results\": [{\"uri\": \"nyt://article/4f\", \"section\": \"arts\","
        " \"title\": \"A Museum Opens Its Cellar\", \"abstract\": \"Five floors down.\","
        " \"url\": \"https://times.example/arts/cellar.html\", \"byline\": \"By Lea Gold\","
        " \"published_date\": \"2019-12-29T19:03:01-05:00\", \"updated_date\": \"2019-12-30T01:00:00-05:00\","
        " \"multimedia\": [{\"url\": \"https://img.example/cellar-thumb.jpg\", \"format\": \"Standard "
        "Thumbnail\","
        "   \"height\": 75, \"width\": 75, \"caption\": \"A cellar.\", \"copyright\": \"Max Ray for The "
        "Times\"},"
        "  {\"url\": \"https://img.example/cellar-super.jpg\", \"format\": \"Super Jumbo\", \"height\": 1366,"
        "   \"width\": 2048, \"caption\": \"The lower cellar.\", \"copyright\": \"Max Ray for The Times\"}]},"
        " {\"uri\": \"nyt://article/50\", \"title\": \"No pictures\", \"multimedia\": null}]}";
    const struct config_map map = {.stories = (char[]){"/results"},
                                   .id = (char[]){"/uri"},
                                   .url = (char[]){"/url"},
                                   .headline = (char[]){"/title"},
                                   .section = (char[]){"/section"},
                                   .byline = (char[]){"/byline"},
                                   .published = (char[]){"/published_date"},
                                   .updated = (char[]){"/updated_date"},
                                   .summary = (char[]){"/abstract"},
                                   .photo =
                                       (char[]){"/multimedia[format=Super Jumbo]/url | /multimedia[0]/url"},
                                   .caption = (char[]){"/multimedia[format=Super Jumbo]/caption"},
                                   .credit = (char[]){"/multimedia[format=Super Jumbo]/copyright"}};
    struct feed_document document;
    read_mapped(text, &map, &document);
    assert_int_equal(document.story_count, 2);
    const struct story *story = document.stories[0];
    assert_string_equal(story->id, "nyt://article/4f");
    assert_string_equal(story->photo->url, "https://img.example/cellar-super.jpg");
    assert_string_equal(story->photo->caption, "The lower cellar.");
    assert_string_equal(story->photo->credit, "Max Ray for The Times");
    assert_int_equal(story->published, 1577664181); /* 2019-12-30T00:03:01Z */
    assert_int_equal(story->updated, 1577685600);   /* 2019-12-30T06:00:00Z */
    assert_null(document.stories[1]->photo);
    feed_document_finish(&document);
}

static void relative_photos_start_from_the_story_not_from_the_api(void **state)
{
    (void)state;
    static const char text[] =
        "{\"response\": {\"docs\": [{\"_id\": \"nyt://article/5\", \"web_url\": "
        "\"https://www.times.example/2019/12/30/arts/cellar.html\", \"headline\": {\"main\": \"Cellar\"},"
        " \"keywords\": [{\"name\": \"subject\", \"value\": \"Museums\"}],"
        " \"multimedia\": [{\"subtype\": \"thumbnail\", \"url\": \"images/t.jpg\"},"
        "   {\"subtype\": \"xlarge\", \"url\": \"/images/2019/x.jpg\"}]}]}}";
    const struct config_map map = {.stories = (char[]){"/response/docs"},
                                   .id = (char[]){"/_id"},
                                   .url = (char[]){"/web_url"},
                                   .headline = (char[]){"/headline/main"},
                                   .section = (char[]){"/keywords[name=subject]/value"},
                                   .photo = (char[]){"/multimedia[subtype=xlarge]/url | /multimedia[0]/url"}};
    struct feed_document document;
    read_mapped(text, &map, &document);
    const struct story *story = document.stories[0];
    assert_string_equal(story->photo->url, "https://www.times.example/images/2019/x.jpg");
    assert_string_equal(story->photo->why, "photo");
    assert_string_equal(story->section, "Museums");
    feed_document_finish(&document);
}

static void the_shape_of_drupal_is_read(void **state)
{
    (void)state;
    static const char text[] =
        "{\"jsonapi\": {\"version\": \"1.0\"}, \"data\": [{\"type\": \"node--article\", \"id\": \"b1c2\","
        " \"attributes\": {\"title\": \"Dam &amp; river\", \"langcode\": \"kk\", \"created\": "
        "\"2019-12-30T06:00:09+05:00\", \"changed\": \"2019-12-30T07:00:09+05:00\", \"path\": {\"alias\": "
        "\"/news/dam\", \"langcode\": \"kk\"}, \"body\": {\"value\": \"raw\", \"format\": \"full_html\", "
        "\"processed\": \"<p>The dam.</p><p>The river.</p>\", \"summary\": \"\"}, \"image/main\": "
        "{\"uri\": {\"url\": \"/sites/default/files/dam.jpg\"}, \"meta\": {\"alt\": \"A dam\"}}}}]}";
    const struct config_map map = {.stories = (char[]){"/data"},
                                   .id = (char[]){"/id"},
                                   .url = (char[]){"/attributes/path/alias"},
                                   .headline = (char[]){"/attributes/title"},
                                   .language = (char[]){"/attributes/langcode"},
                                   .published = (char[]){"/attributes/created"},
                                   .updated = (char[]){"/attributes/changed"},
                                   .summary = (char[]){"/attributes/body/summary"},
                                   .body = (char[]){"/attributes/body/processed | /attributes/body/value"},
                                   .photo = (char[]){"/attributes/image~1main/uri/url"}};
    struct feed_document document;
    read_mapped(text, &map, &document);
    const struct story *story = document.stories[0];
    char *blocks = reading_blocks(story);
    assert_string_equal(story->id, "b1c2");
    assert_string_equal(story->url, "https://api.example.org/news/dam");
    assert_string_equal(story->headline, "Dam & river");
    assert_string_equal(story->language, "kk");
    assert_int_equal(story->published, 1577667609); /* 2019-12-30T01:00:09Z */
    assert_int_equal(story->updated, 1577671209);
    assert_string_equal(blocks, "p:The dam.|p:The river.");
    assert_string_equal(story->photo->url, "https://api.example.org/sites/default/files/dam.jpg");
    assert_null(story->summary);
    free(blocks);
    feed_document_finish(&document);
}

static void a_map_that_does_not_fit_is_told(void **state)
{
    (void)state;
    const struct config_map map = {.stories = (char[]){"/items"}, .headline = (char[]){"/title"}};
    const struct config_map wrong = {.stories = (char[]){"/items"}, .headline = (char[]){"/a/~"}};
    struct read_request request = {
        .bytes = "{\"items\": {}}", .length = 13, .format = FEED_MAPPED, .map = &map, .now = READING_NOW};
    struct feed_document document;
    struct error error = {0};
    assert_false(read_feed(&request, &document, &error));
    assert_string_equal(error.text, "map.stories: no list of stories at “/items”");
    request.map = &wrong;
    error_clear(&error);
    assert_false(read_feed(&request, &document, &error));
    assert_memory_equal(error.text, "map.headline: step 2: ", 22);
    request.map = NULL;
    error_clear(&error);
    assert_false(read_feed(&request, &document, &error));
    assert_non_null(strstr(error.text, "needs the map"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_leads_where_it_says),
        cmocka_unit_test(a_mistake_is_told_with_key_and_step),
        cmocka_unit_test(the_shape_of_newsapi_is_read),
        cmocka_unit_test(the_shape_of_the_guardian_is_read),
        cmocka_unit_test(a_photo_may_be_given_as_the_markup_of_a_figure),
        cmocka_unit_test(the_shape_of_the_new_york_times_is_read),
        cmocka_unit_test(relative_photos_start_from_the_story_not_from_the_api),
        cmocka_unit_test(the_shape_of_drupal_is_read),
        cmocka_unit_test(a_map_that_does_not_fit_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
