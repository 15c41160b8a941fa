/* Text cut, padded and wrapped by the columns of a terminal. Any thread. */
#include "ingest/read/report/columns.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <uniwidth.h>

/* How many of `length` bytes fit into so many columns; `used` is what they take. */
static size_t fitting(const char *text, size_t length, int columns, int *used)
{
    size_t at = 0;
    *used = 0;
    while (at < length) {
        uint32_t character;
        size_t step = utf8_decode(text + at, length - at, &character);
        int width = uc_width(character, "UTF-8");
        if (width > 0 && *used + width > columns)
            break;
        *used += width > 0 ? width : 0;
        at += step;
    }
    return at;
}

void columns_put(struct buffer *line, const char *text, int columns)
{
    int used;
    size_t whole = strlen(text), length = fitting(text, whole, columns, &used);
    bool cut = length < whole;
    if (cut)
        length = fitting(text, whole, columns - 1, &used);
    (void)buffer_append(line, text, length);
    (void)buffer_append_text(line, cut ? "…" : "");
    (void)buffer_append_format(line, "%*s", columns - used - cut, "");
}

void columns_wrap(struct buffer *lines, const char *text, int used, int indent, int width)
{
    int column = used;
    bool begun = false; /* something stands on the line that this text wrote */
    while (*text) {
        text += strspn(text, " ");
        size_t length = strcspn(text, " ");
        int columns;
        bool fits = fitting(text, length, width - column - begun, &columns) == length;
        if (!fits && column > indent) {
            (void)buffer_append_format(lines, "\n%*s", indent, "");
            column = indent;
            begun = false;
        }
        size_t taken = fitting(text, length, width - column - begun, &columns);
        if (taken == 0 && length > 0) /* not even one letter */
            taken = length;
        (void)buffer_append_text(lines, begun && length > 0 ? " " : "");
        (void)buffer_append(lines, text, taken);
        column += columns + begun;
        begun = taken == length;
        text += taken;
    }
}
