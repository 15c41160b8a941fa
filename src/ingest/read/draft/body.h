/* A draft's body to the blocks of a story. Any thread. */
#ifndef FOYER_INGEST_READ_DRAFT_BODY_H
#define FOYER_INGEST_READ_DRAFT_BODY_H

#include "ingest/read/draft/draft.h"
#include "ingest/read/html/html.h"

/* Reads the body, HTML or plain, into `content` (overwritten; finish it). Reports when it had to be cut. */
void draft_read_body(struct reading *reading, const struct draft *draft, struct html_content *content);

/* Moves the blocks into the story, but for a first one that repeats its headline or summary. */
void draft_take_blocks(struct html_content *content, struct story *story);

#endif
