/* Photos by their address: which are kept, which are wanted, how one is put. Decodes none; what goes again is
 * sweep.c's and budget.c's. The writer's thread. */
#include "base/file.h"
#include "base/limits.h"
#include "store/handle.h"
#include "store/photo_name.h"
#include "store/statement.h"

#include <stdlib.h>
#include <sys/stat.h>

/* A photo found is about to be named by a story: an unused one starts its grace anew. */
static void photo_keep(struct store *store, const char *file)
{
    bool fine = transaction_begin(store, NULL) &&
                statement_run_once(&store->connection, "UPDATE photo SET unused_since = NULL WHERE file = ?",
                                   file, NULL);
    (void)transaction_end(store, fine, NULL);
}

bool store_find_photo(struct store *store, const char *url, char **file, int *width, int *height)
{
    static const char sql[] = "SELECT file, width, height, unused_since IS NOT NULL"
                              " FROM photo_url JOIN photo USING(file) WHERE url = ?";
    struct statement find = {0};
    enum statement_row row = STATEMENT_FAILED;
    bool unused = false;
    *file = NULL;
    if (transaction_begin(store, NULL) && statement_open(&find, &store->connection, sql, NULL)) {
        statement_bind_text(&find, url);
        row = statement_step(&find, NULL);
    }
    if (row == STATEMENT_ROW) {
        *file = statement_text(&find, 0);
        *width = (int)statement_number(&find, 1);
        *height = (int)statement_number(&find, 2);
        unused = statement_number(&find, 3) != 0;
    }
    statement_close(&find);
    if (!transaction_end(store, row != STATEMENT_FAILED, NULL) || !*file || !photo_exists(store, *file)) {
        free(*file);
        *file = NULL;
        return false;
    }
    if (unused)
        photo_keep(store, *file);
    return true;
}

void store_set_photo_terms(struct store *store, const struct store_photo_terms *terms)
{
    store->terms = *terms;
}

/* Of a photo that an older version put it is not known what it covers. */
static bool photo_suffices(struct store *store, const char *url, struct error *error)
{
    static const char sql[] = "SELECT 1 FROM photo_url JOIN photo USING(file) WHERE url = ? AND"
                              " (covers >= ? OR (covers = 0 AND width >= ?))";
    struct statement find;
    enum statement_row row = STATEMENT_FAILED;
    if (statement_open(&find, &store->connection, sql, error)) {
        statement_bind_text(&find, url);
        statement_bind_number(&find, store->terms.covers);
        statement_bind_number(&find, store->terms.covers);
        row = statement_step(&find, error);
    }
    statement_close(&find);
    return row == STATEMENT_ROW;
}

/* A story has the photo, but not its file. */
static bool photo_removed(struct store *store, const char *url, struct error *error)
{
    static const char sql[] =
        "SELECT 1 FROM story WHERE photo_url = ? AND photo_file IS NULL AND photo_width IS NOT NULL";
    struct statement find;
    enum statement_row row = STATEMENT_FAILED;
    if (store->terms.budget == 0 || store->photo_bytes / 4 < store->terms.budget / 5)
        return false;
    if (statement_open(&find, &store->connection, sql, error)) {
        statement_bind_text(&find, url);
        row = statement_step(&find, error);
    }
    statement_close(&find);
    return row == STATEMENT_ROW;
}

bool store_wants_photo(struct store *store, const char *url)
{
    struct error error = {0};
    char *file = NULL;
    int width;
    int height;
    bool kept = store_find_photo(store, url, &file, &width, &height);
    free(file);
    bool begun = transaction_begin(store, &error);
    bool wanted = begun && (kept ? !photo_suffices(store, url, &error) : !photo_removed(store, url, &error));
    return transaction_end(store, begun && !error.set, &error) ? wanted : !kept;
}

/* A file of that name and length is that file: it came by one rename. */
static bool photo_write(struct store *store, const char *file, const void *bytes, size_t length,
                        struct error *error)
{
    struct stat found;
    char *path = store_photo_path(store, file);
    bool there = stat(path, &found) == 0 && S_ISREG(found.st_mode) && (size_t)found.st_size == length;
    bool fine = there || file_write_atomic(path, bytes, length, error);
    free(path);
    return fine;
}

static bool photo_remember(struct store *store, const char *url, const char *file, int width, int height,
                           struct error *error)
{
    static const char photo_sql[] =
        "INSERT INTO photo(file, width, height) VALUES(?, ?, ?) ON CONFLICT(file) DO UPDATE SET"
        " width = excluded.width, height = excluded.height, unused_since = NULL"
        " WHERE unused_since IS NOT NULL OR width <> excluded.width OR height <> excluded.height";
    static const char url_sql[] =
        "INSERT INTO photo_url(url, file, covers) VALUES(?, ?, ?) ON CONFLICT(url) DO UPDATE SET"
        " file = excluded.file, covers = excluded.covers WHERE file <> excluded.file OR covers <> "
        "excluded.covers";
    struct connection *connection = &store->connection;
    struct statement photo = {0};
    struct statement name = {0};
    bool fine = statement_open(&photo, connection, photo_sql, error) &&
                statement_open(&name, connection, url_sql, error);
    if (fine) {
        statement_bind_text(&photo, file);
        statement_bind_number(&photo, width);
        statement_bind_number(&photo, height);
        statement_bind_text(&name, url);
        statement_bind_text(&name, file);
        statement_bind_number(&name, store->terms.covers);
        fine = statement_run(&photo, error) && statement_run(&name, error);
    }
    statement_close(&photo);
    statement_close(&name);
    return fine;
}

bool store_put_photo(struct store *store, const char *url, const char *file, const void *bytes, size_t length,
                     int width, int height, struct error *error)
{
    if (!photo_name_valid(file))
        return error_set(error,
                         "photo of %s: \"%s\" is no name for it: 16 to 128 digits 0-9a-f and .jpg or .png",
                         url, file);
    if (length == 0 || length > LIMIT_PHOTO_KEPT)
        return error_set(error, "photo of %s: %zu bytes: 1 to %d are kept", url, length, LIMIT_PHOTO_KEPT);
    /* The file first: a row, and the story that will name it, must never be on disk before it. */
    bool fine = transaction_begin(store, error) && photo_write(store, file, bytes, length, error) &&
                photo_remember(store, url, file, width, height, error);
    return transaction_end(store, fine, error);
}
