/* Removing photos that nobody shows any more. Files and rows part company only in the harmless order: rows go
 * first, a file without a row is taken in again as unused by the next sweep. */
#include "base/log.h"
#include "store/handle.h"
#include "store/photo_name.h"
#include "store/statement.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNNAMED "file NOT IN (SELECT photo_file FROM story WHERE photo_file IS NOT NULL)"

struct sweep {
    struct store *store;
    DIR *folder;
    int64_t now;
    int64_t due; /* what is unused since then, or longer, goes */
    int removed;
};

static void sweep_remove(struct sweep *sweep, const char *name)
{
    if (unlinkat(dirfd(sweep->folder), name, 0) == 0)
        sweep->removed++;
}

static void sweep_temporary(struct sweep *sweep, const char *name)
{
    struct stat found;
    if (fstatat(dirfd(sweep->folder), name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(found.st_mode) &&
        found.st_mtim.tv_sec <= sweep->due)
        sweep_remove(sweep, name);
}

/* Names of the photo files into temp.names; what a killed write left goes at once. */
static bool sweep_list(struct sweep *sweep, struct error *error)
{
    struct statement names;
    bool fine = names_begin(&names, &sweep->store->connection, error);
    rewinddir(sweep->folder);
    for (struct dirent *entry; fine && (entry = readdir(sweep->folder));) {
        if (photo_name_valid(entry->d_name))
            fine = names_add(&names, entry->d_name, NULL, error);
        else if (photo_name_temporary(entry->d_name))
            sweep_temporary(sweep, entry->d_name);
    }
    statement_close(&names);
    return fine;
}

static bool sweep_run(struct sweep *sweep, const char *sql, int64_t number, struct error *error)
{
    struct statement statement;
    bool fine = statement_open(&statement, &sweep->store->connection, sql, error);
    if (fine) {
        statement_bind_number(&statement, number);
        fine = statement_run(&statement, error);
    }
    statement_close(&statement);
    return fine;
}

/* A mark in the future is of a clock that was set back since. */
static bool sweep_mark(struct sweep *sweep, struct error *error)
{
    static const char adopt[] = "INSERT OR IGNORE INTO photo(file, width, height, unused_since)"
                                " SELECT name, 0, 0, ? FROM temp.names";
    static const char mark[] = "UPDATE photo SET unused_since = ?1"
                               " WHERE ifnull(unused_since, ?1 + 1) > ?1 AND " UNNAMED;
    static const char clean[] =
        "UPDATE photo SET unused_since = NULL WHERE unused_since IS NOT NULL AND NOT " UNNAMED
        "; DELETE FROM photo WHERE file NOT IN (SELECT name FROM temp.names) AND " UNNAMED;
    return sweep_run(sweep, adopt, sweep->now, error) &&
           connection_run(&sweep->store->connection, clean, error) &&
           sweep_run(sweep, mark, sweep->now, error);
}

/* The rows go; the names of their files are what is left in temp.names. */
static bool sweep_rows(struct sweep *sweep, struct error *error)
{
    return sweep_run(sweep,
                     "DELETE FROM temp.names WHERE name NOT IN"
                     " (SELECT file FROM photo WHERE unused_since <= ? AND " UNNAMED ")",
                     sweep->due, error) &&
           connection_run(&sweep->store->connection,
                          "DELETE FROM photo WHERE file IN (SELECT name FROM temp.names)", error);
}

static void sweep_files(struct sweep *sweep)
{
    struct statement names;
    if (statement_open(&names, &sweep->store->connection, "SELECT name FROM temp.names", NULL))
        while (statement_step(&names, NULL) == STATEMENT_ROW) {
            char *name = statement_text(&names, 0);
            sweep_remove(sweep, name);
            free(name);
        }
    statement_close(&names);
}

int store_sweep_photos(struct store *store, tick grace)
{
    struct error error = {0};
    struct sweep sweep = {.store = store};
    bool fine = transaction_begin(store, &error);
    if (fine) {
        sweep.now = clock_wall(store->clock);
        sweep.due = sweep.now - grace / TICK_SECONDS(1);
        sweep.folder = opendir(store->photos);
        fine = sweep.folder && sweep_list(&sweep, &error) && sweep_mark(&sweep, &error) &&
               sweep_rows(&sweep, &error);
    }
    if (transaction_end(store, fine, &error) && sweep.folder)
        sweep_files(&sweep);
    else
        log_warning("store", "%s: cannot be tidied up now: %s", store->photos,
                    error.set ? error.text : "cannot be listed");
    if (sweep.folder)
        closedir(sweep.folder);
    return sweep.removed;
}
