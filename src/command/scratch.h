/* A temporary folder that goes with its owner. */
#ifndef FOYER_COMMAND_SCRATCH_H
#define FOYER_COMMAND_SCRATCH_H

#include "base/error.h"

#include <stdbool.h>

struct scratch {
    char *folder; /* owned; NULL: none */
};

/* Makes one under $XDG_RUNTIME_DIR, $TMPDIR or /tmp. */
bool scratch_init(struct scratch *scratch, struct error *error);

/* Removes it with all that is in it. A zeroed struct is accepted. */
void scratch_finish(struct scratch *scratch);

#endif
