/* Whole files, with maxima. Any thread. */
#ifndef FOYER_BASE_FILE_H
#define FOYER_BASE_FILE_H

#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* Opens a regular file for reading and tells in `found` (NULL: not wanted) what it opened; the caller closes
 * the descriptor. -1 with `error`: "PATH: No such file or directory", "PATH: is not a file". Never waits: a
 * pipe, a device or a socket is refused. Symbolic links are followed, for operators keep their files behind
 * them. */
int file_open(const char *path, struct stat *found, struct error *error);

/* Appends what can be read from an open file; `path` is for the message: a failure of the disk, or that it is
 * larger than the buffer's maximum. */
bool file_read_open(int file, const char *path, struct buffer *into, struct error *error);

/* Both of it for a whole file. */
bool file_read(const char *path, struct buffer *into, struct error *error);

/* Puts the bytes at `path` so that after a power cut there stands either the old file, or none, or
 * the whole new one: temporary file beside it, fsync, rename, fsync of the folder. Mode 0644. */
bool file_write_atomic(const char *path, const void *bytes, size_t length, struct error *error);

/* Makes the folder and its parents, mode 0755; one that exists is fine. */
bool file_make_folder(const char *path, struct error *error);

bool file_exists(const char *path);

/* "folder/name" in a new string (free with free). */
char *file_join(const char *folder, const char *name) __attribute__((warn_unused_result));

#endif
