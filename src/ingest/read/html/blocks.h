/* Elements and text in the order of the document to blocks and photos. Knows nothing of the parser that calls
 * it. One thread at a time. */
#ifndef FOYER_INGEST_READ_HTML_BLOCKS_H
#define FOYER_INGEST_READ_HTML_BLOCKS_H

#include "ingest/read/html/html.h"

#include <stddef.h>

struct html_blocks;

struct html_blocks *html_blocks_create(int screen_width, const struct junk_lines *junk,
                                       struct html_content *content);

/* Finishes what is open, takes out leftovers of interactive boxes, and frees the struct. */
void html_blocks_destroy(struct html_blocks *blocks);

/* `attributes`: names and values in turn, then NULL; NULL: none. */
void html_blocks_start(struct html_blocks *blocks, const char *name, const char *const *attributes);

/* Ends the element begun last: the caller's elements are nested. */
void html_blocks_end(struct html_blocks *blocks);

/* Text inside the element begun last, in pieces of any size that do not cut characters. */
void html_blocks_text(struct html_blocks *blocks, const char *text, size_t length);

#endif
