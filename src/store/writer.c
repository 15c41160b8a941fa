/* The writer's connection: lock, settings, and a database that can be used in any case. */
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "store/alert_folder.h"
#include "store/handle.h"
#include "store/schema.h"
#include "store/statement.h"

#include <stdlib.h>
#include <unistd.h>

/* The WAL is copied into the database when it has this many pages of 4096 bytes. */
enum { WRITER_CHECKPOINT_PAGES = 1000 };

/* FULL: a commit is on disk when it returns, and so are the commits that a removed photo file relies on. A
 * commit costs one fsync of the WAL, and there are few. */
static const char writer_settings[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = "
    "MEMORY;"
    "PRAGMA journal_size_limit = 4194304; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF";

static void writer_sign(struct store *store)
{
    signature_advance(store->wal, clock_of_files(), &store->committed);
}

static int writer_committed(void *data, sqlite3 *sqlite, const char *name, int pages)
{
    struct store *store = data;
    writer_sign(store);
    if (pages >= WRITER_CHECKPOINT_PAGES)
        (void)sqlite3_wal_checkpoint_v2(sqlite, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return SQLITE_OK;
}

/* A read-only connection needs the "-wal" and "-shm" files: they stay when the writer goes. */
static bool writer_configure(struct store *store, struct error *error)
{
    struct connection *connection = &store->connection;
    int keep = 1;
    int64_t wal;
    if (!connection_run(connection, writer_settings, error) ||
        !statement_read_number(connection, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 0, &wal,
                               error))
        return false;
    if (!wal)
        return error_set(error, "%s: this file system shares no memory between processes: use a local disk",
                         connection->path);
    if (sqlite3_file_control(connection->sqlite, "main", SQLITE_FCNTL_PERSIST_WAL, &keep) != SQLITE_OK)
        return connection_fail(connection, error);
    sqlite3_wal_hook(connection->sqlite, writer_committed, store);
    return true;
}

/* Edition numbers of a new database begin above those of the one that stood there before, so that a display
 * that has seen that one does not take an edition for known. */
static int64_t writer_first_number(const struct store *store)
{
    return clock_wall(store->clock) * 1000;
}

/* Opens and looks. `*why` is set when the database must be set aside, and nothing was changed then. */
static bool writer_open(struct store *store, const char **why, struct error *error)
{
    struct connection *connection = &store->connection;
    struct error found = {0};
    *why = NULL;
    if (!connection_open_writer(connection, store->database, error))
        return false;
    enum schema_state state = schema_inspect(connection, &found);
    if (state == SCHEMA_UNKNOWN)
        return error_set(error, "%s", found.text);
    if (state == SCHEMA_NEWER)
        *why = "newer";
    else if (state == SCHEMA_DAMAGED || (state == SCHEMA_CURRENT && !schema_sound(connection)))
        *why = "damaged";
    if (*why)
        return true;
    bool fine = writer_configure(store, error) &&
                (state != SCHEMA_OLDER ||
                 schema_export_alerts(connection, store->folder, clock_wall(store->clock), error)) &&
                (state == SCHEMA_CURRENT || schema_migrate(connection, writer_first_number(store), error));
    if (!fine && connection_damaged(connection)) {
        error_clear(error);
        *why = "damaged";
        return true;
    }
    return fine;
}

static bool writer_set_aside(struct store *store, const char *why, struct error *error)
{
    connection_close(&store->connection);
    char *name = aside_move(store->folder, STORE_DATABASE, why, error);
    if (!name)
        return false;
    log_warning("store",
                "%s: is %s: set aside as %s, a new one is begun and fills with the next reading of the feeds",
                store->database, why[0] == 'n' ? "of a newer foyer than this one" : "damaged", name);
    free(name);
    return true;
}

static bool writer_open_any(struct store *store, struct error *error)
{
    const char *why;
    if (!writer_open(store, &why, error))
        return false;
    if (why && (!writer_set_aside(store, why, error) || !writer_open(store, &why, error)))
        return false;
    if (why)
        return error_set(error, "%s: a new database is damaged at once: check the disk or SD card",
                         store->database);
    signature_take(store->database, store->wal, &store->opened);
    /* Who was killed between a commit and its time left that to the next. */
    writer_sign(store);
    return true;
}

/* All that stands in the store's folder besides the database. */
static bool writer_lock(struct store *store, struct error *error)
{
    struct alert_folder alerts;
    struct error cause = {0};
    if (!file_make_folder(store->photos, error))
        return false;
    store->lock = lock_take(store->lock_path, error);
    if (store->lock < 0)
        return false;
    if (!alert_folder_make(&alerts, store->folder, &cause))
        log_warning("store", "no alert can be given: %s", cause.text);
    alert_folder_close(&alerts);
    return true;
}

bool writer_begin(struct store *store, struct error *error)
{
    if (writer_lock(store, error) && writer_open_any(store, error))
        return true;
    writer_end(store);
    return false;
}

void writer_end(struct store *store)
{
    connection_close(&store->connection);
    if (store->lock >= 0)
        close(store->lock);
    store->lock = -1;
}

void writer_heal(struct store *store, struct error *error)
{
    if (!store->connection.sqlite || !connection_damaged(&store->connection))
        return;
    if (writer_set_aside(store, "damaged", error) && writer_open_any(store, error)) {
        error_clear(error);
        error_set(error, "%s: was damaged: it is set aside and a new one begun, read the feeds again",
                  store->database);
        return;
    }
    writer_end(store);
}
