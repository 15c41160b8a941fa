/* What the configuration says of a story's feed. Private to rundown/. */
#ifndef FOYER_RUNDOWN_WEIGHT_H
#define FOYER_RUNDOWN_WEIGHT_H

#include "config/config.h"
#include "story/story.h"

/* Place of the story's feed in the configuration; its feed_count when it is not there any more. */
size_t weight_feed(const struct config *config, const struct story *story);

/* Weight of a feed by its place; 1 when it is not there any more. */
int weight_of(const struct config *config, size_t feed);

#endif
