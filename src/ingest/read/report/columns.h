/* Text in the columns of a terminal, where a letter may take none, one or two of them. Any thread. */
#ifndef FOYER_INGEST_READ_REPORT_COLUMNS_H
#define FOYER_INGEST_READ_REPORT_COLUMNS_H

#include "base/buffer.h"

/* Appends the text, cut with "…" or padded to exactly so many columns. */
void columns_put(struct buffer *line, const char *text, int columns);

/* Appends the text, broken between words so that no line passes column `width`; the line has `used` columns
 * already, further lines begin behind `indent` blanks. A word too long for a line is cut into pieces. */
void columns_wrap(struct buffer *lines, const char *text, int used, int indent, int width);

#endif
