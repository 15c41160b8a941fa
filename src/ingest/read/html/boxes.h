/* Which box (div, section, list, table) each block of an article stands in, so that a line such as "Do you
 * like this article?" can take its whole box with it. One thread at a time. */
#ifndef FOYER_INGEST_READ_HTML_BOXES_H
#define FOYER_INGEST_READ_HTML_BOXES_H

#include "ingest/read/html/html.h"
#include "ingest/read/text/junk.h"

#include <stdbool.h>
#include <stddef.h>

struct html_boxes {
    size_t *parent; /* by number of the box: the box around it */
    size_t *last;   /* by number of the box: the last box inside it; boxes are numbered as they begin */
    size_t count, capacity;
    size_t current;   /* 0 is the article itself */
    size_t *of_block; /* by number of the block in the content */
    enum junk *junk;  /* the same */
    size_t block_capacity;
};

/* The article itself is the only box. */
void html_boxes_init(struct html_boxes *boxes);
/* Frees what it holds. */
void html_boxes_finish(struct html_boxes *boxes);

/* A box begins; returns the one around it, for html_boxes_end. */
size_t html_boxes_begin(struct html_boxes *boxes);
/* The current box ends; `around` is what its html_boxes_begin returned. */
void html_boxes_end(struct html_boxes *boxes, size_t around);

/* A block was added to the content as number `block`. */
void html_boxes_note(struct html_boxes *boxes, size_t block, enum junk junk);

/* Takes out leftovers: each with its whole box when nothing but short lines is in it, else with what follows
 * it there when that is little; and the answers ("Yes", "Submit") right behind it. */
void html_boxes_clear_leftovers(const struct html_boxes *boxes, struct html_content *content);

#endif
