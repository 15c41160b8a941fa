/* The tables and their versions. Knows no path but the connection's. The thread of its handle. */
#include "store/schema.h"

#include "store/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCHEMA_APPLICATION = 0x464F5952 /* "FOYR" */, SCHEMA_SQL = 256 };

/* migrations[n] leads from version n (PRAGMA user_version) to n + 1. A released one is never edited. */
static const char *const migrations[] = {
    /* One row. */
    "CREATE TABLE edition(only INTEGER PRIMARY KEY CHECK(only = 1), number INTEGER NOT NULL);"
    "CREATE TABLE feed(name TEXT NOT NULL PRIMARY KEY, url TEXT, etag TEXT, last_modified TEXT,"
    " last_success INTEGER NOT NULL, last_attempt INTEGER NOT NULL, next_due INTEGER NOT NULL,"
    " failures INTEGER NOT NULL, message TEXT) WITHOUT ROWID;"
    /* A prepared file. unused_since: when a sweep first saw it without a story; NULL while it has one. */
    "CREATE TABLE photo(file TEXT NOT NULL PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL,"
    " unused_since INTEGER) WITHOUT ROWID;"
    "CREATE TABLE photo_url(url TEXT NOT NULL PRIMARY KEY,"
    " file TEXT NOT NULL REFERENCES photo(file) ON DELETE CASCADE) WITHOUT ROWID;"
    "CREATE INDEX photo_url_file ON photo_url(file);"
    /* photo_width is NULL when there is no photo. A photo's row cannot go while a story names it. */
    "CREATE TABLE story(key INTEGER PRIMARY KEY,"
    " feed TEXT NOT NULL REFERENCES feed(name) ON DELETE CASCADE, id TEXT NOT NULL, url TEXT, headline TEXT,"
    " section TEXT, byline TEXT, source TEXT, language TEXT, summary TEXT,"
    " photo_url TEXT, photo_caption TEXT, photo_credit TEXT, photo_alt TEXT,"
    " photo_file TEXT REFERENCES photo(file), photo_width INTEGER, photo_height INTEGER,"
    " direction TEXT NOT NULL, published INTEGER NOT NULL, updated INTEGER NOT NULL,"
    " first_seen INTEGER NOT NULL, UNIQUE(feed, id));"
    "CREATE INDEX story_photo ON story(photo_file) WHERE photo_file IS NOT NULL;"
    "CREATE TABLE block(story INTEGER NOT NULL REFERENCES story(key) ON DELETE CASCADE,"
    " position INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY(story, position)) WITHOUT ROWID;",
    /* Where permanent redirects lead. */
    "ALTER TABLE feed ADD COLUMN moved_to TEXT;"
    "ALTER TABLE feed ADD COLUMN moved_since INTEGER NOT NULL DEFAULT 0;",
    /* Width in pixels that the file was prepared to cover; 0 unknown. A story that has a photo's address and
     * size without its file lost it to the budget. */
    "ALTER TABLE photo_url ADD COLUMN covers INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX story_photo_removed ON story(photo_url) WHERE photo_file IS NULL AND photo_width IS NOT "
    "NULL;",
    /* What an operator has to say at once. A number is never given again. */
    "CREATE TABLE alert(number INTEGER PRIMARY KEY AUTOINCREMENT, level TEXT NOT NULL, text TEXT NOT NULL,"
    " since INTEGER NOT NULL, until INTEGER NOT NULL);",
    /* They became files, see schema_export_alerts. And what a story's text begins with is now decided before
     * it is stored (ingest/opening.h): for the stories that are here, by the same rule. */
    "DROP TABLE alert;"
    "INSERT INTO block(story, position, kind, text) SELECT key, -1, 'paragraph', summary FROM"
    " (SELECT key, summary, replace(rtrim(summary, '….[] ' || char(160)), ' ', '') AS words FROM story) AS "
    "told"
    " WHERE words <> '' AND substr(coalesce((SELECT group_concat(replace(text, ' ', ''), '') FROM"
    " (SELECT text FROM block WHERE block.story = told.key ORDER BY position)), ''), 1, length(words)) <> "
    "words;",
};

