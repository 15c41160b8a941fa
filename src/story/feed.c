/* Documents and states of feeds. Plain data, any thread, one at a time. */
#include "story/feed.h"

#include "base/limits.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME(name, word) #word,
static const char *const feed_format_names[FEED_FORMATS] = {"auto", FEED_FORMAT_ROWS(NAME)};

const char *feed_format_name(enum feed_format format)
{
    return feed_format_names[format];
}

bool feed_format_parse(const char *name, enum feed_format *format)
{
    for (size_t i = 0; i < FEED_FORMATS; i++)
        if (strcmp(name, feed_format_names[i]) == 0) {
            *format = (enum feed_format)i;
            return true;
        }
    return false;
}

void feed_document_finish(struct feed_document *document)
{
    if (!document)
        return;
    free(document->title);
    free(document->home_url);
    free(document->language);
    free(document->encoding);
    for (size_t i = 0; i < document->story_count; i++)
        story_destroy(document->stories[i]);
    free(document->stories);
    for (size_t i = 0; i < document->problem_count; i++) {
        free(document->problems[i].where);
        free(document->problems[i].message);
    }
    free(document->problems);
    *document = (struct feed_document){0};
}

void feed_document_add_story(struct feed_document *document, struct story *story)
{
    document->stories =
        memory_resize(document->stories, document->story_count + 1, sizeof *document->stories);
    document->stories[document->story_count++] = story;
}

void feed_document_add_problem(struct feed_document *document, const char *message, const char *where, ...)
{
    if (document->problem_count >= LIMIT_PROBLEMS) {
        document->problems_unlisted++;
        return;
    }
    char place[256];
    va_list arguments;
    va_start(arguments, where);
    (void)vsnprintf(place, sizeof place, where, arguments);
    va_end(arguments);
    document->problems =
        memory_resize(document->problems, document->problem_count + 1, sizeof *document->problems);
    document->problems[document->problem_count++] =
        (struct feed_problem){.where = memory_copy_text(place), .message = memory_copy_text(message)};
}

void feed_state_finish(struct feed_state *state)
{
    if (!state)
        return;
    free(state->name);
    free(state->url);
    free(state->etag);
    free(state->last_modified);
    free(state->message);
    free(state->moved_to);
    *state = (struct feed_state){0};
}

void feed_state_copy(const struct feed_state *from, struct feed_state *to)
{
    *to = *from;
    to->name = memory_copy_text(from->name);
    to->url = memory_copy_text(from->url);
    to->etag = memory_copy_text(from->etag);
    to->last_modified = memory_copy_text(from->last_modified);
    to->message = memory_copy_text(from->message);
    to->moved_to = memory_copy_text(from->moved_to);
}
