/* Where permanent redirects have led a feed: followed always, remembered when they stay for days. Private to
 * the loop. */
#ifndef FOYER_INGEST_MOVED_H
#define FOYER_INGEST_MOVED_H

#include "config/config.h"
#include "ingest/fetch/fetch.h"
#include "story/feed.h"

enum { MOVED_STABLE = 3 * 24 * 3600 /* seconds */ };

/* Whether the feed is asked where it moved to, at `now`. */
bool moved_is_stable(const struct feed_state *state, int64_t now);

/* How near that place may be: as near as the configured host is by its name alone. */
enum network moved_reach(const struct config_feed *feed);

/* After a good read: writes down where it led. `direct`: it was asked there already. Nothing is remembered
 * when an address has a query, in which a key may stand. */
void moved_note(struct feed_state *state, const struct config_feed *feed, const struct fetch_result *result,
                bool direct, int64_t now);

#endif
