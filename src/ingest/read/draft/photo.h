/* The choice of a story's lead photo. Any thread. */
#ifndef FOYER_INGEST_READ_DRAFT_PHOTO_H
#define FOYER_INGEST_READ_DRAFT_PHOTO_H

#include "ingest/read/draft/draft.h"
#include "ingest/read/html/html.h"

/* Gives the story the first candidate that is worth showing: the draft's, then those of the body (`content`).
 * Caption and credit that it lacks are those of the figure in the body that shows the same picture. */
void draft_choose_photo(struct reading *reading, const struct draft *draft,
                        const struct html_content *content, struct story *story);

#endif
