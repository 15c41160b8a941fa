/* The edition as it stands in the database, for this room only. */
#ifndef FOYER_STORE_EDITION_H
#define FOYER_STORE_EDITION_H

#include "store/connection.h"
#include "story/edition.h"

/* Everything in one read transaction, sorted. NULL with `error`. */
struct edition *edition_read(struct connection *connection, struct error *error);

/* Inside a write transaction: what a display shows is another than before. */
bool edition_grow(struct connection *connection, struct error *error);

#endif
