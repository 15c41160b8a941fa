/* The tables, how an older database becomes one of today, and whether a database is ours at all. */
#ifndef FOYER_STORE_SCHEMA_H
#define FOYER_STORE_SCHEMA_H

#include "store/connection.h"

#include <stdint.h>

enum schema_state {
    SCHEMA_CURRENT,
    SCHEMA_EMPTY, /* a database without a table: just made */
    SCHEMA_OLDER,
    SCHEMA_NEWER,   /* made by a later foyer */
    SCHEMA_DAMAGED, /* or not ours */
    SCHEMA_UNKNOWN  /* could not be read, with `error` */
};

/* Reads the header; changes nothing. For all but CURRENT `error` says what that means for a reader. */
enum schema_state schema_inspect(struct connection *connection, struct error *error);

/* Reads the whole file (PRAGMA quick_check): true when it is sound. */
bool schema_sound(struct connection *connection);

/* Before an OLDER one is migrated: the alerts in force at `now` that it may still have become files of the
 * store's folder (store/alerts.h), once, with their numbers unless somebody has given those since. */
bool schema_export_alerts(struct connection *connection, const char *store, int64_t now, struct error *error);

/* Brings an EMPTY or OLDER database to today's tables in one transaction. Edition numbers of an empty one
 * begin at `first_number`. */
bool schema_migrate(struct connection *connection, int64_t first_number, struct error *error);

#endif
