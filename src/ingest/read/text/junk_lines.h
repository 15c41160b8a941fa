/* The words of junk.h, read once from assets/junk_lines.txt, so that a translator adds to them without a
 * compiler. Knows nothing of HTML. Reading: before there are threads; what was read: any thread. */
#ifndef FOYER_INGEST_READ_TEXT_JUNK_LINES_H
#define FOYER_INGEST_READ_TEXT_JUNK_LINES_H

#include "base/error.h"
#include "ingest/read/text/junk.h"

#include <stdbool.h>
#include <stddef.h>

struct junk_line {
    const char *pattern; /* in lower case */
    enum junk junk;
};

struct junk_lines {
    char *text;              /* owned; the patterns point into it */
    struct junk_line *whole; /* those without "*" and "{n}", in order of the pattern, none twice */
    struct junk_line *open;  /* those with, in order of the file */
    size_t whole_count, open_count;
};

/* Reads the file: rows of "line", "leftover" or "tail" and a pattern; "#" begins a comment; at most
 * LIMIT_JUNK_FILE bytes and LIMIT_JUNK_LINES rows. False with the first mistake in `error`, with file and
 * line; what is right in it counts all the same. `lines` is overwritten; finish it either way. */
bool junk_lines_read(struct junk_lines *lines, const char *path, struct error *error);

/* A zeroed struct is a valid one without lines. */
void junk_lines_finish(struct junk_lines *lines);

/* What the text from `first` to `end`, in lower case and without what stands at its ends, is. */
enum junk junk_lines_find(const struct junk_lines *lines, const char *first, const char *end);

#endif
