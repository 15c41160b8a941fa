/* The immutable set of stories that can be shown now, read from the store in one piece. */
#ifndef FOYER_STORY_EDITION_H
#define FOYER_STORY_EDITION_H

#include "story/feed.h"
#include "story/story.h"

struct edition {
    int64_t number;         /* grows when stories or the feeds' messages change, see store/store.h */
    struct story **stories; /* newest first by story_time; owned */
    size_t story_count;
    struct feed_state *feeds; /* one for every configured feed that was ever tried; owned */
    size_t feed_count;
};

/* A zeroed edition is a valid empty one. */
struct edition *edition_create(void);
void edition_destroy(struct edition *edition);

/* Takes the story and keeps no order; edition_sort puts it right at the end. */
void edition_add_story(struct edition *edition, struct story *story);
/* Newest first; equal times by feed and id, so that the order is always the same. */
void edition_sort(struct edition *edition);

/* Takes what the state owns. */
void edition_add_feed(struct edition *edition, struct feed_state *state);
const struct feed_state *edition_feed(const struct edition *edition, const char *name);

/* The newest successful read of any feed, seconds since 1970 UTC; 0 when there was none. */
int64_t edition_last_success(const struct edition *edition);

#endif
