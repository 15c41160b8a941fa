/* Decides whether a summary is part of a story's text. Knows neither feeds nor the store. Any thread. */
#include "ingest/opening.h"

#include "base/memory.h"

#include <string.h>

/* Length without what marks an excerpt as cut: "…", "...", "[…]", and spaces. */
static size_t length_without_cut(const char *text)
{
    static const char *const marks[] = {"…", ".", "[", "]", " ", "\xC2\xA0"};
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t mark = strlen(marks[i]);
        if (length >= mark && memcmp(text + length - mark, marks[i], mark) == 0) {
            length -= mark;
            i = (size_t)-1; /* look again from the first mark */
        }
    }
    return length;
}

static bool begins_with(const struct story *story, const char *summary)
{
    const char *end = summary + length_without_cut(summary);
    for (size_t i = 0; i < story->block_count; i++)
        for (const char *c = story->blocks[i].text; *c; c++) {
            while (summary < end && *summary == ' ')
                summary++;
            if (summary >= end)
                return true;
            if (*c == ' ')
                continue;
            if (*c != *summary)
                return false;
            summary++;
        }
    return summary >= end;
}

static void put_first(struct story *story, char *text)
{
    story_add_block(story, BLOCK_PARAGRAPH, text);
    size_t others = story->block_count - 1;
    struct block first = story->blocks[others];
    memmove(story->blocks + 1, story->blocks, others * sizeof *story->blocks);
    story->blocks[0] = first;
}

void opening_put(struct feed_document *document)
{
    for (size_t i = 0; i < document->story_count; i++) {
        struct story *story = document->stories[i];
        if (story->summary && !begins_with(story, story->summary))
            put_first(story, memory_copy_text(story->summary));
    }
}
