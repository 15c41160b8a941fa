/* Maps of feeds, followed in JSON. Knows no feed and no story. Any thread. */
#include "ingest/read/json/mapping.h"

#include "base/memory.h"
#include "config/expression.h"

#include <stdlib.h>
#include <string.h>

struct mapping {
    struct expression fields[MAPPING_FIELDS];
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

struct mapping *mapping_create(const struct config_map *map, struct error *error)
{
    struct mapping *mapping = memory_zeroed(1, sizeof *mapping);
    for (size_t i = 0; i < MAPPING_FIELDS; i++) {
        const char *expression = *(char *const *)((const char *)map + fields[i].offset);
        struct error cause = {0};
        if (!expression || expression_read(&mapping->fields[i], expression, &cause))
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
        expression_finish(&mapping->fields[i]);
    free(mapping);
}

size_t mapping_alternatives(const struct mapping *mapping, enum mapping_field field)
{
    return mapping->fields[field].count;
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

static const json_t *follow_match(const struct expression_step *step, const json_t *list)
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

static const json_t *follow_key(const struct expression_step *step, const json_t *from)
{
    size_t index = 0;
    if (json_is_array(from) && expression_index(step->key, strlen(step->key), &index))
        return json_array_get(from, index);
    return json_object_get(from, step->key);
}

static const json_t *follow(const struct expression_path *path, const json_t *from)
{
    for (size_t i = 0; i < path->count && from; i++) {
        const struct expression_step *step = &path->steps[i];
        switch (step->kind) {
        case EXPRESSION_KEY:
            from = follow_key(step, from);
            break;
        case EXPRESSION_INDEX:
            from = json_array_get(from, step->index);
            break;
        case EXPRESSION_MATCH:
            from = follow_match(step, from);
            break;
        }
    }
    return json_is_null(from) ? NULL : from;
}

const json_t *mapping_resolve(const struct mapping *mapping, enum mapping_field field, size_t alternative,
                              const json_t *from)
{
    return follow(&mapping->fields[field].paths[alternative], from);
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
