/* The document as a table for people: what `foyer probe` prints. Any thread. */
#ifndef FOYER_INGEST_READ_TABLE_H
#define FOYER_INGEST_READ_TABLE_H

#include "story/feed.h"

#include <stdio.h>

/* Writes a head (title, format, encoding, language), one line per story, and the problems. Dates are UTC;
 * headlines are cut to columns of a terminal. */
void feed_document_table(const struct feed_document *document, FILE *out);

#endif
