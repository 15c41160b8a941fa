/* One connection to SQLite, for this room only: how it is opened, and what went wrong in words for people.
 * Knows nothing of feeds and photos. */
#ifndef FOYER_STORE_CONNECTION_H
#define FOYER_STORE_CONNECTION_H

#include "base/error.h"

#include <sqlite3.h>

struct connection {
    sqlite3 *sqlite;  /* NULL: closed */
    const char *path; /* of the database; borrowed, outlives the connection */
    int failure;      /* primary result code of the last failure; 0 when there was none */
};

/* How a reader may open without writing a byte. */
enum connection_access {
    CONNECTION_SHARED,   /* beside a writer that may be alive; index memory mapped read-only */
    CONNECTION_NO_INDEX, /* the "-shm" file is gone: SQLite makes one if this user may */
    CONNECTION_ALONE     /* nothing in the "-wal" file: the database file is all there is. The caller must
                            look afterwards whether a writer has come meanwhile, and then read again. */
};

/* Opens for writing and makes the file. No schema is looked at and no setting made that reaches the disk. */
bool connection_open_writer(struct connection *connection, const char *path, struct error *error);
bool connection_open_reader(struct connection *connection, const char *path, enum connection_access access,
                            struct error *error);
/* A closed or zeroed one is accepted. */
void connection_close(struct connection *connection);

/* Fills `error` with "PATH: what happened: what to do" after a call of SQLite failed, remembers the cause.
 * Returns false. */
bool connection_fail(struct connection *connection, struct error *error);

/* True when the last failure means that the file is damaged. */
bool connection_damaged(const struct connection *connection);

/* Runs SQL that gives no rows and has no parameters; several statements may stand in it. */
bool connection_run(struct connection *connection, const char *sql, struct error *error);

#endif
