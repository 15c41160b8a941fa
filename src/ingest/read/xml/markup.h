/* Elements inside a text back to markup, for the reader of HTML. Any thread. */
#ifndef FOYER_INGEST_READ_XML_MARKUP_H
#define FOYER_INGEST_READ_XML_MARKUP_H

#include "base/buffer.h"
#include "ingest/read/xml/walk.h"

/* Appends the start tag with its attributes. What `out` has no room for is dropped, see buffer.h; so below.
 */
void xml_markup_start(const struct xml_element *element, struct buffer *out);
/* Appends the end tag of that name; nothing for "br", which HTML would take for another line break. */
void xml_markup_end(const char *name, struct buffer *out);
/* Appends UTF-8 text, escaped so that HTML reads it as the same text. */
void xml_markup_text(const char *text, size_t length, struct buffer *out);

#endif
