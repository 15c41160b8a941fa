/* What a story's text begins with. Feeds give a summary that is a text of its own, or the beginning of the
 * text, cut somewhere. It is decided here, before stories are stored, so that the blocks of an edition are
 * the text that is set. */
#ifndef FOYER_INGEST_OPENING_H
#define FOYER_INGEST_OPENING_H

#include "story/feed.h"

/* Makes the summary of each story its first block, a paragraph, unless the blocks begin with the same words.
 * Spaces do not count, nor do the marks of a cut at its end ("…", "[...]"). Once for each document: the
 * second time does nothing. */
void opening_put(struct feed_document *document);

#endif
