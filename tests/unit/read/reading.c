#include "reading.h"

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
