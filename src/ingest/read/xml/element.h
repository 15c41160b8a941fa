/* From what libxml2 says of a tag to a struct xml_element (walk.h). Any thread. */
#ifndef FOYER_INGEST_READ_XML_ELEMENT_H
#define FOYER_INGEST_READ_XML_ELEMENT_H

#include "base/buffer.h"
#include "ingest/read/xml/walk.h"

#include <stddef.h>

enum { XML_NAME_SIZE = 48, XML_ATTRIBUTES_MAX = 64 };

/* The name in lower case, cut to XML_NAME_SIZE - 1 bytes. */
void xml_element_name(char *out, const char *name);

/* Puts a tag's attributes, five pointers each as SAX2 has them, into `attributes` (XML_ATTRIBUTES_MAX of
 * them), names in lower case, and returns how many; `base` and `language` are set to what xml:base and
 * xml:lang say. All texts live in `scratch` until it changes. */
size_t xml_element_attributes(const unsigned char *const *raw, size_t count, struct buffer *scratch,
                              struct xml_attribute *attributes, const char **base, const char **language);

#endif
