/* The inside of a tag, by WHATWG HTML section 13.2.5.32 to 13.2.5.40. Any thread; linear. */
#ifndef FOYER_INGEST_READ_HTML_ATTRIBUTES_H
#define FOYER_INGEST_READ_HTML_ATTRIBUTES_H

#include "base/buffer.h"
#include "ingest/read/text/entity.h"

#include <stddef.h>

/* The ">" that ends a tag, not one inside a quoted value; `bytes` begin behind the tag's name. NULL: none. */
const char *html_tag_end(const char *bytes, size_t length);

/* Appends those attributes that somebody here asks for, the first of each name, each with a space before it,
 * values decoded, escaped anew and cut to LIMIT_URL times two. */
void html_attributes_put(const char *bytes, size_t length, struct buffer *out);

/* Appends what the ampersand at text[0] begins: the character that a reference means, or "&amp;"; escaped
 * where HTML needs it. Returns the bytes used. */
size_t html_put_reference(const char *text, size_t length, enum entity_place place, struct buffer *out);

#endif
