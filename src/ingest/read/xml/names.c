/* The table of namespaces. Any thread. */
#include "ingest/read/xml/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Without "http://" and the slash at the end. */
static const struct {
    const char *uri;
    enum xml_space space;
} addresses[] = {
    {"", XML_HOME},
    {"purl.org/rss/1.0", XML_HOME},
    {"purl.org/net/rss1.1#", XML_HOME},
    {"my.netscape.com/rdf/simple/0.9", XML_HOME},
    {"channel.netscape.com/rdf/simple/0.9", XML_HOME},
    {"my.netscape.com/publish/formats/rss-0.91.dtd", XML_HOME},
    {"backend.userland.com/rss", XML_HOME},
    {"backend.userland.com/rss2", XML_HOME},
    {"backend.userland.com/rss091", XML_HOME},
    {"backend.userland.com/rss092", XML_HOME},
    {"backend.userland.com/rss191", XML_HOME},
    {"backend.userland.com/blogchannelmodule", XML_OTHER},
    {"blogs.law.harvard.edu/tech/rss", XML_HOME},
    {"cyber.harvard.edu/rss", XML_HOME},
    {"cyber.harvard.edu/rss/rss.html", XML_HOME},
    {"cyber.law.harvard.edu/rss", XML_HOME},
    {"cyber.law.harvard.edu/rss/rss.html", XML_HOME},
    {"www.rssboard.org/rss-specification", XML_HOME},
    {"www.w3.org/2005/atom", XML_ATOM},
    {"purl.org/atom/ns#", XML_ATOM},
    {"example.com/newformat#", XML_ATOM},
    {"example.com/necho", XML_ATOM},
    {"purl.org/echo", XML_ATOM},
    {"uri/of/echo/namespace#", XML_ATOM},
    {"www.w3.org/1999/02/22-rdf-syntax-ns#", XML_RDF},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", XML_RDF},
    {"purl.org/rss/1.0/modules/content", XML_CONTENT},
    {"purl.org/rss/1.0/modules/syndication", XML_SYNDICATION},
    {"purl.org/dc/elements/1.1", XML_DC},
    {"purl.org/dc/elements/1.0", XML_DC},
    {"purl.org/dc/terms", XML_DCTERMS},
    {"search.yahoo.com/mrss", XML_MEDIA},
    {"search.yahoo.com/searchmonkey/media", XML_MEDIA},
    {"search.yahoo.com/rss", XML_MEDIA},
    {"www.rssboard.org/media-rss", XML_MEDIA},
    {"video.search.yahoo.com/mrss", XML_MEDIA},
    {"tools.search.yahoo.com/mrss", XML_MEDIA},
    {"api.maps.yahoo.com/maps/v2.0/annotatedmaps.xsd", XML_OTHER},
    {"www.itunes.com/dtds/podcast-1.0.dtd", XML_ITUNES},
    {"www.google.com/schemas/play-podcasts/1.0", XML_GOOGLEPLAY},
    {"news.yandex.ru", XML_YANDEX},
    {"news.rambler.ru", XML_RAMBLER},
    {"news.rambler.ru/rss", XML_RAMBLER},
    {"rambler.ru", XML_RAMBLER},
    {"turbo.yandex.ru", XML_TURBO},
    {"www.w3.org/1999/xhtml", XML_XHTML},
    {"www.w3.org/1999/html", XML_XHTML},
};

static const struct {
    const char *prefix;
    enum xml_space space;
} prefixes[] = {
    {"atom", XML_ATOM},       {"atom10", XML_ATOM},
    {"atom03", XML_ATOM},     {"a10", XML_ATOM},
    {"rdf", XML_RDF},         {"rss", XML_HOME},
    {"content", XML_CONTENT}, {"dc", XML_DC},
    {"dcterms", XML_DCTERMS}, {"dcterm", XML_DCTERMS},
    {"media", XML_MEDIA},     {"mrss", XML_MEDIA},
    {"itunes", XML_ITUNES},   {"googleplay", XML_GOOGLEPLAY},
    {"sy", XML_SYNDICATION},  {"yandex", XML_YANDEX},
    {"rambler", XML_RAMBLER}, {"turbo", XML_TURBO},
    {"xhtml", XML_XHTML},
};

/* True when both are one address; `known` is in lower case and bare. */
static bool same_address(const char *uri, const char *known)
{
    size_t length = strlen(known);
    if (strncasecmp(uri, "http://", 7) == 0)
        uri += 7;
    else if (strncasecmp(uri, "https://", 8) == 0)
        uri += 8;
    if (strncasecmp(uri, known, length) != 0)
        return false;
    uri += length;
    uri += *uri == '/' && length > 0;
    return !*uri;
}

enum xml_space xml_space_find(const char *prefix, const char *uri)
{
    for (size_t i = 0; uri && i < sizeof addresses / sizeof *addresses; i++)
        if (same_address(uri, addresses[i].uri))
            return addresses[i].space;
    if (!prefix || !prefix[0])
        return XML_HOME;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strcasecmp(prefix, prefixes[i].prefix) == 0)
            return prefixes[i].space;
    return XML_OTHER;
}
