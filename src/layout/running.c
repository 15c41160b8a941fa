/* Whether a summary says anything that the blocks do not. Any thread. */
#include "layout/running.h"

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

/* Feeds give the beginning of the text as its summary, cut somewhere and with other spaces. */
static bool begins_with(const struct block *blocks, size_t count, const char *summary)
{
    const char *end = summary + length_without_cut(summary);
    for (size_t i = 0; i < count; i++)
        for (const char *c = blocks[i].text; *c; c++) {
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

void running_init(struct running *running, const struct story *story)
{
    *running = (struct running){.blocks = story->blocks, .block_count = story->block_count};
    if (story->summary && !begins_with(story->blocks, story->block_count, story->summary))
        running->lead = (struct block){.kind = BLOCK_PARAGRAPH, .text = story->summary};
}

size_t running_count(const struct running *running)
{
    return running->block_count + (running->lead.text ? 1 : 0);
}

const struct block *running_block(const struct running *running, size_t index)
{
    if (!running->lead.text)
        return &running->blocks[index];
    return index == 0 ? &running->lead : &running->blocks[index - 1];
}
