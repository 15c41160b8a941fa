/* HTML made ready for libxml2, whose parser is one of HTML 4 and has its own idea of entities: tags are told
 * from text as WHATWG HTML section 13.2.5 tells them; references become characters, what is left of < > & is
 * escaped; comments, scripts and styles, attributes that nobody asks for and end tags without a start are
 * gone; known names only, nested at most LIMIT_HTML_DEPTH deep. That keeps the parser linear. Any thread. */
#ifndef FOYER_INGEST_READ_HTML_PREPARE_H
#define FOYER_INGEST_READ_HTML_PREPARE_H

#include "base/buffer.h"

#include <stddef.h>

/* Appends to `out`, which stops at its maximum (`overflow` says so). */
void html_prepare(const char *html, size_t length, struct buffer *out);

#endif
