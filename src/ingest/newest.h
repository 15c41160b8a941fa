/* Which stories of a document are kept. */
#ifndef FOYER_INGEST_NEWEST_H
#define FOYER_INGEST_NEWEST_H

#include "story/feed.h"

/* Puts the stories in the order they will be shown, newest first, and drops those behind the first `maximum`.
 * Undated ones count as of `now`; equal ones stay in the document's order. */
void newest_keep(struct feed_document *document, size_t maximum, int64_t now);

#endif
