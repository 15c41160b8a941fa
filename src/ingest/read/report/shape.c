/* A document as JSON. Any thread. */
#include "ingest/read/report/shape.h"

#include "base/calendar.h"
#include "base/memory.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static json_t *text_or_null(const char *text)
{
    json_t *value = text ? json_string(text) : NULL;
    return value ? value : json_null();
}

static json_t *time_or_null(int64_t utc)
{
    char iso[CALENDAR_ISO_SIZE];
    if (utc == 0)
        return json_null();
    calendar_iso(utc, iso);
    return json_string(iso);
}

static json_t *pixels_or_null(int pixels)
{
    return pixels > 0 ? json_integer(pixels) : json_null();
}

static json_t *feed_shape(const struct feed_document *document)
{
    json_t *feed = json_object();
    (void)json_object_set_new(feed, "title", text_or_null(document->title));
    (void)json_object_set_new(feed, "home_url", text_or_null(document->home_url));
    (void)json_object_set_new(feed, "language", text_or_null(document->language));
    (void)json_object_set_new(feed, "format", text_or_null(feed_format_name(document->format)));
    (void)json_object_set_new(feed, "encoding", text_or_null(document->encoding));
    return feed;
}

static json_t *blocks_shape(const struct story *story)
{
    json_t *blocks = json_array();
    for (size_t i = 0; i < story->block_count; i++) {
        json_t *block = json_object();
        (void)json_object_set_new(block, "kind", json_string(block_kind_name(story->blocks[i].kind)));
        (void)json_object_set_new(block, "text", text_or_null(story->blocks[i].text));
        (void)json_array_append_new(blocks, block);
    }
    return blocks;
}

static json_t *photo_shape(const struct photo *photo)
{
    if (!photo)
        return json_null();
    json_t *shape = json_object();
    (void)json_object_set_new(shape, "url", text_or_null(photo->url));
    (void)json_object_set_new(shape, "caption", text_or_null(photo->caption));
    (void)json_object_set_new(shape, "credit", text_or_null(photo->credit));
    (void)json_object_set_new(shape, "alt", text_or_null(photo->alt));
    (void)json_object_set_new(shape, "width", pixels_or_null(photo->width));
    (void)json_object_set_new(shape, "height", pixels_or_null(photo->height));
    return shape;
}

static json_t *story_shape(const struct story *story)
{
    json_t *shape = json_object();
    (void)json_object_set_new(shape, "id", text_or_null(story->id));
    (void)json_object_set_new(shape, "url", text_or_null(story->url));
    (void)json_object_set_new(shape, "headline", text_or_null(story->headline));
    (void)json_object_set_new(shape, "section", text_or_null(story->section));
    (void)json_object_set_new(shape, "byline", text_or_null(story->byline));
    (void)json_object_set_new(shape, "source", text_or_null(story->source));
    (void)json_object_set_new(shape, "language", text_or_null(story->language));
    (void)json_object_set_new(shape, "direction",
                              json_string(story->direction == DIRECTION_RTL ? "rtl" : "ltr"));
    (void)json_object_set_new(shape, "published", time_or_null(story->published));
    (void)json_object_set_new(shape, "updated", time_or_null(story->updated));
    (void)json_object_set_new(shape, "summary", text_or_null(story->summary));
    (void)json_object_set_new(shape, "blocks", blocks_shape(story));
    (void)json_object_set_new(shape, "photo", photo_shape(story->photo));
    return shape;
}

static json_t *problem_shape(const char *where, const char *message)
{
    json_t *problem = json_object();
    (void)json_object_set_new(problem, "where", text_or_null(where));
    (void)json_object_set_new(problem, "message", text_or_null(message));
    return problem;
}

static json_t *problems_shape(const struct feed_document *document)
{
    json_t *problems = json_array();
    for (size_t i = 0; i < document->problem_count; i++)
        (void)json_array_append_new(
            problems, problem_shape(document->problems[i].where, document->problems[i].message));
    if (document->problems_unlisted > 0) {
        char message[64];
        (void)snprintf(message, sizeof message, "%zu more problems are not listed",
                       document->problems_unlisted);
        (void)json_array_append_new(problems, problem_shape("document", message));
    }
    return problems;
}

char *feed_document_json(const struct feed_document *document)
{
    json_t *root = json_object(), *stories = json_array();
    for (size_t i = 0; i < document->story_count; i++)
        (void)json_array_append_new(stories, story_shape(document->stories[i]));
    (void)json_object_set_new(root, "feed", feed_shape(document));
    (void)json_object_set_new(root, "stories", stories);
    (void)json_object_set_new(root, "problems", problems_shape(document));
    char *text = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    return text ? text : memory_copy_text("{}");
}
