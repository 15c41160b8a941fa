/* One story of an XML feed while it is read, whatever the dialect; and what becomes of it. One thread at a
 * time. */
#ifndef FOYER_INGEST_READ_XMLFEED_ITEM_H
#define FOYER_INGEST_READ_XMLFEED_ITEM_H

#include "ingest/read/draft/draft.h"
#include "ingest/read/xml/walk.h"
#include "ingest/read/xmlfeed/media.h"

#include <stdbool.h>
#include <stdint.h>

enum xml_field {
    FIELD_NONE,
    FIELD_ID,
    FIELD_LINK, /* addresses, resolved, the best first */
    FIELD_LINK_ELSE,
    FIELD_LINK_RELATED,
    FIELD_LINK_SELF,
    FIELD_TITLE,
    FIELD_TITLE_ELSE,
    FIELD_CONTENT, /* texts, the best first */
    FIELD_FULL,
    FIELD_DESCRIPTION,
    FIELD_MEDIA_DESCRIPTION,
    FIELD_BYLINE, /* names, the best first */
    FIELD_AUTHOR,
    FIELD_AUTHOR_ELSE,
    FIELD_SECTION,
    FIELD_SECTION_ELSE,
    FIELD_SOURCE,
    FIELD_PUBLISHED, /* dates, the best first */
    FIELD_DATE,
    FIELD_DATE_ELSE,
    FIELD_UPDATED,
    FIELD_LANGUAGE,
    XML_FIELDS
};

/* All owned; NULL: none. */
struct xml_value {
    char *text, *base, *language;
    enum text_kind kind;
};

struct xml_item {
    struct xml_value values[XML_FIELDS];
    bool id_is_link; /* the id may stand in for a link */
    bool cut;        /* the document broke off in one of the fields */
    char *language;  /* by xml:lang */
};

/* Sets a field unless it is set already or the text is blank; authors of one kind are joined by commas. */
void xml_item_set(struct xml_item *item, enum xml_field field, const char *text, enum text_kind kind,
                  const struct xml_element *element);

/* A zeroed item is a valid empty one, and this makes one of it again. */
void xml_item_clear(struct xml_item *item);

/* What the feed says for all its stories; NULL: nothing. */
struct xml_defaults {
    const char *author;
    const char *language; /* by xml:lang: what is only inherited yields to the feed's <language> */
};

/* Hands the story on. `where` names it ("items[3]"). */
void xml_item_add(struct reading *reading, const struct xml_item *item, struct media *media,
                  const char *where, struct xml_defaults defaults);

#endif
