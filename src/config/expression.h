/* The language in which an operator says where things stand in an article JSON (the map section of a feed).
 *
 *     headline = "/fields/headline | /webTitle"
 *     photo    = "/elements[relation=main]/assets[typeData/width=2000]/file |
 * /elements[relation=main]/assets[0]/file"
 *
 * Alternatives stand between " | "; the first that leads to something counts. Each is a JSON Pointer (RFC
 * 6901: "~1" is a slash, "~0" a tilde, a number picks an element of a list) whose steps may be followed by
 * selectors: "[2]" takes that element (from 0), "[key=value]" the first object in the list whose key has that
 * value as text; the key may be a path ("typeData/width"). "/" alone is the whole: the stories of a document
 * that is a bare list. Knows no JSON. Any thread. */
#ifndef FOYER_CONFIG_EXPRESSION_H
#define FOYER_CONFIG_EXPRESSION_H

#include "base/error.h"
#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>

enum expression_step_kind { EXPRESSION_KEY, EXPRESSION_INDEX, EXPRESSION_MATCH };

struct expression_step {
    enum expression_step_kind kind;
    char *key;    /* of EXPRESSION_KEY the member, of EXPRESSION_MATCH the path to what is compared */
    char *value;  /* of EXPRESSION_MATCH */
    size_t index; /* of EXPRESSION_INDEX */
};

struct expression_path {
    struct expression_step *steps; /* at most LIMIT_EXPRESSION_STEPS */
    size_t count;                  /* 0: the whole */
};

struct expression {
    struct expression_path paths[LIMIT_EXPRESSION_PATHS];
    size_t count;
};

/* Overwrites. False with what is wrong ("step 2: …"); then the expression is empty. */
bool expression_read(struct expression *expression, const char *text, struct error *error);

/* A zeroed one is empty. */
void expression_finish(struct expression *expression);

/* An index of a list as such a path has it: up to nine digits without leading zeros; false for anything else.
 */
bool expression_index(const char *text, size_t length, size_t *index);

#endif
