/* What stat(2) tells of the database and its WAL: equal signatures mean that nothing was committed between
 * them. Readers compare; the writer sees to it that every commit makes a difference. */
#ifndef FOYER_STORE_SIGNATURE_H
#define FOYER_STORE_SIGNATURE_H

#include <stdbool.h>
#include <sys/stat.h>
#include <time.h>

struct signature_file {
    bool exists;
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec modified;
};

struct signature {
    struct signature_file database;
    struct signature_file wal;
};

/* One stat(2). */
void signature_file_take(const char *path, struct signature_file *file);
bool signature_file_equal(const struct signature_file *a, const struct signature_file *b);

/* Two. */
void signature_take(const char *database, const char *wal, struct signature *signature);
bool signature_equal(const struct signature *a, const struct signature *b);

/* After a commit: gives the WAL a time of change that it never had, later than `now`, what the machine's
 * clock says, and later than `*last`, which it then is. The system's own time would not do: it stands still
 * for some milliseconds while a WAL that starts over is overwritten in place, and who looks while a commit
 * waits for the disk sees the time of its last write with the old edition. */
void signature_advance(const char *wal, struct timespec now, struct timespec *last);

#endif
