/* Searching bytes that may hold NUL. Any thread. */
#include "ingest/read/text/bytes.h"

#include "base/ascii.h"

#include <string.h>

const char *bytes_find(const char *bytes, size_t length, const char *needle)
{
    size_t size = strlen(needle);
    const char *end = bytes + length;
    for (const char *at = bytes; (size_t)(end - at) >= size; at++) {
        at = memchr(at, needle[0], (size_t)(end - at) - size + 1);
        if (!at)
            return NULL;
        if (memcmp(at, needle, size) == 0)
            return at;
    }
    return NULL;
}

bool bytes_begin(const char *bytes, size_t length, const char *start)
{
    size_t i = 0;
    while (start[i] && i < length && ascii_lower(bytes[i]) == start[i])
        i++;
    return !start[i];
}

const char *bytes_find_any_case(const char *bytes, size_t length, const char *needle)
{
    for (size_t at = 0; at < length; at++)
        if (ascii_lower(bytes[at]) == needle[0] && bytes_begin(bytes + at, length - at, needle))
            return bytes + at;
    return NULL;
}

size_t bytes_blank(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length && (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r')))
        at++;
    return at;
}
