/* The document as a table for people: what `foyer probe` prints. Any thread. */
#ifndef FOYER_INGEST_READ_REPORT_TABLE_H
#define FOYER_INGEST_READ_REPORT_TABLE_H

#include "story/feed.h"

#include <stdio.h>

/* Writes a head (title, format, encoding, language), for each story a line with what was found, why its photo
 * was chosen and what it lacks, and the problems. Dates are UTC; no line is wider than 100 columns. */
void feed_document_table(const struct feed_document *document, FILE *out);

#endif
