/* Where the XML of a feed begins, whatever stands before it. Any thread; linear. */
#ifndef FOYER_INGEST_READ_XML_ROOT_H
#define FOYER_INGEST_READ_XML_ROOT_H

#include "story/feed.h"

#include <stdbool.h>
#include <stddef.h>

/* An entity that the document declares for itself and whose value is plain, short text. */
struct xml_entity {
    const char *name, *value; /* point into the document */
    size_t name_length, value_length;
};

enum { XML_ENTITIES_MAX = 64 };

struct xml_root {
    enum feed_format format;
    size_t offset; /* of the root's "<" */
    size_t cut;    /* bytes that should not stand before the declaration or the root; 0: all in order */
    struct xml_entity entities[XML_ENTITIES_MAX];
    size_t entity_count;
};

/* Finds the root element of a feed: behind a declaration, comments, a DOCTYPE and a few kilobytes of anything
 * else, such as PHP notices. False when there is none, or when HTML begins first. */
bool xml_root_find(const char *text, size_t length, struct xml_root *root);

#endif
