/* Lines that are no part of a story: "Read more", "The post … appeared first on …". The words are data,
 * junk_lines.h. Any thread. */
#ifndef FOYER_INGEST_READ_TEXT_JUNK_H
#define FOYER_INGEST_READ_TEXT_JUNK_H

#include <stdbool.h>

struct junk_lines;

enum junk {
    JUNK_NONE,
    JUNK_LINE,     /* goes itself */
    JUNK_LEFTOVER, /* goes with the box it stands in: polls, comment forms, subscriptions */
    JUNK_TAIL      /* goes when it stands behind a leftover: "Yes", "Submit" */
};

/* Whether a block is one of the texts that an operator does not want, as read_request has them; NULL: none.
 */
bool junk_is_unwanted(const char *text, const char *unwanted);

/* About a whole block of clean text. Without `lines` (NULL) only what has no words is junk. */
enum junk junk_find(const struct junk_lines *lines, const char *text);

/* Shortens a clean text in place whose end only says that there is more elsewhere: "[+1540 chars]" goes,
 * "[…]" and "[...]" become "…". */
void junk_trim(char *text);

#endif
