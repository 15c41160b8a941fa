/* One expression of a map, compiled and followed. Any thread. */
#include "ingest/read/json/mapping_path.h"

#include "base/memory.h"
#include "ingest/read/json/json.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_MAX = 64, INDEX_DIGITS_MAX = 9 };

/* The text of an expression that is being compiled. */
struct source {
    const char *at, *end;
    int step; /* from 1, for messages */
};

static struct mapping_step *add_step(struct mapping_path *path, enum mapping_step_kind kind)
{
    path->steps = memory_resize(path->steps, path->count + 1, sizeof *path->steps);
    path->steps[path->count] = (struct mapping_step){.kind = kind};
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

/* A list's index without leading zeros. */
static bool read_index(const char *text, size_t length, size_t *index)
{
    if (length == 0 || length > INDEX_DIGITS_MAX || (text[0] == '0' && length > 1))
        return false;
    *index = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *index = *index * 10 + (size_t)(text[i] - '0');
    }
    return true;
}

/* "[2]" or "[key=value]" at source->at. */
static bool read_selector(struct mapping_path *path, struct source *source, struct error *error)
{
    const char *start = source->at + 1;
    const char *close = memchr(start, ']', (size_t)(source->end - start));
    if (!close)
        return error_set(error, "step %d: “[” without “]”", source->step);
    size_t length = (size_t)(close - start), index = 0;
    const char *equals = memchr(start, '=', length);
    source->at = close + 1;
    if (equals && equals > start) {
        struct mapping_step *step = add_step(path, STEP_MATCH);
        step->key = memory_copy_bytes(start, (size_t)(equals - start));
        step->value = memory_copy_bytes(equals + 1, (size_t)(close - equals - 1));
        return true;
    }
    if (!read_index(start, length, &index))
        return error_set(error, "step %d: in “[…]” stands a number or key=value, not “%.*s”", source->step,
                         (int)(length < 80 ? length : 80), start);
    add_step(path, STEP_INDEX)->index = index;
    return true;
}

/* "/key" and the selectors behind it. */
static bool read_step(struct mapping_path *path, struct source *source, struct error *error)
{
    const char *start = ++source->at;
    while (source->at < source->end && *source->at != '/' && *source->at != '[')
        source->at++;
    struct mapping_step *step = add_step(path, STEP_KEY);
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

bool mapping_path_init(struct mapping_path *path, const char *text, size_t length, struct error *error)
{
    *path = (struct mapping_path){0};
    struct source source = {.at = text, .end = text + length, .step = 1};
    if (length == 0 || (length == 1 && text[0] == '/'))
        return true;
    if (text[0] != '/')
        return error_set(error, "step 1: a path begins with “/”");
    for (; source.at < source.end; source.step++) {
        if (path->count >= STEPS_MAX)
            return error_set(error, "step %d: too many steps", source.step);
        if (!read_step(path, &source, error))
            return false;
    }
    return true;
}

void mapping_path_finish(struct mapping_path *path)
{
    for (size_t i = 0; i < path->count; i++) {
        free(path->steps[i].key);
        free(path->steps[i].value);
    }
    free(path->steps);
    *path = (struct mapping_path){0};
}

/* "typeData/width" of an object. */
static const json_t *follow_key_path(const json_t *object, const char *key)
{
    while (object) {
        size_t length = strcspn(key, "/");
        object = json_object_getn(object, key, length);
        if (!key[length])
            break;
        key += length + 1;
    }
    return object;
}

static const json_t *follow_match(const struct mapping_step *step, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        char scratch[JSON_SCALAR_SIZE];
        const json_t *element = json_array_get(list, i);
        const char *value = json_scalar_text(follow_key_path(element, step->key), scratch);
        if (strcmp(value ? value : "", step->value) == 0 && json_is_object(element))
            return element;
    }
    return NULL;
}

static const json_t *follow_key(const struct mapping_step *step, const json_t *from)
{
    size_t index = 0;
    if (json_is_array(from) && read_index(step->key, strlen(step->key), &index))
        return json_array_get(from, index);
    return json_object_get(from, step->key);
}

const json_t *mapping_path_follow(const struct mapping_path *path, const json_t *from)
{
    for (size_t i = 0; i < path->count && from; i++) {
        const struct mapping_step *step = &path->steps[i];
        switch (step->kind) {
        case STEP_KEY:
            from = follow_key(step, from);
            break;
        case STEP_INDEX:
            from = json_array_get(from, step->index);
            break;
        case STEP_MATCH:
            from = follow_match(step, from);
            break;
        }
    }
    return json_is_null(from) ? NULL : from;
}
