/* Stories and their parts. Plain data, any thread, one at a time. */
#include "story/story.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const block_kind_names[BLOCK_KINDS] = {"paragraph", "heading", "quote", "list_item"};

const char *block_kind_name(enum block_kind kind)
{
    return block_kind_names[kind];
}

bool block_kind_parse(const char *name, enum block_kind *kind)
{
    for (size_t i = 0; i < BLOCK_KINDS; i++)
        if (strcmp(name, block_kind_names[i]) == 0) {
            *kind = (enum block_kind)i;
            return true;
        }
    return false;
}

struct story *story_create(void)
{
    return memory_zeroed(1, sizeof(struct story));
}

static void photo_destroy(struct photo *photo)
{
    if (!photo)
        return;
    free(photo->url);
    free(photo->caption);
    free(photo->credit);
    free(photo->alt);
    free(photo->file);
    free(photo->why);
    free(photo);
}

void story_destroy(struct story *story)
{
    if (!story)
        return;
    free(story->id);
    free(story->url);
    free(story->headline);
    free(story->section);
    free(story->byline);
    free(story->source);
    free(story->language);
    free(story->summary);
    free(story->feed);
    for (size_t i = 0; i < story->block_count; i++)
        free(story->blocks[i].text);
    free(story->blocks);
    photo_destroy(story->photo);
    free(story);
}

struct story *story_copy(const struct story *story)
{
    struct story *copy = story_create();
    *copy = (struct story){
        .id = memory_copy_text(story->id),
        .url = memory_copy_text(story->url),
        .headline = memory_copy_text(story->headline),
        .section = memory_copy_text(story->section),
        .byline = memory_copy_text(story->byline),
        .source = memory_copy_text(story->source),
        .language = memory_copy_text(story->language),
        .direction = story->direction,
        .published = story->published,
        .updated = story->updated,
        .first_seen = story->first_seen,
        .summary = memory_copy_text(story->summary),
        .feed = memory_copy_text(story->feed),
    };
    for (size_t i = 0; i < story->block_count; i++)
        story_add_block(copy, story->blocks[i].kind, memory_copy_text(story->blocks[i].text));
    if (story->photo)
        *story_add_photo(copy) = (struct photo){.url = memory_copy_text(story->photo->url),
                                                .caption = memory_copy_text(story->photo->caption),
                                                .credit = memory_copy_text(story->photo->credit),
                                                .alt = memory_copy_text(story->photo->alt),
                                                .width = story->photo->width,
                                                .height = story->photo->height,
                                                .file = memory_copy_text(story->photo->file),
                                                .why = memory_copy_text(story->photo->why)};
    return copy;
}

void story_add_block(struct story *story, enum block_kind kind, char *text)
{
    story->blocks = memory_resize(story->blocks, story->block_count + 1, sizeof *story->blocks);
    story->blocks[story->block_count++] = (struct block){.kind = kind, .text = text};
}

struct photo *story_add_photo(struct story *story)
{
    if (!story->photo)
        story->photo = memory_zeroed(1, sizeof *story->photo);
    return story->photo;
}

void story_drop_photo(struct story *story)
{
    photo_destroy(story->photo);
    story->photo = NULL;
}

bool story_has_text(const struct story *story)
{
    return story->headline || story->summary || story->block_count > 0;
}

int64_t story_time(const struct story *story)
{
    return story->published ? story->published : story->first_seen;
}

void story_take_text(char **field, char *text)
{
    free(*field);
    if (text && !text[0]) {
        free(text);
        text = NULL;
    }
    *field = text;
}

enum direction language_direction(const char *language)
{
    static const char *const languages[] = {"ar", "fa",  "ps", "ur",  "he",  "iw",  "yi", "ug",
                                            "sd", "ckb", "dv", "syr", "arc", "prs", "azb"};
    static const char *const scripts[] = {"Arab", "Hebr", "Thaa", "Syrc", "Nkoo"};
    if (!language)
        return DIRECTION_LTR;
    size_t length = strcspn(language, "-_");
    if (language[length] && strlen(language + length + 1) >= 4 && strcspn(language + length + 1, "-_") == 4) {
        for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
            if (strncasecmp(language + length + 1, scripts[i], 4) == 0)
                return DIRECTION_RTL;
        return DIRECTION_LTR; /* another script named outright, as in "az-Latn" */
    }
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strlen(languages[i]) == length && strncasecmp(language, languages[i], length) == 0)
            return DIRECTION_RTL;
    return DIRECTION_LTR;
}
