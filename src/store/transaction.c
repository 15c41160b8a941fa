/* Begins and ends a write, whatever became of the database since the last one. Knows no table. The writer's
 * thread. */
#include "base/log.h"
#include "store/handle.h"

/* Somebody may have removed or replaced the folder: what is written into a file without a name is lost. */
static bool database_moved(const struct store *store)
{
    struct signature now;
    signature_take(store->database, store->wal, &now);
    return !now.database.exists || now.database.inode != store->opened.database.inode ||
           now.database.device != store->opened.database.device || !now.wal.exists ||
           now.wal.inode != store->opened.wal.inode;
}

bool transaction_begin(struct store *store, struct error *error)
{
    if (!store->clock)
        return error_set(error, "%s: was opened for reading only", store->folder);
    if (store->connection.sqlite && database_moved(store)) {
        log_warning("store", "%s: was removed or replaced while in use: opening it again", store->database);
        writer_end(store);
    }
    if (!store->connection.sqlite && !writer_begin(store, error))
        return false;
    return connection_run(&store->connection, "BEGIN IMMEDIATE", error);
}

bool transaction_end(struct store *store, bool fine, struct error *error)
{
    struct connection *connection = &store->connection;
    if (!connection->sqlite)
        return false;
    fine = fine && connection_run(connection, "COMMIT", error);
    if (fine)
        return true;
    /* Of some failures SQLite has rolled back by itself. */
    int failure = connection->failure;
    if (!sqlite3_get_autocommit(connection->sqlite))
        (void)connection_run(connection, "ROLLBACK", NULL);
    connection->failure = failure;
    writer_heal(store, error);
    return false;
}
