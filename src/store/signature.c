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

/* The next even or odd nanosecond. */
static struct timespec step(struct timespec time, bool odd)
{
    time.tv_nsec += time.tv_nsec % 2 == odd ? 2 : 1;
    if (time.tv_nsec >= NANOSECONDS) {
        time.tv_sec++;
        time.tv_nsec -= NANOSECONDS;
    }
    return time;
}

/* Nothing is stepped on from a time that lies so far ahead: it was given before the clock was set back, and
 * the other writer steps on from the clock as it is. */
static bool ahead(const struct timespec *last, const struct timespec *time)
{
    time_t seconds = last->tv_sec - time->tv_sec;
    return seconds == 0 ? last->tv_nsec >= time->tv_nsec : seconds == 1;
}

void signature_advance(const char *wal, struct timespec now, struct timespec *last, bool guest)
{
    struct timespec time = step(now, guest);
    *last = ahead(last, &time) ? step(*last, guest) : time;
    (void)utimensat(AT_FDCWD, wal, (struct timespec[]){{.tv_nsec = UTIME_OMIT}, *last}, 0);
}
