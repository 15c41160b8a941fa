/* Keeps the log of a piece of work back, for commands that do in one go what is logged for a process that
 * runs for years. Main thread, and no other may write to standard error meanwhile. */
#ifndef FOYER_COMMAND_QUIET_H
#define FOYER_COMMAND_QUIET_H

#include <stdbool.h>
#include <stdio.h>

struct quiet {
    FILE *log;    /* what was written to standard error; NULL: nothing is kept back */
    int standard; /* the true standard error */
};

/* With FOYER_DEBUG in the environment nothing is kept back. */
void quiet_begin(struct quiet *quiet);

/* Lets standard error through again, and first, with `tell`, the warnings and errors that were kept back. */
void quiet_end(struct quiet *quiet, bool tell);

#endif
