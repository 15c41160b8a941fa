/* Reads the folder of alerts for whoever shows them, and knows when that is worth while. Writes nothing;
 * believes nothing that it finds. One thread at a time. */
#include "base/buffer.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "store/alert_folder.h"
#include "store/alerts.h"
#include "store/signature.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Nanoseconds: file systems count in steps of two seconds at most. */
#define STEP_MOST INT64_C(2000000000)

enum { TOLD_MOST = 64 << 10 };

struct alerts_reader {
    char *store; /* that was looked at; NULL: none */
    char *path;
    struct signature_file seen; /* the folder before it was read */
    bool settled;               /* what comes later than `seen` has another time */
    struct buffer told;         /* what is wrong, line by line */
    struct buffer told_before;
};

struct alerts_reader *alerts_reader_create(void)
{
    struct alerts_reader *reader = memory_zeroed(1, sizeof *reader);
    buffer_init(&reader->told, TOLD_MOST);
    buffer_init(&reader->told_before, TOLD_MOST);
    return reader;
}

void alerts_reader_destroy(struct alerts_reader *reader)
{
    if (!reader)
        return;
    free(reader->store);
    free(reader->path);
    buffer_finish(&reader->told);
    buffer_finish(&reader->told_before);
    free(reader);
}

/* Logged unless the reading before had said the same. */
static void tell(struct alerts_reader *reader, const struct error *error)
{
    struct buffer line;
    buffer_init(&line, ERROR_TEXT_MAX + 1);
    buffer_append_format(&line, "%s\n", error->text);
    bool known = strstr(reader->told_before.bytes, line.bytes) != NULL;
    if (buffer_append_text(&reader->told, line.bytes) && !known)
        log_warning("store", "%s", error->text);
    buffer_finish(&line);
}

static void tell_others(struct alerts_reader *reader, const struct alert_entries *entries)
{
    struct error strange = {0};
    struct error more = {0};
    const char *one = utf8_valid(entries->one, strlen(entries->one)) ? entries->one : "?";
    if (entries->strange > 0) {
        error_set(&strange,
                  "%s: files that are no alerts: %zu, one is \"%s\"; an alert has a name like 7.json",
                  reader->path, entries->strange, one);
        tell(reader, &strange);
    }
    if (entries->left_out > 0) {
        error_set(&more, "%s: only the newest %d files are read of %zu: remove some", reader->path,
                  LIMIT_ALERT_FILES, entries->count + entries->left_out);
        tell(reader, &more);
    }
}

static void read_one(struct alerts_reader *reader, const struct alert_folder *folder, int64_t number,
                     struct alert_list *list)
{
    struct error error = {0};
    struct error told = {0};
    struct alert alert;
    bool missing;
    if (alert_file_read(folder, number, &alert, &missing, &error)) {
        alert_list_add(list, &alert);
    } else if (!missing) {
        error_set(&told, "%s; it is not shown: mend it or remove it", error.text);
        tell(reader, &told);
    }
    alert_finish(&alert);
}

/* Of a folder that is not there: an empty list. */
static bool read_all(struct alerts_reader *reader, struct alert_list *list, struct error *error)
{
    struct alert_folder folder;
    struct alert_entries entries = {0};
    bool fine =
        alert_folder_open(&folder, reader->store) ? alert_folder_list(&folder, &entries) : errno == ENOENT;
    if (!fine)
        error_set(error, "%s: %s: check that it is a folder, and who may read it", reader->path,
                  strerror(errno));
    tell_others(reader, &entries);
    for (size_t i = 0; i < entries.count; i++)
        if (entries.items[i].stand == ALERT_GIVEN)
            read_one(reader, &folder, entries.items[i].number, list);
    alert_folder_close(&folder);
    return fine;
}

/* The folder's time stands still for a moment, on some file systems for two seconds: what changes within that
 * looks as if nothing had. */
static bool is_settled(const struct signature_file *seen)
{
    struct timespec now = clock_of_files();
    int64_t age =
        (now.tv_sec - seen->modified.tv_sec) * INT64_C(1000000000) + now.tv_nsec - seen->modified.tv_nsec;
    return !seen->exists || age > STEP_MOST || age < -STEP_MOST;
}

static void set_store(struct alerts_reader *reader, const char *store)
{
    free(reader->store);
    free(reader->path);
    reader->store = memory_copy_text(store);
    reader->path = alert_folder_path(store);
    reader->settled = false;
    buffer_clear(&reader->told);
}

bool alerts_reader_look(struct alerts_reader *reader, const char *folder, struct alert_list *list)
{
    struct error error = {0};
    struct signature_file now;
    if (!reader->store || strcmp(reader->store, folder) != 0)
        set_store(reader, folder);
    signature_file_take(reader->path, &now);
    if (reader->settled && signature_file_equal(&now, &reader->seen))
        return false;
    struct buffer told = reader->told_before;
    reader->told_before = reader->told;
    reader->told = told;
    buffer_clear(&reader->told);
    reader->seen = now;
    reader->settled = is_settled(&now);
    bool fine = read_all(reader, list, &error);
    if (!fine) {
        reader->settled = false;
        tell(reader, &error);
    }
    return fine;
}

bool alerts_read(const char *folder, struct alert_list *list, struct error *error)
{
    if (!alert_folder_has_store(folder))
        return error_set(error, "%s: there is no store yet: start foyer ingest, which makes it", folder);
    struct alerts_reader *reader = alerts_reader_create();
    set_store(reader, folder);
    bool fine = read_all(reader, list, error);
    alerts_reader_destroy(reader);
    return fine;
}
