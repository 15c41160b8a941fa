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

/* stat(2) twice, nothing else. */
void signature_take(const char *database, const char *wal, struct signature *signature);
bool signature_equal(const struct signature *a, const struct signature *b);

/* After a commit: gives the WAL a time of change later than `*last` if it has none (a WAL that starts over is
 * overwritten in place, and the system's file times stand still for some milliseconds), and remembers it. */
void signature_advance(const char *wal, struct timespec *last);

#endif
