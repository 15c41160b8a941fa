#include "store/signature.h"

#include <fcntl.h>

enum { NANOSECONDS = 1000000000 };

static void file_take(const char *path, struct signature_file *file)
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
    file_take(database, &signature->database);
    file_take(wal, &signature->wal);
}

static bool file_equal(const struct signature_file *a, const struct signature_file *b)
{
    return a->exists == b->exists && a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->modified.tv_sec == b->modified.tv_sec && a->modified.tv_nsec == b->modified.tv_nsec;
}

bool signature_equal(const struct signature *a, const struct signature *b)
{
    return file_equal(&a->database, &b->database) && file_equal(&a->wal, &b->wal);
}

static bool later(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

void signature_advance(const char *wal, struct timespec *last)
{
    struct stat found;
    if (stat(wal, &found) != 0)
        return;
    if (later(&found.st_mtim, last)) {
        *last = found.st_mtim;
        return;
    }
    if (++last->tv_nsec >= NANOSECONDS)
        *last = (struct timespec){.tv_sec = last->tv_sec + 1};
    (void)utimensat(AT_FDCWD, wal, (struct timespec[]){{.tv_nsec = UTIME_OMIT}, *last}, 0);
}
