/* A feed's map: expressions, as config/expression.h has them, followed in a document. Any thread. */
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

/* Compiles all expressions of a map. NULL with "map.headline: step 2: …" when one is wrong, which no
 * configuration lets through. */
struct mapping *mapping_create(const struct config_map *map, struct error *error);
void mapping_destroy(struct mapping *mapping);

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
