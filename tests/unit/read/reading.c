#include "reading.h"

#include "asset.h"

#include "base/file.h"
#include "base/memory.h"

#include "support/cmocka.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool reading_try(const char *text, struct feed_document *document, struct error *error)
{
    struct read_request request = {.bytes = text,
                                   .length = strlen(text),
                                   .base_url = "https://example.org/news/feed.json",
                                   .now = READING_NOW,
                                   .junk_lines = asset_junk(),
                                   .screen_width = 1920};
    return read_feed(&request, document, error);
}

void reading_do(const char *text, struct feed_document *document)
{
    struct error error = {0};
    if (!reading_try(text, document, &error))
        fail_msg("refused: %s", error.text);
}

void reading_item(const char *members, struct feed_document *document)
{
    struct buffer text;
    buffer_init(&text, 64 << 20);
    assert_true(
        buffer_append_format(&text,
                             "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed\","
                             " \"items\": [{\"id\": \"1\", %s}]}",
                             members));
    reading_do(text.bytes, document);
    buffer_finish(&text);
}

void reading_html(const char *html, struct feed_document *document)
{
    json_t *item = json_pack("{s:s, s:s, s:s}", "id", "1", "title", "A headline", "content_html", html);
    json_t *feed = json_pack("{s:s, s:s, s:[o]}", "version", "https://jsonfeed.org/version/1.1", "title",
                             "Feed", "items", item);
    assert_non_null(feed);
    char *text = json_dumps(feed, 0);
    reading_do(text, document);
    free(text);
    json_decref(feed);
}

static void read_with(const char *before, const char *head, const char *middle, const char *item,
                      const char *after, struct feed_document *document)
{
    struct buffer text;
    buffer_init(&text, 64 << 20);
    assert_true(buffer_append_format(&text, "%s%s%s%s%s", before, head, middle, item, after));
    reading_do(text.bytes, document);
    buffer_finish(&text);
}

void reading_rss(const char *head, const char *item, struct feed_document *document)
{
    read_with("<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'"
              " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
              " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'"
              " xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Feed</title>"
              "<language>ru</language>",
              head, "<item>", item, "</item></channel></rss>", document);
}

void reading_atom(const char *head, const char *entry, struct feed_document *document)
{
    read_with("<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'"
              " xmlns:media='http://search.yahoo.com/mrss/'><title>Feed</title>",
              head, "<entry>", entry, "</entry></feed>", document);
}

const char *reading_field(const struct feed_document *document, const char *name)
{
    static char copy[65536];
    assert_true(document->story_count > 0);
    const struct story *story = document->stories[0];
    const struct photo none = {0}, *photo = story->photo ? story->photo : &none;
    char *blocks = reading_blocks(story);
    const struct {
        const char *name, *text;
    } fields[] = {
        {"id", story->id},           {"url", story->url},           {"headline", story->headline},
        {"section", story->section}, {"byline", story->byline},     {"source", story->source},
        {"summary", story->summary}, {"language", story->language}, {"blocks", blocks},
        {"photo", photo->url},       {"caption", photo->caption},   {"credit", photo->credit},
        {"alt", photo->alt},         {"why", photo->why},
    };
    bool found = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].name, name) == 0) {
            (void)snprintf(copy, sizeof copy, "%s", fields[i].text ? fields[i].text : "");
            found = true;
        }
    free(blocks);
    assert_true(found);
    return copy;
}

char *reading_blocks(const struct story *story)
{
    static const char kinds[] = {'p', 'h', 'q', 'l'};
    struct buffer line;
    buffer_init(&line, 1 << 20);
    for (size_t i = 0; i < story->block_count; i++)
        buffer_append_format(&line, "%s%c:%s", i > 0 ? "|" : "", kinds[story->blocks[i].kind],
                             story->blocks[i].text);
    char *text = buffer_take(&line);
    buffer_finish(&line);
    return text;
}

bool reading_has_problem(const struct feed_document *document, const char *where, const char *part)
{
    for (size_t i = 0; i < document->problem_count; i++)
        if (strcmp(document->problems[i].where, where) == 0 && strstr(document->problems[i].message, part))
            return true;
    return false;
}

char *reading_corpus_folder(const char *name)
{
    char *folder = file_join(SOURCE_FOLDER "/../shared/corpora", name);
    if (file_exists(folder))
        return folder;
    print_message("[ SKIPPED  ] no corpora at %s\n", folder);
    free(folder);
    return NULL;
}

bool reading_corpus(const char *name, struct buffer *into)
{
    char *path = reading_corpus_folder(name);
    struct error error = {0};
    bool read = path && file_read(path, into, &error);
    free(path);
    return read;
}
