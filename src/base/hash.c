/* SHA-256 by libmd. Any thread. */
#include "base/hash.h"

#include <sys/types.h>

#include <sha2.h>

void hash_hex(const void *bytes, size_t length, char out[HASH_HEX_SIZE])
{
    SHA256Data(bytes, length, out);
}
