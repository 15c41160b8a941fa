/* Reading without writing a byte: beside a live writer, after a killed one, in a folder of another user. */
#include "base/file.h"
#include "store/edition.h"
#include "store/handle.h"
#include "store/schema.h"

#include <fcntl.h>
#include <unistd.h>

/* A writer that opens, recovers or replaces the database while it is read costs a try. */
enum { READER_TRIES = 4 };

enum reader_outcome {
    READER_DONE,
    READER_AGAIN,  /* the database changed under the reader: at once again */
    READER_LATER,  /* SQLite has waited long enough for somebody else */
    READER_SETTLED /* failed, and would fail again until the files change */
};

/* False when a recovery would take nothing from the WAL: it ends within its header, or the header is none
 * (https://www.sqlite.org/fileformat2.html#walformat). A killed writer leaves that, and SQLite 3.40 spends
 * ten seconds on it before it gives up with "locking protocol" when it may not write. */
static bool wal_has_frames(const struct store *store, const struct signature *files)
{
    enum { WAL_HEADER = 32 };
    unsigned char magic[4] = {0};
    if (!files->wal.exists || files->wal.size <= WAL_HEADER)
        return false;
    int wal = open(store->wal, O_RDONLY | O_CLOEXEC);
    if (wal < 0)
        return true;
    bool valid = pread(wal, magic, sizeof magic, 0) == (ssize_t)sizeof magic && magic[0] == 0x37 &&
                 magic[1] == 0x7f && magic[2] == 0x06 && (magic[3] & 0xFEU) == 0x82;
    close(wal);
    return valid;
}

static enum connection_access reader_access(const struct store *store, const struct signature *files)
{
    if (!wal_has_frames(store, files))
        return CONNECTION_ALONE;
    return file_exists(store->index) ? CONNECTION_SHARED : CONNECTION_NO_INDEX;
}

/* The edition, or only a look when `edition` is NULL. */
static bool reader_load(struct connection *connection, struct edition **edition, bool *settled,
                        struct error *error)
{
    enum schema_state state = schema_inspect(connection, error);
    *settled = state != SCHEMA_UNKNOWN && state != SCHEMA_CURRENT;
    if (state != SCHEMA_CURRENT)
        return false;
    if (!edition)
        return true;
    *edition = edition_read(connection, error);
    *settled = !*edition && connection_damaged(connection);
    return *edition != NULL;
}

static bool reader_waited(const struct connection *connection)
{
    return connection->failure == SQLITE_BUSY || connection->failure == SQLITE_PROTOCOL;
}

static enum reader_outcome reader_try(struct store *store, struct edition **edition, struct error *error)
{
    struct signature before;
    struct signature after;
    struct connection connection;
    bool settled = false;
    signature_take(store->database, store->wal, &before);
    if (!before.database.exists) {
        store->seen = before;
        store->seen_any = true;
        error_set(error, "%s: there is no store yet: start foyer ingest, which makes it", store->folder);
        return READER_SETTLED;
    }
    enum connection_access access = reader_access(store, &before);
    bool fine = connection_open_reader(&connection, store->database, access, error) &&
                reader_load(&connection, edition, &settled, error);
    connection_close(&connection);
    signature_take(store->database, store->wal, &after);
    bool torn = access == CONNECTION_ALONE && !signature_equal(&before, &after);
    if (torn)
        return READER_AGAIN;
    if (!fine && !settled)
        return reader_waited(&connection) ? READER_LATER : READER_AGAIN;
    if (edition) {
        store->seen = before;
        store->seen_any = true;
    }
    return fine ? READER_DONE : READER_SETTLED;
}

static bool reader_read(struct store *store, struct edition **edition, struct error *error)
{
    enum reader_outcome outcome = READER_AGAIN;
    struct error cause = {0};
    for (int tries = 0; outcome == READER_AGAIN && tries < READER_TRIES; tries++) {
        error_clear(&cause);
        if (edition) {
            edition_destroy(*edition);
            *edition = NULL;
        }
        outcome = reader_try(store, edition, &cause);
    }
    if (outcome == READER_DONE)
        return true;
    if (edition) {
        edition_destroy(*edition);
        *edition = NULL;
    }
    return error_set(error, "%s", cause.set ? cause.text : "the store is being replaced: try again");
}

struct store *store_open_reader(const char *folder, struct error *error)
{
    struct store *store = store_create(folder);
    if (reader_read(store, NULL, error))
        return store;
    store_close(store);
    return NULL;
}

bool store_changed(struct store *store)
{
    struct signature now;
    signature_take(store->database, store->wal, &now);
    return !store->seen_any || !signature_equal(&now, &store->seen);
}

struct edition *store_read_edition(struct store *store, struct error *error)
{
    struct edition *edition = NULL;
    if (!store->clock)
        return reader_read(store, &edition, error) ? edition : NULL;
    signature_take(store->database, store->wal, &store->seen);
    store->seen_any = true;
    if (!store->connection.sqlite && !writer_begin(store, error))
        return NULL;
    edition = edition_read(&store->connection, error);
    if (!edition)
        writer_heal(store, error);
    return edition;
}
