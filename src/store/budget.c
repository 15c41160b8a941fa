/* Keeps the photos within their budget. What no story names goes first, then photos of the oldest stories;
 * their rows, and the stories' names for them, go before the files. */
#include "base/log.h"
#include "store/edition.h"
#include "store/handle.h"
#include "store/photo_name.h"
#include "store/statement.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct trim {
    struct store *store;
    DIR *folder;
    int64_t bytes; /* of all files */
    bool shown;    /* a story lost its photo */
    int removed;
};

static int64_t trim_size(const struct trim *trim, const char *name)
{
    struct stat found;
    bool fine = fstatat(dirfd(trim->folder), name, &found, AT_SYMLINK_NOFOLLOW) == 0;
    return fine && S_ISREG(found.st_mode) ? found.st_size : 0;
}

static void trim_measure(struct trim *trim)
{
    for (struct dirent *entry; (entry = readdir(trim->folder));)
        if (photo_name_valid(entry->d_name))
            trim->bytes += trim_size(trim, entry->d_name);
}

/* Puts the names of what must go into temp.names, which is empty. */
static bool trim_choose(struct trim *trim, struct statement *names, struct error *error)
{
    static const char sql[] =
        "SELECT file FROM photo LEFT JOIN (SELECT photo_file, max(CASE WHEN published <> 0 THEN published"
        " ELSE first_seen END) AS time FROM story WHERE photo_file IS NOT NULL GROUP BY photo_file) AS used"
        " ON used.photo_file = file ORDER BY time IS NOT NULL, time, file";
    struct statement oldest;
    int64_t left = trim->bytes;
    enum statement_row row = STATEMENT_FAILED;
    if (statement_open(&oldest, &trim->store->connection, sql, error))
        row = STATEMENT_ROW;
    bool fine = row == STATEMENT_ROW;
    while (fine && left > trim->store->terms.budget &&
           (row = statement_step(&oldest, error)) == STATEMENT_ROW) {
        char *name = statement_text(&oldest, 0);
        left -= name ? trim_size(trim, name) : 0;
        fine = name && names_add(names, name, NULL, error);
        free(name);
    }
    statement_close(&oldest);
    return fine && row != STATEMENT_FAILED;
}

static bool trim_rows(struct trim *trim, struct error *error)
{
    struct connection *connection = &trim->store->connection;
    if (!connection_run(
            connection,
            "UPDATE story SET photo_file = NULL WHERE photo_file IN (SELECT name FROM temp.names)", error))
        return false;
    trim->shown = sqlite3_changes(connection->sqlite) > 0;
    return connection_run(connection, "DELETE FROM photo WHERE file IN (SELECT name FROM temp.names)",
                          error) &&
           (!trim->shown || edition_grow(connection, error));
}

static void trim_files(struct trim *trim)
{
    struct statement names;
    if (statement_open(&names, &trim->store->connection, "SELECT name FROM temp.names", NULL))
        while (statement_step(&names, NULL) == STATEMENT_ROW) {
            char *name = statement_text(&names, 0);
            int64_t size = name ? trim_size(trim, name) : 0;
            if (name && photo_name_valid(name) && unlinkat(dirfd(trim->folder), name, 0) == 0) {
                trim->bytes -= size;
                trim->removed++;
            }
            free(name);
        }
    statement_close(&names);
}

static bool trim_down(struct trim *trim, struct error *error)
{
    struct statement names = {0};
    bool fine = transaction_begin(trim->store, error) &&
                names_begin(&names, &trim->store->connection, error) && trim_choose(trim, &names, error) &&
                trim_rows(trim, error);
    statement_close(&names);
    if (!transaction_end(trim->store, fine, error))
        return false;
    trim_files(trim);
    return true;
}

int store_trim_photos(struct store *store)
{
    struct error error = {0};
    struct trim trim = {.store = store, .folder = opendir(store->photos)};
    if (!trim.folder)
        return 0;
    trim_measure(&trim);
    int64_t before = trim.bytes;
    if (store->terms.budget > 0 && trim.bytes > store->terms.budget && !trim_down(&trim, &error))
        log_warning("store", "%s: more than the photo budget, and nothing can be removed: %s", store->photos,
                    error.text);
    if (trim.shown)
        log_info("store",
                 "%s: %d photos of the oldest stories were removed to stay within the budget of %lld MB",
                 store->photos, trim.removed, (long long)(store->terms.budget / 1000000));
    /* Told by what it was: a trim that just made room does not ask for the same photos again. */
    store->photo_bytes = trim.shown ? before : trim.bytes;
    closedir(trim.folder);
    return trim.removed;
}
