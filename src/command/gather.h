/* An edition for one command's use: the stories of a configuration's feeds, read once into its store, and
 * read from there as the display would. */
#ifndef FOYER_COMMAND_GATHER_H
#define FOYER_COMMAND_GATHER_H

#include "config/config.h"
#include "store/store.h"

struct gathered {
    struct store *store;
    struct edition *edition;
};

/* Reads every feed once. A feed that fails does no harm, unless no story came at all. The configuration's
 * store must not be in use. Of the log only warnings are shown, but all of it when the environment has
 * FOYER_DEBUG. Main thread, before any other is started. */
bool gather(struct config *config, struct gathered *gathered, struct error *error);

/* Only what the store holds already. */
bool gather_stored(const struct config *config, struct gathered *gathered, struct error *error);

/* A zeroed struct is accepted. */
void gathered_finish(struct gathered *gathered);

#endif