enum { SCHEMA_VERSION = sizeof migrations / sizeof *migrations };

struct schema_marks {
    int64_t application;
    int64_t version;
    int64_t tables;
};

/* All at one moment: another process may be making the tables. */
static bool schema_read_marks(struct connection *connection, struct schema_marks *marks, struct error *error)
{
    bool fine =
        connection_run(connection, "BEGIN", error) &&
        statement_read_number(connection, "SELECT count(*) FROM sqlite_schema", 0, &marks->tables, error) &&
        statement_read_number(connection, "PRAGMA application_id", 0, &marks->application, error) &&
        statement_read_number(connection, "PRAGMA user_version", 0, &marks->version, error);
    int failure = connection->failure;
    if (!sqlite3_get_autocommit(connection->sqlite))
        (void)connection_run(connection, "ROLLBACK", NULL);
    connection->failure = failure;
    return fine;
}

enum schema_state schema_inspect(struct connection *connection, struct error *error)
{
    struct schema_marks marks;
    const char *path = connection->path;
    if (!schema_read_marks(connection, &marks, error))
        return connection_damaged(connection) ? SCHEMA_DAMAGED : SCHEMA_UNKNOWN;
    if (marks.application == 0 && marks.version == 0 && marks.tables == 0) {
        error_set(error, "%s: nothing was written yet: start foyer ingest, or wait for it", path);
        return SCHEMA_EMPTY;
    }
    if (marks.application != SCHEMA_APPLICATION) {
        error_set(error, "%s: is no store of foyer: foyer ingest sets it aside and begins a new one", path);
        return SCHEMA_DAMAGED;
    }
    if (marks.version == SCHEMA_VERSION)
        return SCHEMA_CURRENT;
    error_set(error, "%s: was made by %s foyer (schema %lld, this one has %d): %s", path,
              marks.version > SCHEMA_VERSION ? "a newer" : "an older", (long long)marks.version,
              (int)SCHEMA_VERSION,
              marks.version > SCHEMA_VERSION ? "update this one"
                                             : "foyer ingest converts it, start it or wait for it");
    return marks.version > SCHEMA_VERSION ? SCHEMA_NEWER : SCHEMA_OLDER;
}

static bool schema_checked(struct connection *connection)
{
    static const char tables[] = "SELECT 1 FROM edition, feed, photo, photo_url, story, block LIMIT 0";
    struct statement check;
    char *verdict = NULL;
    if (statement_open(&check, connection, "PRAGMA quick_check(1)", NULL) &&
        statement_step(&check, NULL) == STATEMENT_ROW)
        verdict = statement_text(&check, 0);
    statement_close(&check);
    bool sound = verdict && strcmp(verdict, "ok") == 0 && connection_run(connection, tables, NULL);
    free(verdict);
    return sound;
}

bool schema_sound(struct connection *connection)
{
    /* Twice, for a page that could not be read for once is told like a damaged one. */
    bool sound = schema_checked(connection);
    return sound || schema_checked(connection);
}

bool schema_migrate(struct connection *connection, int64_t first_number, struct error *error)
{
    int64_t version = 0;
    char finish[SCHEMA_SQL];
    (void)snprintf(finish, sizeof finish,
                   "INSERT OR IGNORE INTO edition VALUES(1, %lld); PRAGMA application_id = %d;"
                   "PRAGMA user_version = %d; COMMIT",
                   (long long)first_number, (int)SCHEMA_APPLICATION, (int)SCHEMA_VERSION);
    bool fine = connection_run(connection, "BEGIN IMMEDIATE", error) &&
                statement_read_number(connection, "PRAGMA user_version", 0, &version, error);
    for (; fine && version >= 0 && version < SCHEMA_VERSION; version++)
        fine = connection_run(connection, migrations[version], error);
    fine = fine && connection_run(connection, finish, error);
    if (!fine && sqlite3_get_autocommit(connection->sqlite) == 0)
        (void)connection_run(connection, "ROLLBACK", NULL);
    return fine;
}
