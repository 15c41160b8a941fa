/* The stories of one feed become those of a document, for this room only. */
#ifndef FOYER_STORE_STORY_PUT_H
#define FOYER_STORE_STORY_PUT_H

#include "store/store.h"

/* Inside a write transaction in which the feed has its row. A story that is stored as it is costs no write.
 * Of stories with the same id the first is kept. Sets `*shown` when anything changed, else leaves it. */
bool stories_put(struct store *store, const char *feed, const struct feed_document *document, bool *shown,
                 struct error *error);

#endif
