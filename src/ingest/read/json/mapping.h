/* The language in which an operator says where things stand in an article JSON (the map section of a feed).
 *
 *     headline = "/fields/headline | /webTitle"
 *     photo    = "/elements[relation=main]/assets[typeData/width=2000]/file |
 * /elements[relation=main]/assets[0]/file"
 *
 * Alternatives stand between " | "; the first that leads to something counts. Each is a JSON Pointer (RFC
 * 6901: "~1" is a slash, "~0" a tilde, a number picks an element of a list) whose steps may be followed by
 * selectors: "[2]" takes that element (from 0), "[key=value]" the first object in the list whose key has that
 * value as text; the key may be a path ("typeData/width"). "/" alone, as the pointer "", is the whole: the
 * stories of a document that is a bare list. Any thread. */
#ifndef FOYER_INGEST_READ_JSON_MAPPING_H
#define FOYER_INGEST_READ_JSON_MAPPING_H

#include "base/error.h"
#include "config/config.h"
#include "ingest/read/json/json.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* The keys of a map section, in the order of struct config_map. */
enum mapping_field {
    MAPPING_STORIES,
    MAPPING_ID,
    MAPPING_URL,
    MAPPING_HEADLINE,
    MAPPING_SECTION,
    MAPPING_BYLINE,
    MAPPING_SOURCE,
    MAPPING_LANGUAGE,
    MAPPING_PUBLISHED,
    MAPPING_UPDATED,
    MAPPING_SUMMARY,
    MAPPING_BODY,
    MAPPING_PHOTO,
    MAPPING_CAPTION,
    MAPPING_CREDIT,
    MAPPING_FIELDS
};

struct mapping;

/* Compiles all expressions of a map. NULL with "map.headline: step 2: …" when one is wrong. */
struct mapping *mapping_create(const struct config_map *map, struct error *error);
void mapping_destroy(struct mapping *mapping);

/* Whether every expression of a map can be compiled, for `foyer check`. */
bool mapping_check(const struct config_map *map, struct error *error);

/* How many alternatives a field has; 0: it is not mapped. */
size_t mapping_alternatives(const struct mapping *mapping, enum mapping_field field);

/* What one alternative leads to from `from`; NULL: nothing. */
const json_t *mapping_resolve(const struct mapping *mapping, enum mapping_field field, size_t alternative,
                              const json_t *from);

/* The text of the first alternative that has one: a string, number or truth value, the "rendered" of an
 * object, the first usable element of a list. NULL: none. Dies with the document or with `scratch`. */
const char *mapping_text(const struct mapping *mapping, enum mapping_field field, const json_t *from,
                         char scratch[JSON_SCALAR_SIZE]);

/* The same for one value. */
const char *mapping_value_text(const json_t *value, char scratch[JSON_SCALAR_SIZE]);

#endif
