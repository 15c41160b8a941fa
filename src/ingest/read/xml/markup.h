/* Elements inside a text back to markup, for the reader of HTML. Any thread. */
#ifndef FOYER_INGEST_READ_XML_MARKUP_H
#define FOYER_INGEST_READ_XML_MARKUP_H

#include "base/buffer.h"
#include "ingest/read/xml/walk.h"

void xml_markup_start(const struct xml_element *element, struct buffer *out);
void xml_markup_end(const char *name, struct buffer *out);
void xml_markup_text(const char *text, size_t length, struct buffer *out);

#endif
