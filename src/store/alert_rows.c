#include "store/alert_rows.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Takes the row; false when it is left out. */
static bool alert_row_read(struct statement *row, struct alert *alert)
{
    char *level = statement_text(row, 1);
    *alert = (struct alert){.number = statement_number(row, 0),
                            .text = statement_text(row, 2),
                            .since = statement_number(row, 3),
                            .until = statement_number(row, 4)};
    size_t length = alert->text ? strlen(alert->text) : 0;
    bool ours = level && alert_level_parse(level, &alert->level) && length > 0 &&
                length <= LIMIT_ALERT_TEXT && utf8_valid(alert->text, length);
    free(level);
    if (!ours)
        alert_finish(alert);
    return ours;
}

bool alert_rows_read(struct connection *connection, struct edition *edition, struct error *error)
{
    static const char sql[] =
        "SELECT number, level, text, since, until FROM alert ORDER BY CASE level WHEN 'emergency' THEN 0"
        " WHEN 'warning' THEN 1 WHEN 'info' THEN 2 ELSE 3 END, number DESC LIMIT ?";
    struct statement alerts;
    enum statement_row row = STATEMENT_FAILED;
    if (statement_open(&alerts, connection, sql, error)) {
        statement_bind_number(&alerts, LIMIT_ALERTS);
        while ((row = statement_step(&alerts, error)) == STATEMENT_ROW) {
            struct alert alert;
            if (alert_row_read(&alerts, &alert))
                alert_list_add(&edition->alerts, &alert);
        }
    }
    statement_close(&alerts);
    return row == STATEMENT_END;
}
