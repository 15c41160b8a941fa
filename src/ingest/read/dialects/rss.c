/* RSS 0.90 to 0.94 and 2.0; cyber.harvard.edu/rss/rss.html. */
#include "ingest/read/dialects/rss.h"
#include "ingest/read/dialects/dialect.h"

static enum dialect_answer rss_sniff(const struct reading *reading)
{
    return xml_feed_sniff(reading, FEED_RSS) ? DIALECT_MINE : DIALECT_NOT_MINE;
}

static bool rss_read(struct reading *reading)
{
    return xml_feed_read(reading, FEED_RSS, "items", rss_rules);
}

const struct dialect dialect_rss = {.name = "RSS", .format = FEED_RSS, .sniff = rss_sniff, .read = rss_read};
