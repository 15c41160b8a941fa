/* A map of the configuration, compiled and followed. Any thread. */
#include "ingest/read/json/mapping.h"

#include "base/memory.h"
#include "ingest/read/json/mapping_path.h"

#include <stdlib.h>
#include <string.h>

enum { ALTERNATIVES_MAX = 16 };

struct alternatives {
    struct mapping_path paths[ALTERNATIVES_MAX];
    size_t count;
};

struct mapping {
    struct alternatives fields[MAPPING_FIELDS];
};

static const struct {
    const char *name;
    size_t offset; /* of the expression in struct config_map */
} fields[MAPPING_FIELDS] = {
    {"stories", offsetof(struct config_map, stories)},
    {"id", offsetof(struct config_map, id)},
    {"url", offsetof(struct config_map, url)},
    {"headline", offsetof(struct config_map, headline)},
    {"section", offsetof(struct config_map, section)},
    {"byline", offsetof(struct config_map, byline)},
    {"source", offsetof(struct config_map, source)},
    {"language", offsetof(struct config_map, language)},
    {"published", offsetof(struct config_map, published)},
    {"updated", offsetof(struct config_map, updated)},
    {"summary", offsetof(struct config_map, summary)},
    {"body", offsetof(struct config_map, body)},
    {"photo", offsetof(struct config_map, photo)},
    {"caption", offsetof(struct config_map, caption)},
    {"credit", offsetof(struct config_map, credit)},
};

static bool compile(struct alternatives *alternatives, const char *expression, struct error *error)
{
    static const char bar[] = " | ";
    for (const char *at = expression; at;) {
        const char *next = strstr(at, bar);
        const char *end = next ? next : at + strlen(at);
        at += strspn(at, " ");
        while (end > at && end[-1] == ' ')
            end--;
        if (alternatives->count == ALTERNATIVES_MAX)
            return error_set(error, "more than %d alternatives", ALTERNATIVES_MAX);
        if (at >= end && next)
            return error_set(error, "nothing stands before “|”");
        if (!mapping_path_init(&alternatives->paths[alternatives->count++], at,
                               end > at ? (size_t)(end - at) : 0, error))
            return false;
        at = next ? next + sizeof bar - 1 : NULL;
    }
    return true;
}

struct mapping *mapping_create(const struct config_map *map, struct error *error)
{
    struct mapping *mapping = memory_zeroed(1, sizeof *mapping);
    for (size_t i = 0; i < MAPPING_FIELDS; i++) {
        const char *expression = *(char *const *)((const char *)map + fields[i].offset);
        struct error cause = {0};
        if (!expression || compile(&mapping->fields[i], expression, &cause))
            continue;
        (void)error_set(error, "map.%s: %s", fields[i].name, cause.text);
        mapping_destroy(mapping);
        return NULL;
    }
    return mapping;
}

void mapping_destroy(struct mapping *mapping)
{
    if (!mapping)
        return;
    for (size_t i = 0; i < MAPPING_FIELDS; i++)
        for (size_t k = 0; k < mapping->fields[i].count; k++)
            mapping_path_finish(&mapping->fields[i].paths[k]);
    free(mapping);
}

bool mapping_check(const struct config_map *map, struct error *error)
{
    struct mapping *mapping = mapping_create(map, error);
    mapping_destroy(mapping);
    return mapping != NULL;
}

size_t mapping_alternatives(const struct mapping *mapping, enum mapping_field field)
{
    return mapping->fields[field].count;
}

const json_t *mapping_resolve(const struct mapping *mapping, enum mapping_field field, size_t alternative,
                              const json_t *from)
{
    return mapping_path_follow(&mapping->fields[field].paths[alternative], from);
}

const char *mapping_value_text(const json_t *value, char scratch[JSON_SCALAR_SIZE])
{
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *element = json_array_get(value, i);
        const char *text = json_is_array(element) ? NULL : mapping_value_text(element, scratch);
        if (text)
            return text;
    }
    return json_scalar_text(json_is_object(value) ? json_object_get(value, "rendered") : value, scratch);
}

const char *mapping_text(const struct mapping *mapping, enum mapping_field field, const json_t *from,
                         char scratch[JSON_SCALAR_SIZE])
{
    const char *text = NULL;
    for (size_t i = 0; i < mapping->fields[field].count && !text; i++)
        text = mapping_value_text(mapping_resolve(mapping, field, i, from), scratch);
    return text;
}
