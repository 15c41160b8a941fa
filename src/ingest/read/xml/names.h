/* The namespaces that feeds use, known by their addresses, else by their usual prefixes. Any thread. */
#ifndef FOYER_INGEST_READ_XML_NAMES_H
#define FOYER_INGEST_READ_XML_NAMES_H

enum xml_space {
    XML_ANY,   /* in a rule: whatever it is */
    XML_HOME,  /* RSS in all its versions; what stands in no known namespace and has no prefix */
    XML_OTHER, /* a prefix that nobody knows */
    XML_ATOM,
    XML_RDF,
    XML_CONTENT,
    XML_DC,
    XML_DCTERMS,
    XML_MEDIA,
    XML_ITUNES,
    XML_GOOGLEPLAY,
    XML_SYNDICATION,
    XML_YANDEX,
    XML_RAMBLER,
    XML_TURBO,
    XML_XHTML
};

/* The namespace of an element; either may be NULL. An address counts without its scheme, a final slash and
 * the case of its letters. */
enum xml_space xml_space_find(const char *prefix, const char *uri);

#endif
