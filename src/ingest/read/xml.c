/* RSS, Atom and RDF: recognised by their root elements; their stories are not read yet. */
#include "ingest/read/dialect.h"
#include "ingest/read/sniff.h"

static enum dialect_answer answer(const struct reading *reading, enum feed_format format)
{
    return sniff_xml(reading->text, reading->length) == format ? DIALECT_MINE : DIALECT_NOT_MINE;
}

static enum dialect_answer rss_sniff(const struct reading *reading)
{
    return answer(reading, FEED_RSS);
}

static enum dialect_answer atom_sniff(const struct reading *reading)
{
    return answer(reading, FEED_ATOM);
}

static enum dialect_answer rdf_sniff(const struct reading *reading)
{
    return answer(reading, FEED_RDF);
}

static bool rss_read(struct reading *reading)
{
    return error_set(reading->error, "an RSS feed; this version reads JSON Feed and mapped JSON");
}

static bool atom_read(struct reading *reading)
{
    return error_set(reading->error, "an Atom feed; this version reads JSON Feed and mapped JSON");
}

static bool rdf_read(struct reading *reading)
{
    return error_set(reading->error, "an RSS 1.0 (RDF) feed; this version reads JSON Feed and mapped JSON");
}

const struct dialect dialect_rss = {.name = "RSS", .format = FEED_RSS, .sniff = rss_sniff, .read = rss_read};
const struct dialect dialect_atom = {
    .name = "Atom", .format = FEED_ATOM, .sniff = atom_sniff, .read = atom_read};
const struct dialect dialect_rdf = {.name = "RDF", .format = FEED_RDF, .sniff = rdf_sniff, .read = rdf_read};
