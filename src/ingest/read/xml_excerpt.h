/* Whether a feed's summary is only the beginning of the body. Any thread. */
#ifndef FOYER_INGEST_READ_XML_EXCERPT_H
#define FOYER_INGEST_READ_XML_EXCERPT_H

#include "ingest/read/draft.h"

#include <stdbool.h>

/* True when the summary repeats the body's beginning, with or without dots at its end, so that showing both
 * would say it twice. False when it is exactly the first paragraph: that one is taken out of the body. */
bool xml_is_excerpt(struct reading *reading, struct draft_text summary, struct draft_text body);

#endif
