/* The files that a configuration was read from, each as it was when it was opened. */
#ifndef FOYER_CONFIG_FILES_H
#define FOYER_CONFIG_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <time.h>

struct config_file {
    char *path;                 /* absolute, or from the working folder */
    struct timespec changed_at; /* with size and inode 0: it could not be opened */
    off_t size;
    ino_t inode;
};

/* The one that was asked for, then those that are included, in the order of reading. A zeroed struct is
 * empty. */
struct config_files {
    struct config_file *list;
    size_t count;
};

/* Takes the path; what was found when the file was opened, zeroed when it was not. Returns the path, which
 * stays where it is until config_files_finish. */
const char *config_files_add(struct config_files *files, char *path, const struct stat *found);
void config_files_finish(struct config_files *files);

/* True when one of them is another than it was: one stat(2) for each, no allocation. A file that is gone is
 * no change. Any thread. */
bool config_files_changed(const struct config_files *files);

/* When the newest of them was changed, seconds since 1970 UTC; 0 when there is none. */
int64_t config_files_newest(const struct config_files *files);

#endif
