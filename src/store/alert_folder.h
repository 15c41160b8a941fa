/* The store's folder "alerts", for this room only: who may write there, and what stands in it. */
#ifndef FOYER_STORE_ALERT_FOLDER_H
#define FOYER_STORE_ALERT_FOLDER_H

#include "base/limits.h"
#include "store/alert_file.h"

#include <limits.h>

/* STORE/alerts in a new string. */
char *alert_folder_path(const char *store) __attribute__((warn_unused_result));

/* False when nobody ever wrote anything there. */
bool alert_folder_has_store(const char *store);

/* Opens the folder; it is no link. -1 in `file` with errno. Close it in any case. */
bool alert_folder_open(struct alert_folder *folder, const char *store);
/* Makes the store's folder and this one where they are missing, so that the user whom the store belongs to
 * and whoever is of its group may write here, and opens it. False with `error`, which says as whom to come.
 */
bool alert_folder_make(struct alert_folder *folder, const char *store, struct error *error);
/* Fills `error` from errno, after `path` could not be opened or written: what to do, and as whom to come.
 * Returns false. */
bool alert_folder_refuse(const char *path, struct error *error);
/* A zeroed one is accepted. */
void alert_folder_close(struct alert_folder *folder);

struct alert_entry {
    int64_t number;
    enum alert_stand stand;
};

/* What stands in the folder: of more than LIMIT_ALERT_FILES the newest. */
struct alert_entries {
    struct alert_entry items[LIMIT_ALERT_FILES]; /* the highest number first */
    size_t count;
    int64_t highest;        /* of all; 0: none */
    size_t left_out;        /* files of alerts that are more than can be taken */
    size_t strange;         /* files that are no alerts; hidden ones do not count */
    char one[NAME_MAX + 1]; /* name of one of those */
};

/* False with errno. */
bool alert_folder_list(const struct alert_folder *folder, struct alert_entries *entries);

/* Begins a file under a number above all others, at least `*number`, which is filled: its descriptor for
 * alert_file_commit, or -1 with `error`. Whoever begins at the same moment gets another. */
int alert_folder_begin(const struct alert_folder *folder, int64_t *number, struct error *error);

#endif
