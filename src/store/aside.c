/* Sets a database aside by its name. Knows files, and not what is in them. The writer's thread, with no
 * connection open. */
#include "store/handle.h"

#include "base/buffer.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ASIDE_KEPT = 3 };

/* N of "NAME.WHY-N" and "NAME.WHY-N-wal"; 0 for every other file. */
static long aside_number(const char *file, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(file, name, length) != 0 || file[length] != '.')
        return 0;
    const char *dash = strchr(file + length, '-');
    char *end = NULL;
    long number = dash ? strtol(dash + 1, &end, 10) : 0;
    return number > 0 && number < INT_MAX && (strcmp(end, "") == 0 || strcmp(end, "-wal") == 0) ? number : 0;
}

static long aside_newest(const char *folder, const char *name)
{
    long newest = 0;
    DIR *files = opendir(folder);
    for (struct dirent *entry; files && (entry = readdir(files));) {
        long number = aside_number(entry->d_name, name);
        if (number > newest)
            newest = number;
    }
    if (files)
        closedir(files);
    return newest;
}

static void aside_prune(const char *folder, const char *name, long newest)
{
    DIR *files = opendir(folder);
    for (struct dirent *entry; files && (entry = readdir(files));) {
        long number = aside_number(entry->d_name, name);
        if (number > 0 && number <= newest - ASIDE_KEPT)
            unlinkat(dirfd(files), entry->d_name, 0);
    }
    if (files)
        closedir(files);
}

/* "-wal" and so on behind both names. A file that is not there is fine. */
static bool move(const char *folder, const char *from, const char *to, const char *suffix,
                 struct error *error)
{
    struct buffer paths[2];
    const char *names[2] = {from, to};
    for (int i = 0; i < 2; i++) {
        buffer_init(&paths[i], strlen(folder) + strlen(names[i]) + strlen(suffix) + 1);
        buffer_append_format(&paths[i], "%s/%s%s", folder, names[i], suffix);
    }
    bool fine = rename(paths[0].bytes, paths[1].bytes) == 0 || errno == ENOENT;
    if (!fine)
        error_set(error, "%s: cannot set aside: %s: check who owns the folder", paths[0].bytes,
                  strerror(errno));
    buffer_finish(&paths[0]);
    buffer_finish(&paths[1]);
    return fine;
}

char *aside_move(const char *folder, const char *name, const char *why, struct error *error)
{
    long number = aside_newest(folder, name) + 1;
    struct buffer to;
    buffer_init(&to, strlen(name) + strlen(why) + 32);
    buffer_append_format(&to, "%s.%s-%ld", name, why, number);
    /* The WAL goes first: a new database must never meet the old one's WAL, power cut or not. */
    bool fine = move(folder, name, to.bytes, "-wal", error) && move(folder, name, to.bytes, "", error);
    if (fine) {
        struct buffer index;
        buffer_init(&index, strlen(folder) + strlen(name) + 8);
        buffer_append_format(&index, "%s/%s-shm", folder, name);
        unlink(index.bytes);
        buffer_finish(&index);
        aside_prune(folder, name, number);
        return to.bytes;
    }
    buffer_finish(&to);
    return NULL;
}
