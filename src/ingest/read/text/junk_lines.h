/* The words of junk.h as data, by language. */
#ifndef FOYER_INGEST_READ_TEXT_JUNK_LINES_H
#define FOYER_INGEST_READ_TEXT_JUNK_LINES_H

#include "ingest/read/text/junk.h"

#include <stddef.h>

struct junk_line {
    const char *language;
    const char
        *pattern; /* in lower case, without the punctuation at either end; "*" is any text, "#" a number */
    enum junk junk;
};

extern const struct junk_line junk_lines[];
extern const size_t junk_line_count;

#endif
