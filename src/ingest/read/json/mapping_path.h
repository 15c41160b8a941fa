/* One alternative of a mapping: a pointer with selectors, compiled. Any thread. */
#ifndef FOYER_INGEST_READ_JSON_MAPPING_PATH_H
#define FOYER_INGEST_READ_JSON_MAPPING_PATH_H

#include "base/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum mapping_step_kind { STEP_KEY, STEP_INDEX, STEP_MATCH };

struct mapping_step {
    enum mapping_step_kind kind;
    char *key;    /* of STEP_KEY the member, of STEP_MATCH the path to what is compared */
    char *value;  /* of STEP_MATCH */
    size_t index; /* of STEP_INDEX */
};

struct mapping_path {
    struct mapping_step *steps;
    size_t count;
};

/* Compiles `length` bytes. False with "step 2: …". */
bool mapping_path_init(struct mapping_path *path, const char *text, size_t length, struct error *error);

/* A zeroed path is accepted. */
void mapping_path_finish(struct mapping_path *path);

/* Where it leads from `from`; NULL: nowhere, or to null. */
const json_t *mapping_path_follow(const struct mapping_path *path, const json_t *from);

#endif
