/* A document's order and its end. Knows neither feeds nor the store. Any thread. */
#include "ingest/newest.h"

#include "base/memory.h"

#include <stdlib.h>

struct dated {
    struct story *story;
    int64_t time;
    size_t place; /* in the document */
};

static int dated_compare(const void *left, const void *right)
{
    const struct dated *a = left;
    const struct dated *b = right;
    if (a->time != b->time)
        return a->time > b->time ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void drop_wordless(struct feed_document *document)
{
    size_t kept = 0;
    for (size_t i = 0; i < document->story_count; i++) {
        if (story_has_text(document->stories[i]))
            document->stories[kept++] = document->stories[i];
        else
            story_destroy(document->stories[i]);
    }
    document->story_count = kept;
}

void newest_keep(struct feed_document *document, size_t maximum, int64_t now)
{
    drop_wordless(document);
    struct dated *dated = memory_zeroed(document->story_count + 1, sizeof *dated);
    for (size_t i = 0; i < document->story_count; i++) {
        int64_t time = story_time(document->stories[i]);
        dated[i] = (struct dated){document->stories[i], time ? time : now, i};
    }
    qsort(dated, document->story_count, sizeof *dated, dated_compare);
    for (size_t i = 0; i < document->story_count; i++) {
        if (i >= maximum)
            story_destroy(dated[i].story);
        document->stories[i] = i < maximum ? dated[i].story : NULL;
    }
    if (document->story_count > maximum)
        document->story_count = maximum;
    free(dated);
}

void newest_drop_old(struct feed_document *document, int64_t before)
{
    size_t kept = 0;
    for (size_t i = 0; i < document->story_count; i++) {
        struct story *story = document->stories[i];
        if (i >= NEWEST_ALWAYS && story->published != 0 && story->published < before)
            story_destroy(story);
        else
            document->stories[kept++] = story;
    }
    document->story_count = kept;
}
