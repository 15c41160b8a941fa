/* One prepared statement, for this room only. Parameters are bound from left to right; a failure to bind is
 * kept and reported by the step that follows, so that callers check once. */
#ifndef FOYER_STORE_STATEMENT_H
#define FOYER_STORE_STATEMENT_H

#include "store/connection.h"

#include <stdint.h>

struct statement {
    struct connection *connection; /* borrowed */
    sqlite3_stmt *prepared;
    int bound;   /* parameters so far */
    int failure; /* of binding: SQLite's result code */
};

bool statement_open(struct statement *statement, struct connection *connection, const char *sql,
                    struct error *error);
/* A zeroed one is accepted. */
void statement_close(struct statement *statement);

/* The text is copied; NULL binds NULL. */
void statement_bind_text(struct statement *statement, const char *text);
/* The next parameter, as all of these. */
void statement_bind_number(struct statement *statement, int64_t number);
/* SQL's NULL. */
void statement_bind_null(struct statement *statement);

enum statement_row { STATEMENT_ROW, STATEMENT_END, STATEMENT_FAILED };

/* The next row. After END and FAILED the statement is ready to be bound anew. */
enum statement_row statement_step(struct statement *statement, struct error *error);
/* Makes ready to be bound anew after fewer rows were read than there are. */
void statement_rewind(struct statement *statement);
/* To the end, rows ignored. */
bool statement_run(struct statement *statement, struct error *error);

/* Columns of the row, counted from 0; malloc'd, NULL for NULL. */
char *statement_text(struct statement *statement, int column) __attribute__((warn_unused_result));
/* 0 for NULL. */
int64_t statement_number(struct statement *statement, int column);
/* True for NULL, which a text or number alone would not tell. */
bool statement_null(struct statement *statement, int column);

/* Opens, binds the text unless it is NULL, runs, closes. */
bool statement_run_once(struct connection *connection, const char *sql, const char *text,
                        struct error *error);
/* The first column of the first row; `otherwise` when there is none. */
bool statement_read_number(struct connection *connection, const char *sql, int64_t otherwise, int64_t *number,
                           struct error *error);

/* A set of names for one transaction, in memory beside the database (the temporary table "names"), so that
 * SQL can ask what is not among them. */

/* An empty set; the one before is forgotten. `names` is closed with statement_close. */
bool names_begin(struct statement *names, struct connection *connection, struct error *error);
/* `*known` (unless NULL): it was there already. */
bool names_add(struct statement *names, const char *name, bool *known, struct error *error);

#endif
