/* Prepared statements and sets of names. Knows no table of the store. The thread of its handle. */
#include "store/statement.h"

#include "base/memory.h"

bool statement_open(struct statement *statement, struct connection *connection, const char *sql,
                    struct error *error)
{
    *statement = (struct statement){.connection = connection};
    if (sqlite3_prepare_v2(connection->sqlite, sql, -1, &statement->prepared, NULL) == SQLITE_OK)
        return true;
    return connection_fail(connection, error);
}

void statement_close(struct statement *statement)
{
    sqlite3_finalize(statement->prepared);
    *statement = (struct statement){0};
}

static void statement_bound(struct statement *statement, int result)
{
    if (result != SQLITE_OK && statement->failure == SQLITE_OK)
        statement->failure = result;
}

void statement_bind_text(struct statement *statement, const char *text)
{
    statement_bound(statement,
                    sqlite3_bind_text(statement->prepared, ++statement->bound, text, -1, SQLITE_TRANSIENT));
}

void statement_bind_number(struct statement *statement, int64_t number)
{
    statement_bound(statement, sqlite3_bind_int64(statement->prepared, ++statement->bound, number));
}

void statement_bind_null(struct statement *statement)
{
    statement_bound(statement, sqlite3_bind_null(statement->prepared, ++statement->bound));
}

void statement_rewind(struct statement *statement)
{
    sqlite3_reset(statement->prepared);
    statement->bound = 0;
    statement->failure = SQLITE_OK;
}

enum statement_row statement_step(struct statement *statement, struct error *error)
{
    int failure = statement->failure;
    int result = failure == SQLITE_OK ? sqlite3_step(statement->prepared) : failure;
    if (result == SQLITE_ROW)
        return STATEMENT_ROW;
    if (failure != SQLITE_OK) {
        statement->connection->failure = failure & 0xFF;
        error_set(error, "%s: a text is larger than the store keeps: the old edition stays (%s)",
                  statement->connection->path, sqlite3_errstr(failure));
    } else if (result != SQLITE_DONE) {
        connection_fail(statement->connection, error);
    }
    statement_rewind(statement);
    return result == SQLITE_DONE ? STATEMENT_END : STATEMENT_FAILED;
}

bool statement_run(struct statement *statement, struct error *error)
{
    enum statement_row row = STATEMENT_ROW;
    while (row == STATEMENT_ROW)
        row = statement_step(statement, error);
    return row == STATEMENT_END;
}

char *statement_text(struct statement *statement, int column)
{
    return memory_copy_text((const char *)sqlite3_column_text(statement->prepared, column));
}

int64_t statement_number(struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->prepared, column);
}

bool statement_null(struct statement *statement, int column)
{
    return sqlite3_column_type(statement->prepared, column) == SQLITE_NULL;
}

bool statement_run_once(struct connection *connection, const char *sql, const char *text, struct error *error)
{
    struct statement statement;
    bool fine = statement_open(&statement, connection, sql, error);
    if (fine && text)
        statement_bind_text(&statement, text);
    fine = fine && statement_run(&statement, error);
    statement_close(&statement);
    return fine;
}

bool statement_read_number(struct connection *connection, const char *sql, int64_t otherwise, int64_t *number,
                           struct error *error)
{
    struct statement statement;
    enum statement_row row = STATEMENT_FAILED;
    *number = otherwise;
    if (statement_open(&statement, connection, sql, error))
        row = statement_step(&statement, error);
    if (row == STATEMENT_ROW)
        *number = statement_number(&statement, 0);
    statement_close(&statement);
    return row != STATEMENT_FAILED;
}

bool names_begin(struct statement *names, struct connection *connection, struct error *error)
{
    *names = (struct statement){0};
    return connection_run(
               connection,
               "CREATE TEMP TABLE IF NOT EXISTS names(name TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;"
               "DELETE FROM temp.names",
               error) &&
           statement_open(names, connection, "INSERT OR IGNORE INTO temp.names VALUES(?)", error);
}

bool names_add(struct statement *names, const char *name, bool *known, struct error *error)
{
    statement_bind_text(names, name);
    if (!statement_run(names, error))
        return false;
    if (known)
        *known = sqlite3_changes(names->connection->sqlite) == 0;
    return true;
}
