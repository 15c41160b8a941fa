/* A set of names for one transaction, in memory beside the database (the temporary table "names"), so that
 * SQL can ask what is not among them. For this room only. */
#ifndef FOYER_STORE_NAMES_H
#define FOYER_STORE_NAMES_H

#include "store/statement.h"

/* An empty set; the one before is forgotten. `names` is closed with statement_close. */
bool names_begin(struct statement *names, struct connection *connection, struct error *error);
/* `*known` (unless NULL): it was there already. */
bool names_add(struct statement *names, const char *name, bool *known, struct error *error);

#endif
