/* What the writer remembers of feeds, and which of their stories are too old. Fetches nothing. The writer's
 * thread. */
#include "base/log.h"
#include "base/memory.h"
#include "store/edition.h"
#include "store/feed_rows.h"
#include "store/handle.h"
#include "store/statement.h"

bool store_read_feed_state(struct store *store, const char *feed, struct feed_state *state,
                           struct error *error)
{
    struct statement find = {0};
    enum statement_row row = STATEMENT_FAILED;
    *state = (struct feed_state){0};
    if (transaction_begin(store, error) &&
        statement_open(&find, &store->connection, "SELECT " FEED_COLUMNS " FROM feed WHERE name = ?",
                       error)) {
        statement_bind_text(&find, feed);
        row = statement_step(&find, error);
    }
    if (row == STATEMENT_ROW)
        feed_row_read(&find, state);
    else
        state->name = memory_copy_text(feed);
    statement_close(&find);
    return transaction_end(store, row != STATEMENT_FAILED, error);
}

bool store_put_feed_state(struct store *store, const struct feed_state *state, struct error *error)
{
    bool shown = false;
    bool fine = transaction_begin(store, error) &&
                feed_row_write(&store->connection, state->name, state, &shown, error) &&
                (!shown || edition_grow(&store->connection, error));
    return transaction_end(store, fine, error);
}

static bool drop_other_feeds(struct connection *connection, const char *const *names, size_t count,
                             struct error *error)
{
    struct statement kept;
    bool fine = names_begin(&kept, connection, error);
    for (size_t i = 0; fine && i < count; i++)
        fine = names_add(&kept, names[i], NULL, error);
    statement_close(&kept);
    fine = fine && connection_run(connection,
                                  "DELETE FROM feed WHERE name NOT IN (SELECT name FROM temp.names)", error);
    return fine && (sqlite3_changes(connection->sqlite) == 0 || edition_grow(connection, error));
}

bool store_keep_feeds(struct store *store, const char *const *names, size_t count, struct error *error)
{
    bool fine = transaction_begin(store, error) && drop_other_feeds(&store->connection, names, count, error);
    return transaction_end(store, fine, error);
}

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
