/* Texts of Atom: what `type`, `mode` and `src` say about them (RFC 4287 sections 3.1 and 4.1.3; Atom 0.3).
 * One thread at a time. */
#ifndef FOYER_INGEST_READ_DIALECTS_ATOM_TEXT_H
#define FOYER_INGEST_READ_DIALECTS_ATOM_TEXT_H

#include "ingest/read/xmlfeed/feed.h"

/* `open` and `close` of a text of the entry; without a type it is what the rule says. */
void atom_text_open(void *data, const struct xml_element *element, enum xml_action *action);
void atom_text_take(void *data, const struct xml_element *element, struct xml_text text);

/* `close` of the feed's title. */
void atom_text_take_title(void *data, const struct xml_element *element, struct xml_text text);

#endif
