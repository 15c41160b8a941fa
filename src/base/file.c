/* Whole files by their path. Knows nothing of what is in them. Opens first and looks then at what it opened,
 * so that nobody can put another file in its place meanwhile. Any thread. */
#include "base/file.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_CHUNK = 16384 };

int file_open(const char *path, struct stat *found, struct error *error)
{
    struct stat own;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    found = found ? found : &own;
    bool fine = file >= 0 && fstat(file, found) == 0;
    if (!fine)
        error_set(error, "%s: %s", path, strerror(errno));
    else if (!S_ISREG(found->st_mode))
        fine = error_set(error, "%s: is not a file", path);
    if (file >= 0 && !fine)
        close(file);
    return fine ? file : -1;
}

bool file_read_open(int file, const char *path, struct buffer *into, struct error *error)
{
    char chunk[FILE_CHUNK];
    for (;;) {
        ssize_t got = read(file, chunk, sizeof chunk);
        if (got == 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(error, "%s: %s", path, strerror(errno));
        if (!buffer_append(into, chunk, (size_t)got))
            return error_set(error, "%s: larger than the %zu bytes allowed", path, into->maximum);
    }
}

bool file_read(const char *path, struct buffer *into, struct error *error)
{
    int file = file_open(path, NULL, error);
    bool fine = file >= 0 && file_read_open(file, path, into, error);
    if (file >= 0)
        close(file);
    return fine;
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t done = write(file, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        length -= (size_t)done;
    }
    return true;
}

static bool folder_sync(const char *path)
{
    char *copy = memory_copy_text(path);
    int folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(copy);
    if (folder < 0)
        return false;
    bool fine = fsync(folder) == 0;
    close(folder);
    return fine;
}

bool file_write_atomic(const char *path, const void *bytes, size_t length, struct error *error)
{
    struct buffer temporary;
    buffer_init(&temporary, strlen(path) + 16);
    buffer_append_format(&temporary, "%s.XXXXXX", path);
    int file = mkstemp(temporary.bytes);
    bool fine = file >= 0;
    if (fine) {
        fine = fchmod(file, 0644) == 0 && write_all(file, bytes, length) && fsync(file) == 0;
        int cause = errno;
        if (close(file) != 0 && fine)
            fine = false;
        else
            errno = cause;
        fine = fine && rename(temporary.bytes, path) == 0;
        cause = errno;
        if (!fine)
            unlink(temporary.bytes);
        errno = cause;
        fine = fine && folder_sync(path);
    }
    if (!fine)
        error_set(error, "%s: cannot write: %s", path, strerror(errno));
    buffer_finish(&temporary);
    return fine;
}

bool file_make_folder(const char *path, struct error *error)
{
    char *copy = memory_copy_text(path);
    bool fine = true;
    for (char *slash = copy + 1; fine && *copy; slash++) {
        char kept = *slash;
        if (kept != '/' && kept != '\0')
            continue;
        *slash = '\0';
        if (mkdir(copy, 0755) != 0 && errno != EEXIST)
            fine = error_set(error, "%s: cannot make the folder: %s", copy, strerror(errno));
        *slash = kept;
        if (kept == '\0')
            break;
    }
    struct stat found;
    if (fine && (stat(path, &found) != 0 || !S_ISDIR(found.st_mode)))
        fine = error_set(error, "%s: is not a folder", path);
    free(copy);
    return fine;
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

char *file_join(const char *folder, const char *name)
{
    struct buffer path;
    buffer_init(&path, strlen(folder) + strlen(name) + 1);
    buffer_append_text(&path, folder);
    if (path.length > 0 && path.bytes[path.length - 1] != '/')
        buffer_append_text(&path, "/");
    buffer_append_text(&path, name);
    return path.bytes;
}
