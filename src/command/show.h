/* Shows stories until somebody quits: what `foyer run` and `foyer display` have in common. */
#ifndef FOYER_COMMAND_SHOW_H
#define FOYER_COMMAND_SHOW_H

#include "command/data.h"
#include "command/options.h"
#include "command/supervisor.h"
#include "config/config.h"

struct show {
    const char *command; /* for messages */
    struct config *config;
    const struct data *data;
    bool fullscreen;
    int width, height;             /* of a window */
    struct supervisor *supervisor; /* NULL: ingest runs elsewhere */
};

/* False with `error`, and what to do instead, where there is nothing to show on. */
bool show_possible(struct error *error);

/* Returns an exit status. */
int show_run(const struct show *show);

#endif
