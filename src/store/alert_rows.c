/* Databases of version 4 had alerts in a table of their own. Knows what was in it; is called once in the life
 * of a store. The writer's thread. */
#include "store/alert_folder.h"
#include "store/alerts.h"
#include "store/schema.h"
#include "store/statement.h"

#include <stdlib.h>
#include <string.h>

/* What could not be shown then is left out. */
static bool row_take(struct statement *row, struct alert *alert)
{
    char *level = statement_text(row, 1);
    char *text = statement_text(row, 2);
    *alert = (struct alert){.number = statement_number(row, 0),
                            .text = text ? alerts_clean(text, NULL) : NULL,
                            .since = statement_number(row, 3),
                            .until = statement_number(row, 4)};
    bool ours = level && alert_level_parse(level, &alert->level) && alert->text;
    free(level);
    free(text);
    return ours;
}

/* A migration that was killed begins anew. */
static bool is_exported(const struct alert_folder *folder, const struct alert *alert)
{
    struct alert there;
    bool missing;
    bool same = alert_file_read(folder, alert->number, &there, &missing, NULL) &&
                there.since == alert->since && strcmp(there.text, alert->text) == 0;
    alert_finish(&there);
    return same;
}

static bool row_export(struct statement *row, const struct alert_folder *folder, struct error *error)
{
    struct alert alert;
    bool fine = true;
    if (row_take(row, &alert) && !is_exported(folder, &alert)) {
        int file = alert_folder_begin(folder, &alert.number, error);
        fine = file >= 0 && alert_file_commit(folder, file, &alert, error);
    }
    alert_finish(&alert);
    return fine;
}

bool schema_export_alerts(struct connection *connection, const char *store, int64_t now, struct error *error)
{
    struct statement rows = {0};
    struct alert_folder folder = {0};
    int64_t tables = 0;
    enum statement_row row = STATEMENT_FAILED;
    if (!statement_read_number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'alert'", 0,
                               &tables, error))
        return false;
    if (tables == 0)
        return true;
    bool fine = alert_folder_make(&folder, store, error) &&
                statement_open(&rows, connection,
                               "SELECT number, level, text, since, until FROM alert WHERE until > ?"
                               " ORDER BY number",
                               error);
    if (fine)
        statement_bind_number(&rows, now);
    while (fine && (row = statement_step(&rows, error)) == STATEMENT_ROW)
        fine = row_export(&rows, &folder, error);
    statement_close(&rows);
    alert_folder_close(&folder);
    return fine && row == STATEMENT_END;
}
