#include "store/alerts.h"

#include "base/file.h"
#include "base/limits.h"
#include "store/guest.h"
#include "store/handle.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <stdlib.h>

/* With one parameter, which may be named twice. */
static bool run_with_number(struct connection *connection, const char *sql, int64_t number,
                            struct error *error)
{
    struct statement statement;
    bool fine = statement_open(&statement, connection, sql, error);
    if (fine) {
        statement_bind_number(&statement, number);
        fine = statement_run(&statement, error);
    }
    statement_close(&statement);
    return fine;
}

static bool drop_over(struct store *guest, struct error *error)
{
    return run_with_number(&guest->connection, "DELETE FROM alert WHERE until <= ?", clock_wall(guest->clock),
                           error);
}

static bool find_room(struct connection *connection, struct error *error)
{
    int64_t count;
    if (!statement_read_number(connection, "SELECT count(*) FROM alert", 0, &count, error))
        return false;
    return count < LIMIT_ALERTS ||
           error_set(error,
                     "%lld alerts are in force already, which is the most: take one of them down first",
                     (long long)count);
}

static bool insert(struct connection *connection, struct alert *alert, struct error *error)
{
    struct statement put;
    bool fine = statement_open(&put, connection,
                               "INSERT INTO alert(level, text, since, until) VALUES(?, ?, ?, ?)", error);
    if (fine) {
        statement_bind_text(&put, alert_level_name(alert->level));
        statement_bind_text(&put, alert->text);
        statement_bind_number(&put, alert->since);
        statement_bind_number(&put, alert->until);
        fine = statement_run(&put, error);
        alert->number = sqlite3_last_insert_rowid(connection->sqlite);
    }
    statement_close(&put);
    return fine;
}

bool alerts_put(const char *folder, const struct clock *clock, int64_t seconds, struct alert *alert,
                bool *made, struct error *error)
{
    struct error cause = {0};
    char *text = alerts_clean(alert->text, error);
    struct store *guest = text ? guest_open(folder, clock, made, error) : NULL;
    if (!guest) {
        free(text);
        return false;
    }
    free(alert->text);
    alert->text = text;
    alert->since = clock_wall(clock);
    alert->until = alert->since + seconds;
    bool fine = transaction_begin(guest, &cause) && drop_over(guest, &cause) &&
                find_room(&guest->connection, &cause) && insert(&guest->connection, alert, &cause);
    fine = transaction_end(guest, fine, &cause);
    return guest_close(guest, fine, &cause, error);
}

static bool clear(struct store *guest, int64_t number, int *cleared, struct error *error)
{
    if (!run_with_number(&guest->connection, "DELETE FROM alert WHERE ?1 = 0 OR number = ?1", number, error))
        return false;
    *cleared = sqlite3_changes(guest->connection.sqlite);
    return true;
}

static bool has_database(const char *folder)
{
    char *path = file_join(folder, STORE_DATABASE);
    bool found = file_exists(path);
    free(path);
    return found;
}

bool alerts_clear(const char *folder, const struct clock *clock, int64_t number, int *cleared,
                  struct error *error)
{
    struct error cause = {0};
    bool made;
    *cleared = 0;
    if (!has_database(folder))
        return true;
    struct store *guest = guest_open(folder, clock, &made, error);
    if (!guest)
        return false;
    bool fine =
        transaction_begin(guest, &cause) && drop_over(guest, &cause) && clear(guest, number, cleared, &cause);
    fine = transaction_end(guest, fine, &cause);
    return guest_close(guest, fine, &cause, error);
}
