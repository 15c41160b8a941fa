/* XML as newsrooms write it to XML that a parser takes without losing text: outside CDATA every ampersand
 * begins a reference that is known, characters that XML forbids are gone, attributes are quoted and come
 * once, every element ends and none is nested deeper than LIMIT_XML_DEPTH. Comments, declarations and
 * processing instructions go; line breaks stay, so that a line number counts in both. One thread at a time;
 * linear. */
#ifndef FOYER_INGEST_READ_XML_REPAIR_H
#define FOYER_INGEST_READ_XML_REPAIR_H

#include "base/buffer.h"
#include "base/limits.h"
#include "ingest/read/xml/root.h"

#include <stdbool.h>
#include <stddef.h>

enum { XML_TAG_NAME_MAX = 100 };

/* The target of the processing instruction that stands where a document breaks off. */
#define XML_REPAIR_CUT "foyer-cut"

/* A place in the document. */
struct xml_place {
    size_t line;         /* from 1; 0: there is none */
    const char *message; /* a literal */
};

struct xml_name {
    const char *text; /* points into the document */
    size_t length;
};

struct xml_repair {
    const char *text, *at, *end;
    const struct xml_root *root;
    const char *cdata_end; /* inside a CDATA section: where it stops; NULL: not in one */
    bool quote_missing[2]; /* no more " or ' in the rest */
    size_t entity_room;    /* bytes that the document's own entities may still add */
    struct xml_name open[LIMIT_XML_DEPTH];
    size_t depth;
    struct xml_name deep; /* the last start tag left out because of its depth */
    size_t skipped;       /* how many of those are open */
    bool done;
    size_t places; /* that were repaired */
    struct xml_place first;
    struct xml_place broken; /* the first that may have cost something */
};

/* Begins at the root that was found. Text and root are borrowed until the last part is out. */
void xml_repair_start(struct xml_repair *repair, const char *text, size_t length,
                      const struct xml_root *root);

/* Appends the next part, some tens of kilobytes. False: that was the last. */
bool xml_repair_next(struct xml_repair *repair, struct buffer *out);

/* The following are for this file's neighbours, which repair tags and references. Bytes behind repair->at. */
size_t xml_repair_left(const struct xml_repair *repair);
/* Counts a repair at repair->at; the first one's line and message (a literal) are kept. */
void xml_repair_note(struct xml_repair *repair, const char *message);
/* The same of what may have cost something; it is not counted as a repair. */
void xml_repair_break(struct xml_repair *repair, const char *message);
/* reference.c: appends what the ampersand at repair->at begins and goes behind it. */
void xml_repair_reference(struct xml_repair *repair, struct buffer *out);
/* Appends bytes without what XML forbids. */
void xml_repair_put(const char *bytes, size_t length, struct buffer *out);

/* tag.c: whether a tag begins here, and taking it. */
bool xml_tag_begins(const struct xml_repair *repair);
void xml_tag_take(struct xml_repair *repair, struct buffer *out);
/* Whether a name may begin with it; the name at repair->at, which is skipped. */
bool xml_tag_letter(char c);
struct xml_name xml_tag_name(struct xml_repair *repair);
/* Appends the attributes at repair->at (tag_attributes.c); stops at the end of the tag. */
void xml_tag_attributes(struct xml_repair *repair, struct buffer *out);
/* Ends every open element. */
void xml_tag_end_all(struct xml_repair *repair, struct buffer *out);

#endif
