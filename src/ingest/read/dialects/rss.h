/* What RSS in its two families, 0.9x/2.0 and 1.0 (RDF), has in common. */
#ifndef FOYER_INGEST_READ_DIALECTS_RSS_H
#define FOYER_INGEST_READ_DIALECTS_RSS_H

#include "ingest/read/xmlfeed/feed.h"

/* Rules for the document, the channel and its items. */
extern const struct xml_rule rss_rules[];

#endif
