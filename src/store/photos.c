#include "base/file.h"
#include "base/limits.h"
#include "store/handle.h"
#include "store/photo_name.h"
#include "store/statement.h"
#include "store/transaction.h"

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

static bool photo_remember(struct connection *connection, const char *url, const char *file, int width,
                           int height, struct error *error)
{
    static const char photo_sql[] =
        "INSERT INTO photo(file, width, height) VALUES(?, ?, ?) ON CONFLICT(file) DO UPDATE SET"
        " width = excluded.width, height = excluded.height, unused_since = NULL"
        " WHERE unused_since IS NOT NULL OR width <> excluded.width OR height <> excluded.height";
    static const char url_sql[] = "INSERT INTO photo_url(url, file) VALUES(?, ?) ON CONFLICT(url)"
                                  " DO UPDATE SET file = excluded.file WHERE file <> excluded.file";
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
                photo_remember(&store->connection, url, file, width, height, error);
    return transaction_end(store, fine, error);
}
