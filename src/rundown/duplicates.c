/* Finds by two sorts which stories are one. What "the same" means for a link or a headline is in sameness.c.
 * Pure; any thread. */
#include "rundown/duplicates.h"

#include "base/memory.h"
#include "rundown/sameness.h"
#include "rundown/weight.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 3600, NOBODY = -1 };

struct candidate {
    size_t place; /* in the edition */
    size_t feed;  /* in the configuration */
    int weight;
    bool photo;
    size_t length; /* of the text */
    int64_t day;
    char *link;
    char *headline;
    size_t link_number; /* equal links have equal numbers; 0: none */
    size_t headline_number;
};

static size_t text_length(const struct story *story)
{
    size_t length = 0;
    for (size_t i = 0; i < story->block_count; i++)
        length += strlen(story->blocks[i].text);
    return length;
}

static int64_t day_of(int64_t time)
{
    return time >= 0 ? time / DAY : (time + 1) / DAY - 1;
}

static void candidate_init(struct candidate *candidate, const struct edition *edition, size_t place,
                           const struct config *config)
{
    const struct story *story = edition->stories[place];
    size_t feed = weight_feed(config, story);
    *candidate = (struct candidate){.place = place,
                                    .feed = feed,
                                    .weight = weight_of(config, feed),
                                    .photo = story->photo && story->photo->file,
                                    .length = text_length(story),
                                    .day = day_of(story_time(story)),
                                    .link = sameness_link(story->url),
                                    .headline = sameness_headline(story->headline)};
}

static int compare_numbers(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_link(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    int order = compare_texts(a->link, b->link);
    if (!order)
        order = compare_numbers(a->feed, b->feed);
    return order ? order : compare_texts(a->headline, b->headline);
}

static int by_headline(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    int order = compare_texts(a->headline, b->headline);
    return order || a->day == b->day ? order : (a->day < b->day ? -1 : 1);
}

/* The one that is rather shown comes first. */
static int by_rank(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->photo != b->photo)
        return a->photo ? -1 : 1;
    if (a->length != b->length)
        return a->length > b->length ? -1 : 1;
    int order = compare_numbers(a->feed, b->feed);
    return order ? order : compare_numbers(a->place, b->place);
}

/* How many from `list` on have its link and its feed. */
static size_t same_feed_run(const struct candidate *list, size_t count)
{
    size_t run = 1;
    while (run < count && list[run].feed == list->feed && compare_texts(list[run].link, list->link) == 0)
        run++;
    return run;
}

/* Within one feed a link that has a number has one headline, too. */
static void number_links(struct candidate *list, size_t count)
{
    size_t number = 0;
    qsort(list, count, sizeof *list, by_link);
    for (size_t i = 0, run; i < count; i += run) {
        run = same_feed_run(&list[i], count - i);
        if (i == 0 || compare_texts(list[i - 1].link, list[i].link) != 0)
            number = i + 1;
        bool one_page = compare_texts(list[i].headline, list[i + run - 1].headline) == 0;
        for (size_t k = i; k < i + run; k++)
            list[k].link_number = list[k].link && one_page ? number : 0;
    }
}

static void number_headlines(struct candidate *list, size_t count)
{
    qsort(list, count, sizeof *list, by_headline);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && by_headline(&list[i - 1], &list[i]) == 0;
        list[i].headline_number = !list[i].headline ? 0 : same ? list[i - 1].headline_number : i + 1;
    }
}

/* Which feed has the story with the link or the headline of a number; NOBODY. */
struct owners {
    int *links;
    int *headlines;
};

static bool is_taken(const struct owners *owners, const struct candidate *candidate)
{
    int headline = owners->headlines[candidate->headline_number];
    return owners->links[candidate->link_number] != NOBODY ||
           (headline != NOBODY && headline != (int)candidate->feed);
}

static void take(struct owners *owners, const struct candidate *candidate)
{
    if (candidate->link_number)
        owners->links[candidate->link_number] = (int)candidate->feed;
    if (candidate->headline_number)
        owners->headlines[candidate->headline_number] = (int)candidate->feed;
}

/* From the best one down: marks those that are one with a better one that stays. */
static size_t choose(struct candidate *list, size_t count, bool *gone)
{
    struct owners owners = {memory_zeroed(count + 1, sizeof(int)), memory_zeroed(count + 1, sizeof(int))};
    size_t dropped = 0;
    for (size_t i = 0; i <= count; i++)
        owners.links[i] = owners.headlines[i] = NOBODY;
    qsort(list, count, sizeof *list, by_rank);
    for (size_t i = 0; i < count; i++) {
        gone[list[i].place] = is_taken(&owners, &list[i]);
        if (gone[list[i].place])
            dropped++;
        else
            take(&owners, &list[i]);
    }
    free(owners.links);
    free(owners.headlines);
    return dropped;
}

static void edition_without(struct edition *edition, const bool *gone)
{
    size_t kept = 0;
    for (size_t i = 0; i < edition->story_count; i++) {
        if (gone[i])
            story_destroy(edition->stories[i]);
        else
            edition->stories[kept++] = edition->stories[i];
    }
    edition->story_count = kept;
}

size_t duplicates_drop(struct edition *edition, const struct config *config)
{
    size_t count = edition->story_count;
    if (count < 2)
        return 0;
    struct candidate *list = memory_zeroed(count, sizeof *list);
    bool *gone = memory_zeroed(count, sizeof *gone);
    for (size_t i = 0; i < count; i++)
        candidate_init(&list[i], edition, i, config);
    number_links(list, count);
    number_headlines(list, count);
    size_t dropped = choose(list, count, gone);
    edition_without(edition, gone);
    for (size_t i = 0; i < count; i++) {
        free(list[i].link);
        free(list[i].headline);
    }
    free(list);
    free(gone);
    return dropped;
}
