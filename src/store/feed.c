#include "base/limits.h"
#include "base/memory.h"
#include "store/edition.h"
#include "store/feed_rows.h"
#include "store/handle.h"
#include "store/names.h"
#include "store/story_put.h"
#include "store/transaction.h"

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

bool store_put_feed(struct store *store, const char *feed, const struct feed_document *document,
                    const struct feed_state *state, struct error *error)
{
    bool shown = false;
    if (document->story_count > LIMIT_STORIES_PER_FEED)
        return error_set(error, "feed \"%s\": %zu stories are more than the %d that the store keeps", feed,
                         document->story_count, LIMIT_STORIES_PER_FEED);
    bool fine = transaction_begin(store, error) &&
                feed_row_write(&store->connection, feed, state, &shown, error) &&
                stories_put(store, feed, document, &shown, error) &&
                (!shown || edition_grow(&store->connection, error));
    return transaction_end(store, fine, error);
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
