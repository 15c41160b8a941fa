/* The lines that are no part of a story, as Foyer is installed with them. */
#ifndef FOYER_TESTS_ASSET_H
#define FOYER_TESTS_ASSET_H

#include "ingest/read/text/junk_lines.h"

/* Read once; kept to the end of the program. Fails the test when the file is missing or wrong. */
const struct junk_lines *asset_junk(void);

#endif
