/* How often a publisher wants to be asked: RSS 2.0's ttl in minutes, and the update period and frequency of
 * the module Syndication. What is no sensible number counts as not said. */
#ifndef FOYER_INGEST_READ_DIALECTS_RSS_PACE_H
#define FOYER_INGEST_READ_DIALECTS_RSS_PACE_H

#include "ingest/read/xmlfeed/feed.h"

/* For the rules; `data` is the struct xml_feed. */
void rss_take_ttl(void *data, const struct xml_element *element, struct xml_text text);
void rss_take_period(void *data, const struct xml_element *element, struct xml_text text);
void rss_take_frequency(void *data, const struct xml_element *element, struct xml_text text);

#endif
