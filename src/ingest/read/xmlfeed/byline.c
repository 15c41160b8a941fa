/* A name out of what feeds write for an author. Any thread. */
#include "ingest/read/xmlfeed/byline.h"

#include "base/memory.h"
#include "ingest/read/text/bytes.h"

#include <stdbool.h>
#include <string.h>

/* A word with an "@" inside and no white space. */
static bool is_mail(const char *text, size_t length)
{
    const char *at = memchr(text, '@', length);
    if (!at || at == text || at == text + length - 1)
        return false;
    for (size_t i = 0; i < length; i++)
        if (bytes_blank(text + i, 1) == 1)
            return false;
    return true;
}

/* Trims white space and the marks that stand around a name. */
static char *name_of(const char *text, size_t length)
{
    static const char around[] = " \t\r\n\"'";
    while (length > 0 && strchr(around, *text)) {
        text++;
        length--;
    }
    while (length > 0 && strchr(around, text[length - 1]))
        length--;
    return length > 0 && !is_mail(text, length) ? memory_copy_bytes(text, length) : NULL;
}

char *byline_name(const char *text)
{
    size_t blank = bytes_blank(text, strlen(text)), length;
    text += blank;
    length = strlen(text);
    const char *open = strchr(text, '('), *close = strrchr(text, ')');
    if (open && close > open) {
        size_t before = (size_t)(open - text);
        while (before > 0 && text[before - 1] == ' ')
            before--;
        if (before == 0 || is_mail(text, before))
            return name_of(open + 1, (size_t)(close - open - 1));
        if (is_mail(open + 1, (size_t)(close - open - 1)))
            return name_of(text, before);
    }
    open = strchr(text, '<');
    close = open ? strchr(open, '>') : NULL;
    if (close && is_mail(open + 1, (size_t)(close - open - 1)))
        return open > text ? name_of(text, (size_t)(open - text)) : NULL;
    return name_of(text, length);
}
