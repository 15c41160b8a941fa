/* Ids of stories. Any thread. */
#ifndef FOYER_INGEST_READ_DRAFT_ID_H
#define FOYER_INGEST_READ_DRAFT_ID_H

#include "ingest/read/draft/draft.h"

/* Gives the story, which is complete otherwise, its id: what the feed calls it, else its link, else a hash of
 * its content. */
void draft_take_id(const struct draft *draft, struct story *story);

/* Of two stories with one id the second gets id plus link. False when that is taken too: it is the same story
 * again. Both are reported. */
bool draft_make_unique(struct reading *reading, const struct draft *draft, struct story *story);

#endif
