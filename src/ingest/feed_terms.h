/* What the configuration says of how a feed is asked for: one answer for the loop and for `foyer probe`. */
#ifndef FOYER_INGEST_FEED_TERMS_H
#define FOYER_INGEST_FEED_TERMS_H

#include "config/config.h"
#include "ingest/fetch/fetch.h"

/* What it may come as, in the words of HTTP's Accept (RFC 9110, 12.5.1). */
#define FEED_ACCEPT                                                                                          \
    "application/feed+json, application/json;q=0.9, application/atom+xml, application/rss+xml, "             \
    "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"

/* Proxy and trusted certificates; what the configuration does not name stays. Texts are borrowed. */
void feed_terms_network(struct fetch_settings *settings, const struct config_network *network);

/* A request for the feed, or for a photo that it names, with what proves who asks and nothing else. Texts are
 * borrowed. */
struct fetch_request feed_terms_request(const struct config_feed *feed);

/* What relative links of a feed that came from `url` start from, malloc'd: without a query, which may hold a
 * key. */
char *feed_terms_base(const char *url);

#endif
