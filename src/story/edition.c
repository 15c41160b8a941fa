/* What can be shown now, in order. Knows no store. Any thread, one at a time. */
#include "story/edition.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct edition *edition_create(void)
{
    return memory_zeroed(1, sizeof(struct edition));
}

void edition_destroy(struct edition *edition)
{
    if (!edition)
        return;
    for (size_t i = 0; i < edition->story_count; i++)
        story_destroy(edition->stories[i]);
    free(edition->stories);
    for (size_t i = 0; i < edition->feed_count; i++)
        feed_state_finish(&edition->feeds[i]);
    free(edition->feeds);
    free(edition);
}

void edition_add_story(struct edition *edition, struct story *story)
{
    edition->stories = memory_resize(edition->stories, edition->story_count + 1, sizeof *edition->stories);
    edition->stories[edition->story_count++] = story;
}

static int text_order(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int story_order(const void *left, const void *right)
{
    const struct story *a = *(struct story *const *)left;
    const struct story *b = *(struct story *const *)right;
    if (story_time(a) != story_time(b))
        return story_time(a) < story_time(b) ? 1 : -1;
    int by_feed = text_order(a->feed, b->feed);
    return by_feed ? by_feed : text_order(a->id, b->id);
}

void edition_sort(struct edition *edition)
{
    if (edition->story_count > 1)
        qsort(edition->stories, edition->story_count, sizeof *edition->stories, story_order);
}

void edition_add_feed(struct edition *edition, struct feed_state *state)
{
    edition->feeds = memory_resize(edition->feeds, edition->feed_count + 1, sizeof *edition->feeds);
    edition->feeds[edition->feed_count++] = *state;
    *state = (struct feed_state){0};
}

const struct feed_state *edition_feed(const struct edition *edition, const char *name)
{
    for (size_t i = 0; i < edition->feed_count; i++)
        if (strcmp(edition->feeds[i].name, name) == 0)
            return &edition->feeds[i];
    return NULL;
}

int64_t edition_last_success(const struct edition *edition)
{
    int64_t newest = 0;
    for (size_t i = 0; i < edition->feed_count; i++)
        if (edition->feeds[i].last_success > newest)
            newest = edition->feeds[i].last_success;
    return newest;
}
