/* flock(2) on a file of its own. Knows nothing of the database. The writer's thread. */
#include "store/handle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { LOCK_TEXT = 32 };

/* The process that wrote its number into the file; 0 when it has not yet. */
static long lock_holder(int file)
{
    char text[LOCK_TEXT] = "";
    if (pread(file, text, sizeof text - 1, 0) <= 0)
        return 0;
    return strtol(text, NULL, 10);
}

/* Only for the message that another writer gets: not worth failing for. */
static void lock_sign(int file)
{
    char text[LOCK_TEXT];
    int length = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (ftruncate(file, 0) == 0 && length > 0)
        (void)!pwrite(file, text, (size_t)length, 0);
}

int lock_take(const char *path, struct error *error)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (file < 0) {
        error_set(error, "%s: %s: check who may write into the folder", path, strerror(errno));
        return -1;
    }
    if (flock(file, LOCK_EX | LOCK_NB) == 0) {
        lock_sign(file);
        return file;
    }
    if (errno != EWOULDBLOCK)
        error_set(error, "%s: cannot lock: %s", path, strerror(errno));
    else
        error_set(error,
                  "%s: another foyer ingest (process %ld) writes this store: stop it, or give this one "
                  "another folder",
                  path, lock_holder(file));
    close(file);
    return -1;
}
