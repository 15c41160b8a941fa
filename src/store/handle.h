/* What a handle holds and what its files do for each other, for this room only. A writer keeps one
 * connection; a reader opens one for each edition it reads, so that between two of them it holds no lock and
 * no file, whatever happens to either. */
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

/* --- writer.c --- */

/* Takes the lock and brings the writer's connection up, whatever stands in the folder. */
bool writer_begin(struct store *store, struct error *error);
void writer_end(struct store *store);

/* Call after a failure: a database that proved damaged is set aside and a new one begun, and `error` then
 * says so. Does nothing otherwise. */
void writer_heal(struct store *store, struct error *error);

/* --- transaction.c: one write, whole or not at all ---
 *
 *     bool fine = transaction_begin(store, error) && … && …;
 *     return transaction_end(store, fine, error);
 */

/* Opens the database again when it was removed or replaced meanwhile. */
bool transaction_begin(struct store *store, struct error *error);
/* Commits when `fine`, else rolls back. Returns true when it was committed. */
bool transaction_end(struct store *store, bool fine, struct error *error);

/* --- lock.c: the file that keeps a second writer out --- */

/* The file descriptor that holds the lock until it is closed, or -1 with `error`, which names the process
 * that has it. The system drops the lock with the process, however it ends; the file itself stays. */
int lock_take(const char *path, struct error *error);

/* --- aside.c: a database that cannot be used, so that somebody may still look at it --- */

/* Renames FOLDER/NAME and its WAL to "NAME.WHY-N", N counting up, and removes all but the newest three that
 * were set aside before. No connection may be open. Returns the new name (malloc'd) or NULL with `error`. */
char *aside_move(const char *folder, const char *name, const char *why, struct error *error)
    __attribute__((warn_unused_result));

#endif
