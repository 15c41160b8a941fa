/* Stories that are too old to be shown leave. */
#include "base/log.h"
#include "store/edition.h"
#include "store/handle.h"
#include "store/statement.h"
#include "store/transaction.h"

static bool drop_old(struct connection *connection, int64_t before, int keep, int64_t *dropped,
                     struct error *error)
{
    static const char sql[] =
        "DELETE FROM story WHERE published <> 0 AND published < ? AND key IN (SELECT key FROM"
        " (SELECT key, row_number() OVER (PARTITION BY feed ORDER BY CASE WHEN published <> 0 THEN published"
        " ELSE first_seen END DESC, key) AS place FROM story) WHERE place > ?)";
    struct statement drop;
    bool fine = statement_open(&drop, connection, sql, error);
    if (fine) {
        statement_bind_number(&drop, before);
        statement_bind_number(&drop, keep);
        fine = statement_run(&drop, error);
        *dropped = fine ? sqlite3_changes(connection->sqlite) : 0;
    }
    statement_close(&drop);
    return fine && (*dropped == 0 || edition_grow(connection, error));
}

int store_drop_old_stories(struct store *store, int64_t before, int keep)
{
    struct error error = {0};
    int64_t dropped = 0;
    bool fine =
        transaction_begin(store, &error) && drop_old(&store->connection, before, keep, &dropped, &error);
    if (transaction_end(store, fine, &error))
        return (int)dropped;
    log_warning("store", "%s: old stories cannot be dropped: %s", store->database, error.text);
    return 0;
}
