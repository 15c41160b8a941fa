/* What the configuration says of how a feed is asked for: one answer for the loop and for `foyer probe`. */
#ifndef FOYER_INGEST_FEED_TERMS_H
#define FOYER_INGEST_FEED_TERMS_H

#include "config/config.h"
#include "ingest/fetch/fetch.h"
#include "ingest/read/read.h"

/* Proxy and trusted certificates; what the configuration does not name stays. Texts are borrowed. */
void feed_terms_network(struct fetch_settings *settings, const struct config_network *network);

/* A request for the feed, with what it may come as and what proves who asks; for a photo that it names the
 * caller puts its own in. NULL: for a feed that is not configured. Its URL and whom it tells are not in it.
 * Texts are borrowed. */
struct fetch_request feed_terms_request(const struct config_feed *feed);

/* How the feed is to be read; NULL: one that is not configured. The document is not in it. Borrowed. */
struct read_request feed_terms_reading(const struct config_feed *feed);

/* What relative links of a feed that came from `url` start from, malloc'd: without a query, which may hold a
 * key. */
char *feed_terms_base(const char *url);

#endif
