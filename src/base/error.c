/* Text of an error: cut between characters, on one line, the deepest cause kept. Writes nothing anywhere.
 * One thread at a time. */
#include "base/error.h"

#include <stdio.h>
#include <string.h>

void error_clear(struct error *error)
{
    if (error) {
        error->set = false;
        error->text[0] = '\0';
    }
}

/* Cuts at a character's start and marks the cut; `length` is what the whole text would need. */
static void error_finish(struct error *error, int length)
{
    static const char mark[] = "…";
    if (length >= ERROR_TEXT_MAX) {
        size_t end = ERROR_TEXT_MAX - sizeof mark;
        while (end > 0 && ((unsigned char)error->text[end] & 0xC0U) == 0x80U)
            end--;
        memcpy(error->text + end, mark, sizeof mark);
    }
    for (char *c = error->text; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = ' ';
}

bool error_vset(struct error *error, const char *format, va_list arguments)
{
    if (!error || error->set)
        return false;
    error->set = true;
    error_finish(error, vsnprintf(error->text, sizeof error->text, format, arguments));
    return false;
}

bool error_set(struct error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    error_vset(error, format, arguments);
    va_end(arguments);
    return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
    if (!error || !error->set)
        return false;
    char context[ERROR_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(context, sizeof context, format, arguments);
    va_end(arguments);
    char rest[ERROR_TEXT_MAX];
    memcpy(rest, error->text, sizeof rest);
    error_finish(error, snprintf(error->text, sizeof error->text, "%s: %s", context, rest));
    return false;
}
