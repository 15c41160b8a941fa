/* Knows sign-in pages by how HTML begins. Knows nothing of what a feed is: it is asked of what is none. Any
 * thread. */
#include "ingest/portal.h"

#include "base/ascii.h"

#include <string.h>
#include <strings.h>

/* Behind white space, a byte order mark and comments. */
static size_t portal_begin(const char *bytes, size_t length)
{
    static const char mark[] = "\xEF\xBB\xBF", comment[] = "<!--";
    size_t at = length >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
    for (;;) {
        while (at < length && ascii_is_space(bytes[at]))
            at++;
        if (length - at < sizeof comment || memcmp(bytes + at, comment, sizeof comment - 1) != 0)
            return at;
        while (at < length && (length - at < 3 || memcmp(bytes + at, "-->", 3) != 0))
            at++;
        at = at + 3 < length ? at + 3 : length;
    }
}

bool portal_is_likely(const char *bytes, size_t length)
{
    static const char *const beginnings[] = {"<!doctype html", "<html", "<head", "<body", "<script", "<meta"};
    size_t at = portal_begin(bytes, length);
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        size_t size = strlen(beginnings[i]);
        if (length - at >= size && strncasecmp(bytes + at, beginnings[i], size) == 0)
            return true;
    }
    return false;
}
