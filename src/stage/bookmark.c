/* The copy of a story and of its place. Decides nothing. Main thread. */
#include "stage/bookmark.h"

#include <string.h>

void bookmark_set(struct bookmark *bookmark, const struct story *story, struct rundown_place *place)
{
    bookmark_finish(bookmark);
    bookmark->story = story ? story_copy(story) : NULL;
    bookmark->place = *place;
    *place = (struct rundown_place){0};
}

void bookmark_finish(struct bookmark *bookmark)
{
    story_destroy(bookmark->story);
    rundown_place_finish(&bookmark->place);
    bookmark->story = NULL;
}

bool bookmark_is_kept(const struct bookmark *bookmark, const struct edition *edition)
{
    const struct story *story = bookmark->story;
    for (size_t i = 0; story && edition && i < edition->story_count; i++)
        if (strcmp(edition->stories[i]->feed, story->feed) == 0 &&
            strcmp(edition->stories[i]->id, story->id) == 0)
            return true;
    return false;
}
