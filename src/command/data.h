/* Where the program finds what it was installed with: fonts, languages, lines of no story, the demo. */
#ifndef FOYER_COMMAND_DATA_H
#define FOYER_COMMAND_DATA_H

#include "base/error.h"

#include <stdbool.h>

struct data {
    char *fonts;     /* folder */
    char *languages; /* folder */
    char *junk;      /* lines that are no part of a story; the file may be missing */
    char *demo;      /* the demo's feed.json */
};

/* Looks in $FOYER_DATA, then where `make install` puts things relative to the program, then in the source
 * tree the program was built from. */
bool data_find(struct data *data, struct error *error);
void data_finish(struct data *data);

#endif
