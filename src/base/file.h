/* Whole files, with maxima. Any thread. */
#ifndef FOYER_BASE_FILE_H
#define FOYER_BASE_FILE_H

#include "base/buffer.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends the whole file to `into`; false with `error` ("PATH: No such file or directory", or that it is
 * larger than the buffer's maximum). */
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
