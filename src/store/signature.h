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

/* After a commit: gives the WAL a time of change that it never had, from what the clock says `now`, and
 * remembers it in `*last`. The system's own time would not do: it stands still for some milliseconds while a
 * WAL that starts over is overwritten in place, and who looks while a commit waits for the disk sees the time
 * of its last write with the old edition. So this one is later than any that the system can have given, and
 * later than `*last` unless the clock was set back. Two may write at once: in nanoseconds it is even of the
 * writer with the lock and odd of a guest (store/guest.h; one at a time). */
void signature_advance(const char *wal, struct timespec now, struct timespec *last, bool guest);

#endif
