/* A feed's state from and to its row. Knows columns, no transaction. The thread of its handle. */
#include "store/feed_rows.h"

#include "base/memory.h"

#include <limits.h>

void feed_row_read(struct statement *row, struct feed_state *state)
{
    int64_t failures = statement_number(row, 7);
    *state = (struct feed_state){
        .name = statement_text(row, 0),
        .url = statement_text(row, 1),
        .etag = statement_text(row, 2),
        .last_modified = statement_text(row, 3),
        .last_success = statement_number(row, 4),
        .last_attempt = statement_number(row, 5),
        .next_due = statement_number(row, 6),
        .failures = failures > 0 && failures < INT_MAX ? (int)failures : 0,
        .message = statement_text(row, 8),
        .moved_to = statement_text(row, 9),
        .moved_since = statement_number(row, 10),
    };
    if (!state->name) /* a damaged row */
        state->name = memory_copy_text("");
}

static bool feed_row_shown(struct connection *connection, const char *name, const struct feed_state *state,
                           bool *shown, struct error *error)
{
    struct statement same;
    enum statement_row row = STATEMENT_FAILED;
    if (statement_open(&same, connection, "SELECT 1 FROM feed WHERE name = ? AND message IS ?", error)) {
        statement_bind_text(&same, name);
        statement_bind_text(&same, state->message);
        row = statement_step(&same, error);
    }
    statement_close(&same);
    if (row == STATEMENT_END)
        *shown = true;
    return row != STATEMENT_FAILED;
}

bool feed_row_write(struct connection *connection, const char *name, const struct feed_state *state,
                    bool *shown, struct error *error)
{
    static const char sql[] =
        "INSERT INTO feed(" FEED_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(name) DO UPDATE SET url = excluded.url, etag = excluded.etag,"
        " last_modified = excluded.last_modified, last_success = excluded.last_success,"
        " last_attempt = excluded.last_attempt, next_due = excluded.next_due, failures = excluded.failures,"
        " message = excluded.message, moved_to = excluded.moved_to, moved_since = excluded.moved_since";
    struct statement write = {0};
    bool fine = feed_row_shown(connection, name, state, shown, error) &&
                statement_open(&write, connection, sql, error);
    if (fine) {
        statement_bind_text(&write, name);
        statement_bind_text(&write, state->url);
        statement_bind_text(&write, state->etag);
        statement_bind_text(&write, state->last_modified);
        statement_bind_number(&write, state->last_success);
        statement_bind_number(&write, state->last_attempt);
        statement_bind_number(&write, state->next_due);
        statement_bind_number(&write, state->failures);
        statement_bind_text(&write, state->message);
        statement_bind_text(&write, state->moved_to);
        statement_bind_number(&write, state->moved_since);
        fine = statement_run(&write, error);
    }
    statement_close(&write);
    return fine;
}
