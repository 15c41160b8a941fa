/* Which stories of a document are kept. */
#ifndef FOYER_INGEST_NEWEST_H
#define FOYER_INGEST_NEWEST_H

#include "story/feed.h"

/* Puts the stories in the order they will be shown, newest first, and drops those behind the first `maximum`
 * and those without anything to read (story_has_text).
 * Undated ones count as of `now`; equal ones stay in the document's order. */
void newest_keep(struct feed_document *document, size_t maximum, int64_t now);

enum { NEWEST_ALWAYS = 10 }; /* of a feed, that no age drops: the screen never goes empty for it */

/* Behind newest_keep: drops those published before that time, but for the first NEWEST_ALWAYS. The store does
 * the same to what it has (store_drop_old_stories). */
void newest_drop_old(struct feed_document *document, int64_t before);

#endif
