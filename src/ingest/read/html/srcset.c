/* The best of several renditions. Any thread. */
#include "ingest/read/html/srcset.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/text/bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char blanks[] = " \t\r\n\f";

struct candidate {
    const char *url; /* NULL: none yet */
    size_t length;
    long width;     /* pixels; 0 not said */
    double density; /* of "2x"; 1 when not said */
};

/* Reads "640w" or "2x", whichever stands first between `at` and `end`. */
static void read_descriptor(const char *at, const char *end, struct candidate *candidate)
{
    char *behind = NULL;
    at += strspn(at, blanks);
    double number = at < end ? strtod(at, &behind) : 0;
    if (!behind || behind == at || behind >= end || !(number > 0 && number <= LIMIT_PHOTO_SIDE))
        return;
    if (*behind == 'w')
        candidate->width = (long)number;
    else if (*behind == 'x')
        candidate->density = number;
}

/* The candidate at `set`; returns what follows it. */
static const char *read_candidate(const char *set, struct candidate *candidate)
{
    *candidate = (struct candidate){.url = set, .length = strcspn(set, blanks), .density = 1};
    const char *rest = set + candidate->length;
    if (candidate->length > 0 && rest[-1] == ',') { /* no descriptor */
        while (candidate->length > 0 && set[candidate->length - 1] == ',')
            candidate->length--;
        return rest;
    }
    const char *end = rest + strcspn(rest, ",");
    read_descriptor(rest, end, candidate);
    return end;
}

static bool is_better(const struct candidate *one, const struct candidate *best, int screen_width)
{
    if (!best->url)
        return true;
    if (one->width == 0 || best->width == 0)
        return one->width != best->width ? one->width > 0 : one->density > best->density;
    bool enough = screen_width > 0 && one->width >= screen_width;
    bool best_enough = screen_width > 0 && best->width >= screen_width;
    return enough && best_enough ? one->width < best->width : one->width > best->width;
}

char *html_srcset_choose(const char *set, int screen_width, int *width)
{
    struct candidate best = {0}, one;
    while (set && *set) {
        set += strspn(set, " \t\r\n\f,");
        set = read_candidate(set, &one);
        bool real = one.length > 0 && !bytes_begin(one.url, one.length, "data:");
        if (real && is_better(&one, &best, screen_width))
            best = one;
    }
    *width = (int)best.width;
    return best.url ? memory_copy_bytes(best.url, best.length) : NULL;
}
