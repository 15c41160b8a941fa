/* The running text of a story: its blocks, and before them its summary where the blocks do not say the same.
 */
#ifndef FOYER_LAYOUT_RUNNING_H
#define FOYER_LAYOUT_RUNNING_H

#include "story/story.h"

/* Borrows from the story and dies with it. */
struct running {
    struct block lead; /* the summary; text NULL: none */
    const struct block *blocks;
    size_t block_count;
};

void running_init(struct running *running, const struct story *story);

/* How many blocks there are, and the one at `index` below that. */
size_t running_count(const struct running *running);
const struct block *running_block(const struct running *running, size_t index);

#endif
