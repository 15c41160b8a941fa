#include "store/names.h"

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
