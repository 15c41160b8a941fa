/* What the elements of HTML are to the text of a story. Any thread. */
#ifndef FOYER_INGEST_READ_HTML_TAGS_H
#define FOYER_INGEST_READ_HTML_TAGS_H

#include <stdbool.h>
#include <stddef.h>

enum tag_role {
    TAG_INLINE,    /* its text belongs to what is around it; every unknown element */
    TAG_IGNORED,   /* as if it were not there, its content is */
    TAG_DROPPED,   /* goes with its content */
    TAG_RAW,       /* the same, and nothing in it is markup (script, style, …) */
    TAG_PARAGRAPH, /* a boundary that holds a paragraph */
    TAG_BOUNDARY,  /* div, section, table, …: what is in it does not run on outside */
    TAG_CELL,
    TAG_HEADING,
    TAG_ITEM,
    TAG_QUOTE,
    TAG_FIGURE,
    TAG_CAPTION,
    TAG_CREDIT, /* inside a caption */
    TAG_BREAK,
    TAG_IMAGE,
    TAG_SOURCE,  /* a rendition of the <img> that follows */
    TAG_FALLBACK /* for readers without scripts: its pictures count, its text does not */
};

struct tag {
    const char *name;
    enum tag_role role;
    bool empty; /* has no end tag */
    bool ends;  /* may lack its end tag: the next one of its kind ends it */
    bool block; /* a dropped element that stands between paragraphs */
};

/* Of a name in any case; an unknown one is like "span". Never NULL. */
const struct tag *tag_find(const char *name, size_t length);

/* Whether the name is one of HTML's that stand in the table. */
bool tag_is_known(const char *name, size_t length);

enum { TAG_COUNT_MAX = 128 };

/* Position of a tag in the table, below TAG_COUNT_MAX. */
size_t tag_index(const struct tag *tag);

#endif
