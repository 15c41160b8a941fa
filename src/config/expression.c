/* Expressions of a map, taken apart. Knows no JSON. Any thread. */
#include "config/expression.h"

#include "base/ascii.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { INDEX_DIGITS_MAX = 9, SHOWN_MAX = 80 };

/* The text of a path that is being read. */
struct source {
    const char *at, *end;
    int step; /* from 1, for messages */
};

static struct expression_step *add_step(struct expression_path *path, enum expression_step_kind kind)
{
    path->steps = memory_resize(path->steps, path->count + 1, sizeof *path->steps);
    path->steps[path->count] = (struct expression_step){.kind = kind};
    return &path->steps[path->count++];
}

/* Undoes "~1" and "~0"; false when another character follows a tilde. */
static bool unescape(char *text)
{
    char *out = text;
    for (const char *in = text; *in; in++) {
        if (*in == '~') {
            in++;
            if (*in != '0' && *in != '1')
                return false;
            *out++ = *in == '0' ? '~' : '/';
        } else {
            *out++ = *in;
        }
    }
    *out = '\0';
    return true;
}

bool expression_index(const char *text, size_t length, size_t *index)
{
    if (length == 0 || length > INDEX_DIGITS_MAX || (text[0] == '0' && length > 1))
        return false;
    *index = 0;
    for (size_t i = 0; i < length; i++) {
        if (!ascii_is_digit(text[i]))
            return false;
        *index = *index * 10 + (size_t)(text[i] - '0');
    }
    return true;
}

/* "[2]" or "[key=value]" at source->at. */
static bool read_selector(struct expression_path *path, struct source *source, struct error *error)
{
    const char *start = source->at + 1;
    const char *close = memchr(start, ']', (size_t)(source->end - start));
    if (!close)
        return error_set(error, "step %d: “[” without “]”", source->step);
    size_t length = (size_t)(close - start), index = 0;
    const char *equals = memchr(start, '=', length);
    source->at = close + 1;
    if (equals && equals > start) {
        struct expression_step *step = add_step(path, EXPRESSION_MATCH);
        step->key = memory_copy_bytes(start, (size_t)(equals - start));
        step->value = memory_copy_bytes(equals + 1, (size_t)(close - equals - 1));
        return true;
    }
    if (!expression_index(start, length, &index))
        return error_set(error, "step %d: in “[…]” stands a number or key=value, not “%.*s”", source->step,
                         (int)(length < SHOWN_MAX ? length : SHOWN_MAX), start);
    add_step(path, EXPRESSION_INDEX)->index = index;
    return true;
}

/* "/key" and the selectors behind it. */
static bool read_step(struct expression_path *path, struct source *source, struct error *error)
{
    const char *start = ++source->at;
    while (source->at < source->end && *source->at != '/' && *source->at != '[')
        source->at++;
    struct expression_step *step = add_step(path, EXPRESSION_KEY);
    step->key = memory_copy_bytes(start, (size_t)(source->at - start));
    if (!unescape(step->key))
        return error_set(error, "step %d: “~” stands only before 0 (for “~”) or 1 (for “/”)", source->step);
    while (source->at < source->end && *source->at == '[')
        if (!read_selector(path, source, error))
            return false;
    if (source->at < source->end && *source->at != '/')
        return error_set(error, "step %d: “/” or “[” expected behind “]”", source->step);
    return true;
}

static bool read_path(struct expression_path *path, const char *text, size_t length, struct error *error)
{
    struct source source = {.at = text, .end = text + length, .step = 1};
    if (length == 0)
        return error_set(error, "an alternative is empty");
    if (text[0] != '/')
        return error_set(error, "every alternative must begin with /");
    for (; length > 1 && source.at < source.end; source.step++) {
        if (path->count >= LIMIT_EXPRESSION_STEPS)
            return error_set(error, "step %d: too many steps; at most %d are allowed", source.step,
                             LIMIT_EXPRESSION_STEPS);
        if (!read_step(path, &source, error))
            return false;
    }
    return true;
}

bool expression_read(struct expression *expression, const char *text, struct error *error)
{
    static const char bar[] = " | ";
    bool fine = true;
    *expression = (struct expression){0};
    for (const char *at = text; at && fine;) {
        const char *next = strstr(at, bar);
        const char *end = next ? next : at + strlen(at);
        at += strspn(at, " ");
        while (end > at && end[-1] == ' ')
            end--;
        if (expression->count == LIMIT_EXPRESSION_PATHS)
            fine = error_set(error, "more than %d alternatives", LIMIT_EXPRESSION_PATHS);
        else
            fine = read_path(&expression->paths[expression->count++], at, end > at ? (size_t)(end - at) : 0,
                             error);
        at = next ? next + sizeof bar - 1 : NULL;
    }
    if (!fine)
        expression_finish(expression);
    return fine;
}

void expression_finish(struct expression *expression)
{
    for (size_t i = 0; i < expression->count; i++) {
        for (size_t k = 0; k < expression->paths[i].count; k++) {
            free(expression->paths[i].steps[k].key);
            free(expression->paths[i].steps[k].value);
        }
        free(expression->paths[i].steps);
    }
    *expression = (struct expression){0};
}
