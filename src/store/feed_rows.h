/* A feed's state as a row of the table feed, for this room only. */
#ifndef FOYER_STORE_FEED_ROWS_H
#define FOYER_STORE_FEED_ROWS_H

#include "store/statement.h"
#include "story/feed.h"

#define FEED_COLUMNS                                                                                         \
    "name, url, etag, last_modified, last_success, last_attempt, next_due, failures, message, moved_to, "    \
    "moved_since"

/* Takes the row's place in `state`, which is overwritten; the caller finishes it. */
void feed_row_read(struct statement *row, struct feed_state *state);

/* Inside a write transaction, under `name`. Sets `*shown` when the feed is new or its message is another;
 * else leaves it. */
bool feed_row_write(struct connection *connection, const char *name, const struct feed_state *state,
                    bool *shown, struct error *error);

#endif
