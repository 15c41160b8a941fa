/* Rows of a file to patterns in two lists: those that are searched for, and the few that must be tried. Knows
 * nothing of where the file is. Any thread. */
#include "ingest/read/text/junk_lines.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

#define BLANK  " \t\r"
#define NUMBER '\1' /* what "{n}" becomes */

/* One file while it is read. */
struct rows {
    struct junk_lines *lines;
    const char *path;
    size_t number; /* of the line, from 1 */
    struct error *error;
};

static bool is_digit(const char *at, const char *end)
{
    return at < end && ascii_is_digit(*at);
}

/* One step back per star is enough, so it takes length times stars at most. */
static bool fits(const char *text, const char *end, const char *pattern)
{
    const char *star = NULL, *resume = NULL;
    for (;;) {
        if (*pattern == '*') {
            star = ++pattern;
            resume = text;
        } else if (*pattern == NUMBER && is_digit(text, end)) {
            while (is_digit(text, end))
                text++;
            pattern++;
        } else if (text == end) {
            return *pattern == '\0';
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star && resume < end) {
            pattern = star;
            text = ++resume;
        } else {
            return false;
        }
    }
}

struct words {
    const char *first;
    size_t length;
};

static int search_order(const void *key, const void *row)
{
    const struct words *words = key;
    const char *pattern = ((const struct junk_line *)row)->pattern;
    int order = strncmp(words->first, pattern, words->length);
    return order != 0 ? order : pattern[words->length] ? -1 : 0;
}

enum junk junk_lines_find(const struct junk_lines *lines, const char *first, const char *end)
{
    const struct words words = {first, (size_t)(end - first)};
    const struct junk_line *found =
        lines->whole_count == 0
            ? NULL
            : bsearch(&words, lines->whole, lines->whole_count, sizeof *lines->whole, search_order);
    for (size_t i = 0; !found && i < lines->open_count; i++)
        if (fits(first, end, lines->open[i].pattern))
            found = &lines->open[i];
    return found ? found->junk : JUNK_NONE;
}

/* The first row of two with one pattern comes first. */
static int row_order(const void *left, const void *right)
{
    const struct junk_line *a = left, *b = right;
    int order = strcmp(a->pattern, b->pattern);
    return order != 0 ? order : (a->pattern > b->pattern) - (a->pattern < b->pattern);
}

static void sort(struct junk_lines *lines)
{
    size_t kept = 0;
    if (lines->whole_count > 0)
        qsort(lines->whole, lines->whole_count, sizeof *lines->whole, row_order);
    for (size_t i = 0; i < lines->whole_count; i++)
        if (kept == 0 || strcmp(lines->whole[kept - 1].pattern, lines->whole[i].pattern) != 0)
            lines->whole[kept++] = lines->whole[i];
    lines->whole_count = kept;
}

/* "{n}" becomes NUMBER, in place; true when there is that or a "*". */
static bool compile(char *pattern)
{
    static const char number[] = "{n}";
    bool open = strchr(pattern, '*') != NULL;
    for (char *found = pattern; (found = strstr(found, number));) {
        *found++ = NUMBER;
        memmove(found, found + sizeof number - 2, strlen(found + sizeof number - 2) + 1);
        open = true;
    }
    return open;
}

static void add(struct rows *rows, enum junk junk, char *pattern)
{
    struct junk_lines *lines = rows->lines;
    bool open = compile(pattern);
    if (pattern[strspn(pattern, "*")] == '\0') { /* it would be every text */
        (void)error_set(rows->error, "%s:%zu: words are missing", rows->path, rows->number);
        return;
    }
    if (lines->whole_count + lines->open_count == LIMIT_JUNK_LINES) {
        (void)error_set(rows->error, "%s:%zu: more than %d rows; the rest is left out", rows->path,
                        rows->number, LIMIT_JUNK_LINES);
        return;
    }
    struct junk_line **list = open ? &lines->open : &lines->whole;
    size_t *count = open ? &lines->open_count : &lines->whole_count;
    *list = memory_resize(*list, *count + 1, sizeof **list);
    (*list)[(*count)++] = (struct junk_line){pattern, junk};
}

/* A line of the file, terminated. */
static void take(struct rows *rows, char *row)
{
    static const struct {
        const char *word;
        enum junk junk;
    } kinds[] = {{"line", JUNK_LINE}, {"leftover", JUNK_LEFTOVER}, {"tail", JUNK_TAIL}};
    row += strspn(row, BLANK);
    for (char *end = row + strlen(row); end > row && strchr(BLANK, end[-1]); end--)
        end[-1] = '\0';
    if (row[0] == '\0' || row[0] == '#')
        return;
    size_t length = strcspn(row, BLANK);
    char *pattern = row + length + strspn(row + length, BLANK);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i].word) == length && memcmp(row, kinds[i].word, length) == 0) {
            add(rows, kinds[i].junk, pattern);
            return;
        }
    (void)error_set(rows->error, "%s:%zu: a row begins with line, leftover or tail, not with \"%.*s\"",
                    rows->path, rows->number, (int)(length < 40 ? length : 40), row);
}

static void take_all(struct rows *rows, char *text)
{
    while (text) {
        char *next = strchr(text, '\n');
        if (next)
            *next++ = '\0';
        rows->number++;
        take(rows, text);
        text = next;
    }
}

bool junk_lines_read(struct junk_lines *lines, const char *path, struct error *error)
{
    struct error cause = {0};
    struct buffer bytes;
    *lines = (struct junk_lines){0};
    buffer_init(&bytes, LIMIT_JUNK_FILE);
    if (file_read(path, &bytes, &cause)) {
        lines->text = text_folded(bytes.bytes);
        if (strlen(bytes.bytes) < bytes.length || !utf8_valid(bytes.bytes, bytes.length))
            (void)error_set(&cause, "%s: is no text in UTF-8", path);
        take_all(&(struct rows){.lines = lines, .path = path, .error = &cause}, lines->text);
        sort(lines);
    }
    buffer_finish(&bytes);
    return !cause.set || error_set(error, "%s", cause.text);
}

void junk_lines_finish(struct junk_lines *lines)
{
    if (!lines)
        return;
    free(lines->text);
    free(lines->whole);
    free(lines->open);
    *lines = (struct junk_lines){0};
}
