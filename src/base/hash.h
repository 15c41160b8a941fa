/* SHA-256, for ids of stories that have none and for names of photo files. Any thread. */
#ifndef FOYER_BASE_HASH_H
#define FOYER_BASE_HASH_H

#include <stddef.h>

enum { HASH_HEX_SIZE = 65 };

/* SHA-256 of the bytes as 64 lower-case hexadecimal digits and a NUL. */
void hash_hex(const void *bytes, size_t length, char out[HASH_HEX_SIZE]);

#endif
