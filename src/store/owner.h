/* Whose a store is, for this room only: a file of the wrong owner in it would stop foyer ingest. */
#ifndef FOYER_STORE_OWNER_H
#define FOYER_STORE_OWNER_H

#include "store/store.h"

/* True when what is there of the store's folder and database may be written; `error` says else as which user
 * to come. */
bool owner_may_write(const struct store *store, struct error *error);

#endif
