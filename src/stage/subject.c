#include "stage/state.h"

#include <string.h>

bool stage_has_stories(const struct stage *stage)
{
    return stage->edition && stage->edition->story_count > 0;
}

const struct story *stage_story_at(struct stage *stage, struct rundown_place *place, bool backwards)
{
    const struct edition *edition = stage->edition;
    if (!stage_has_stories(stage))
        return NULL;
    int64_t now = clock_wall(stage->settings.clock);
    const struct config *config = stage->settings.config;
    size_t index =
        backwards ? rundown_previous(edition, config, place, now) : rundown_next(edition, config, place, now);
    return edition->stories[index];
}

bool stage_has_story(const struct stage *stage)
{
    const struct edition *edition = stage->edition;
    const struct story *story = stage->story;
    for (size_t i = 0; story && edition && i < edition->story_count; i++)
        if (strcmp(edition->stories[i]->feed, story->feed) == 0 &&
            strcmp(edition->stories[i]->id, story->id) == 0)
            return true;
    return false;
}
