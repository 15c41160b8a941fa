/* Whether files changed, by stat(2) alone. Knows nothing of what is in them. Any thread. */
#include "store/signature.h"

#include <fcntl.h>

enum { NANOSECONDS = 1000000000 };

void signature_file_take(const char *path, struct signature_file *file)
{
    struct stat found;
    *file = (struct signature_file){0};
    if (stat(path, &found) == 0)
        *file = (struct signature_file){.exists = true,
                                        .device = found.st_dev,
                                        .inode = found.st_ino,
                                        .size = found.st_size,
                                        .modified = found.st_mtim};
}

void signature_take(const char *database, const char *wal, struct signature *signature)
{
    signature_file_take(database, &signature->database);
    signature_file_take(wal, &signature->wal);
}

bool signature_file_equal(const struct signature_file *a, const struct signature_file *b)
{
    return a->exists == b->exists && a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->modified.tv_sec == b->modified.tv_sec && a->modified.tv_nsec == b->modified.tv_nsec;
}

bool signature_equal(const struct signature *a, const struct signature *b)
{
    return signature_file_equal(&a->database, &b->database) && signature_file_equal(&a->wal, &b->wal);
}

void signature_advance(const char *wal, struct timespec now, struct timespec *last)
{
    bool ahead = last->tv_sec != now.tv_sec ? last->tv_sec > now.tv_sec : last->tv_nsec > now.tv_nsec;
    if (!ahead)
        *last = now;
    if (++last->tv_nsec == NANOSECONDS)
        *last = (struct timespec){.tv_sec = last->tv_sec + 1};
    (void)utimensat(AT_FDCWD, wal, (struct timespec[]){{.tv_nsec = UTIME_OMIT}, *last}, 0);
}
