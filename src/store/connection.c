/* Opens SQLite and turns its codes into words for people. Knows no table. The thread of its handle. */
#include "store/connection.h"

#include "base/buffer.h"
#include "base/limits.h"

#include <errno.h>
#include <string.h>

enum { WRITER_PATIENCE_MS = 5000, READER_PATIENCE_MS = 500 };

/* By primary result code. The text of SQLite follows in brackets where this says less than it. */
static const struct {
    int code;
    bool details;
    const char *text;
} failures[] = {
    {SQLITE_BUSY, false, "another program has locked the database: close it, it is tried again"},
    {SQLITE_CANTOPEN, true, "cannot open: check that the folder exists and who may read and write it"},
    {SQLITE_CONSTRAINT, true,
     "refused what does not fit together: a photo must be put before the story that has it"},
    {SQLITE_CORRUPT, true, "the database is damaged: foyer ingest sets it aside and begins a new one"},
    {SQLITE_IOERR, true, "cannot read or write: the old edition stays; check the disk or SD card"},
    {SQLITE_NOTADB, false, "is no database any more: foyer ingest sets it aside and begins a new one"},
    {SQLITE_READONLY, true, "cannot write: check who owns the folder and its files"},
    {SQLITE_TOOBIG, false, "a text is larger than the store keeps: the old edition stays"},
};

static bool space_is_short(int code, int cause)
{
    return code == SQLITE_FULL ||
           (code == SQLITE_IOERR && (cause == ENOSPC || cause == EDQUOT || cause == EFBIG));
}

bool connection_fail(struct connection *connection, struct error *error)
{
    int last = errno;
    int code = sqlite3_errcode(connection->sqlite) & 0xFF;
    int cause = sqlite3_system_errno(connection->sqlite);
    const char *said = sqlite3_errmsg(connection->sqlite);
    connection->failure = code;
    /* SQLite keeps no errno of a commit that failed: it stands where the system left it. */
    if (space_is_short(code, cause) || space_is_short(code, last))
        return error_set(error,
                         "%s: no space left on the disk: the old edition stays; make room, it is tried again",
                         connection->path);
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        if (failures[i].code != code)
            continue;
        if (!failures[i].details)
            return error_set(error, "%s: %s", connection->path, failures[i].text);
        return error_set(error, "%s: %s (%s%s%s)", connection->path, failures[i].text, said,
                         cause ? ", " : "", cause ? strerror(cause) : "");
    }
    return error_set(error, "%s: %s", connection->path, said);
}

bool connection_damaged(const struct connection *connection)
{
    return connection->failure == SQLITE_CORRUPT || connection->failure == SQLITE_NOTADB;
}

static bool connection_open(struct connection *connection, const char *name, int flags, int patience,
                            struct error *error)
{
    if (sqlite3_open_v2(name, &connection->sqlite, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        NULL) != SQLITE_OK) {
        connection_fail(connection, error);
        connection_close(connection);
        return false;
    }
    sqlite3_busy_timeout(connection->sqlite, patience);
    sqlite3_limit(connection->sqlite, SQLITE_LIMIT_LENGTH, LIMIT_STORE_VALUE);
    return true;
}

bool connection_open_writer(struct connection *connection, const char *path, struct error *error)
{
    *connection = (struct connection){.path = path};
    return connection_open(connection, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, WRITER_PATIENCE_MS,
                           error);
}

/* https://www.sqlite.org/uri.html: an absolute path needs the empty authority, what is no plain letter an
 * escape. */
static void uri_append_path(struct buffer *uri, const char *path)
{
    buffer_append_text(uri, path[0] == '/' ? "file://" : "file:");
    buffer_append_escaped(uri, path, strlen(path), "/-._~");
}

bool connection_open_reader(struct connection *connection, const char *path, enum connection_access access,
                            struct error *error)
{
    static const char *const options[] = {[CONNECTION_SHARED] = "?mode=ro&readonly_shm=1",
                                          [CONNECTION_NO_INDEX] = "?mode=ro",
                                          [CONNECTION_ALONE] = "?mode=ro&immutable=1"};
    *connection = (struct connection){.path = path};
    struct buffer uri;
    buffer_init(&uri, 3 * strlen(path) + 64);
    uri_append_path(&uri, path);
    buffer_append_text(&uri, options[access]);
    bool fine = connection_open(connection, uri.bytes, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                                READER_PATIENCE_MS, error);
    buffer_finish(&uri);
    return fine;
}

void connection_close(struct connection *connection)
{
    sqlite3_close_v2(connection->sqlite);
    connection->sqlite = NULL;
}

bool connection_run(struct connection *connection, const char *sql, struct error *error)
{
    if (sqlite3_exec(connection->sqlite, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    return connection_fail(connection, error);
}
