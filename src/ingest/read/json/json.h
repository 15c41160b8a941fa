/* JSON documents (RFC 8259) by jansson, with limits, and the few repairs that save a newsroom's feed. Any
 * thread. */
#ifndef FOYER_INGEST_READ_JSON_JSON_H
#define FOYER_INGEST_READ_JSON_JSON_H

#include "base/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* What was changed before the document could be parsed. */
struct json_repairs {
    size_t notices;    /* bytes of PHP notices cut off before the document */
    size_t escapes;    /* \u0000 and lone surrogates that became U+FFFD */
    size_t numbers;    /* too large for a double; they became null */
    bool big_integers; /* of more than 63 bits: they are reals, not exact */
};

/* Parses UTF-8. NULL with "invalid JSON at line 3, column 14: …" (from 1, in characters). Of a key that comes
 * twice the later value counts. Free with json_decref. */
json_t *json_read(const char *bytes, size_t length, struct json_repairs *repairs, struct error *error);

/* True when the bytes begin like JSON: a brace or a bracket, maybe behind PHP notices. */
bool json_likely(const char *bytes, size_t length);

/* The member of that name; NULL when there is none, it is null, or `object` is no object. */
json_t *json_member(const json_t *object, const char *name);

/* The string at that name; NULL when there is none or it is something else. Dies with the document. */
const char *json_member_text(const json_t *object, const char *name);

enum { JSON_SCALAR_SIZE = 32 };

/* A string as it is, a number or a truth value in words in `scratch`; NULL for everything else and for "".
 * Dies with the document or with `scratch`. */
const char *json_scalar_text(const json_t *value, char scratch[JSON_SCALAR_SIZE]);

/* A whole number of either kind of JSON number or of a string of digits, 0..maximum; else 0. */
int json_whole_number(const json_t *value, int maximum);

#endif
