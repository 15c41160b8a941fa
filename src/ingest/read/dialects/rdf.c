/* RSS 0.90 and 1.0, which are RDF: the items stand beside the channel; purl.org/rss/1.0/spec. */
#include "ingest/read/dialects/dialect.h"
#include "ingest/read/dialects/rss.h"

static enum dialect_answer rdf_sniff(const struct reading *reading)
{
    return xml_feed_sniff(reading, FEED_RDF) ? DIALECT_MINE : DIALECT_NOT_MINE;
}

static bool rdf_read(struct reading *reading)
{
    return xml_feed_read(reading, FEED_RDF, "items", rss_rules);
}

const struct dialect dialect_rdf = {.sniff = rdf_sniff, .read = rdf_read};
