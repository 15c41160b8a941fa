/* What a feed may come as, in the words of HTTP's Accept (RFC 9110, 12.5.1). */
#ifndef FOYER_INGEST_FEED_ACCEPT_H
#define FOYER_INGEST_FEED_ACCEPT_H

#define FEED_ACCEPT                                                                                          \
    "application/feed+json, application/json;q=0.9, application/atom+xml, application/rss+xml, "             \
    "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"

#endif
