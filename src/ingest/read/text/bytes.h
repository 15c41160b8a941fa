/* Searching in bytes that need not end in NUL. Any thread; linear for the short needles used here. */
#ifndef FOYER_INGEST_READ_TEXT_BYTES_H
#define FOYER_INGEST_READ_TEXT_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* The first place of `needle` (terminated, not empty); NULL: none. */
const char *bytes_find(const char *bytes, size_t length, const char *needle);

/* The same with ASCII letters equal in either case; `needle` is in lower case. */
const char *bytes_find_any_case(const char *bytes, size_t length, const char *needle);

/* True when the bytes begin with `start`, ASCII letters in either case; `start` is in lower case. */
bool bytes_begin(const char *bytes, size_t length, const char *start);

/* How many bytes of ASCII white space (with form feed) stand at the beginning. */
size_t bytes_blank(const char *bytes, size_t length);

#endif
