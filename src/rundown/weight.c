/* The feed of a story in the configuration. Pure; any thread. */
#include "rundown/weight.h"

#include <string.h>

size_t weight_feed(const struct config *config, const struct story *story)
{
    size_t feed = 0;
    while (feed < config->feed_count && (!story->feed || strcmp(config->feeds[feed].name, story->feed) != 0))
        feed++;
    return feed;
}

int weight_of(const struct config *config, size_t feed)
{
    return feed < config->feed_count ? config->feeds[feed].weight : 1;
}
