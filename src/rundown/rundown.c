#include "rundown/rundown.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void rundown_place_set(struct rundown_place *place, const struct story *story)
{
    struct rundown_place next = {.feed = memory_copy_text(story->feed ? story->feed : ""),
                                 .id = memory_copy_text(story->id ? story->id : ""),
                                 .time = story_time(story)};
    rundown_place_finish(place);
    *place = next;
}

void rundown_place_finish(struct rundown_place *place)
{
    if (!place)
        return;
    free(place->feed);
    free(place->id);
    *place = (struct rundown_place){0};
}

/* The order of edition_sort: negative when the story comes before the place. */
static int order(const struct story *story, const struct rundown_place *place)
{
    if (story_time(story) != place->time)
        return story_time(story) > place->time ? -1 : 1;
    int by_feed = strcmp(story->feed ? story->feed : "", place->feed);
    return by_feed ? by_feed : strcmp(story->id ? story->id : "", place->id);
}

static bool too_old(const struct story *story, const struct config_rotation *rotation, int64_t now)
{
    return rotation->max_age > 0 && story_time(story) < now - rotation->max_age / TICK_SECONDS(1);
}

/* From `start` in steps of 1 or count-1 to the first story that is young enough; `start` when there is none.
 */
static size_t young_from(const struct edition *edition, const struct config_rotation *rotation, size_t start,
                         size_t step, int64_t now)
{
    for (size_t i = 0, at = start; i < edition->story_count; i++, at = (at + step) % edition->story_count)
        if (!too_old(edition->stories[at], rotation, now))
            return at;
    return start;
}

size_t rundown_next(const struct edition *edition, const struct config_rotation *rotation,
                    const struct rundown_place *place, int64_t now)
{
    size_t at = 0;
    if (place && place->id)
        while (at < edition->story_count && order(edition->stories[at], place) <= 0)
            at++;
    return young_from(edition, rotation, at < edition->story_count ? at : 0, 1, now);
}

size_t rundown_previous(const struct edition *edition, const struct config_rotation *rotation,
                        const struct rundown_place *place, int64_t now)
{
    size_t at = edition->story_count;
    if (place && place->id)
        while (at > 0 && order(edition->stories[at - 1], place) >= 0)
            at--;
    size_t last = at > 0 ? at - 1 : edition->story_count - 1;
    return young_from(edition, rotation, last, edition->story_count - 1, now);
}
