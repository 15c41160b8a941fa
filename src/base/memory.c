/* Allocation that cannot fail, because failing ends the process. Not for pixels and not for sizes from
 * outside. Any thread. */
#include "base/memory.h"

#include "base/log.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void memory_check(const void *got, size_t bytes)
{
    if (got)
        return;
    log_error("base", "out of memory: no room for %zu bytes; ending, to be started afresh", bytes);
    abort();
}

void *memory_zeroed(size_t count, size_t size)
{
    if (count == 0 || size == 0)
        count = size = 1;
    void *got = calloc(count, size);
    memory_check(got, count * size);
    return got;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    if (count == 0 || size == 0)
        count = size = 1;
    void *got = count <= SIZE_MAX / size ? realloc(old, count * size) : NULL;
    memory_check(got, count * size);
    return got;
}

char *memory_copy_text(const char *text)
{
    return text ? memory_copy_bytes(text, strlen(text)) : NULL;
}

char *memory_copy_bytes(const char *bytes, size_t length)
{
    char *copy = memory_zeroed(length + 1, 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}
