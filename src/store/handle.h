/* What a handle holds, for this room only. A writer keeps one connection; a reader opens one for each edition
 * it reads, so that between two of them it holds no lock and no file, whatever happens to either. */
#ifndef FOYER_STORE_HANDLE_H
#define FOYER_STORE_HANDLE_H

#include "store/connection.h"
#include "store/signature.h"
#include "store/store.h"

#include <time.h>

#define STORE_DATABASE "foyer.db"

struct store {
    char *folder;
    char *database; /* paths */
    char *wal;
    char *index;
    char *photos;
    char *lock_path;

    /* writer */
    const struct clock *clock; /* NULL in a reader */
    int lock;                  /* file descriptor, -1 */
    struct connection connection;
    struct signature opened; /* to notice that the database was taken away from under the connection */
    struct timespec committed;
    struct store_photo_terms terms;
    int64_t photo_bytes; /* of all photos, when they were last trimmed */

    /* reader */
    struct signature seen; /* when the last edition was read */
    bool seen_any;
};

/* Paths only. */
struct store *store_create(const char *folder);

/* Takes the lock and brings the writer's connection up, whatever stands in the folder. */
bool writer_begin(struct store *store, struct error *error);
void writer_end(struct store *store);

/* Call after a failure: a database that proved damaged is set aside and a new one begun, and `error` then
 * says so. Does nothing otherwise. */
void writer_heal(struct store *store, struct error *error);

#endif
