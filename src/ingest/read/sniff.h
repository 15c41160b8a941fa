/* What a document is, and in words for people what it looks like when it is no feed. Any thread. */
#ifndef FOYER_INGEST_READ_SNIFF_H
#define FOYER_INGEST_READ_SNIFF_H

#include "base/error.h"

#include <jansson.h>
#include <stddef.h>

/* "a PDF", "a JPEG image", …, by its first bytes; "an empty answer"; NULL when it may be text. */
const char *sniff_binary(const char *bytes, size_t length);

/* Fills `error` with what the text, which is no feed, looks like. Returns false. */
bool sniff_describe(const char *text, size_t length, struct error *error);

/* The same of JSON that no dialect knows. */
bool sniff_describe_json(const json_t *json, struct error *error);

#endif
