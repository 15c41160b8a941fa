/* The bundled stories, in a temporary folder with a configuration and a store of its own. */
#ifndef FOYER_COMMAND_DEMO_H
#define FOYER_COMMAND_DEMO_H

#include "base/error.h"
#include "command/data.h"
#include "command/scratch.h"
#include "config/config.h"

struct demo {
    struct scratch scratch;
    char *config; /* file in it */
};

/* Makes the folder and writes the configuration. */
bool demo_init(struct demo *demo, const struct data *data, struct error *error);
void demo_finish(struct demo *demo);

/* Where there is no display: reads the stories, draws every page to a PNG file of that size in
 * "foyer-demo-pages" under the current folder and prints their names. Returns an exit status. */
int demo_pages(struct config *config, const struct data *data, int width, int height);

#endif
