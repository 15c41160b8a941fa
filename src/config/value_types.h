/* One function for each type of key: inside of value*.c only. */
#ifndef FOYER_CONFIG_VALUE_TYPES_H
#define FOYER_CONFIG_VALUE_TYPES_H

#include "base/error.h"
#include "config/schema.h"

#include <stdarg.h>

struct value_request {
    const struct config_key *key;
    const char *text; /* not empty, without control characters */
    const char *folder;
    void *field;
    void *second;
    struct error *error; /* NULL: the value is known to be right */
};

typedef bool value_reader(const struct value_request *request);

struct value_type {
    value_reader *read;
    const char *what; /* what may be written, when the key's words and range do not say */
    size_t longest;   /* bytes */
    bool owns_text;   /* the field is a char * */
};

/* "what is wrong; allowed: what is allowed". Returns false. */
bool value_refuse(const struct value_request *request, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "it is not known here; did you mean …". Returns false. */
bool value_refuse_word(const struct value_request *request);

/* Puts a copy (the text itself, malloc'd, for take) into the field. Returns true. */
bool value_copy(const struct value_request *request, const char *text);
bool value_take(const struct value_request *request, char *text);

/* True when the text is one of the key's words. */
bool value_is_word(const struct value_request *request);

value_reader value_text, value_url, value_proxy, value_folder, value_files, value_language, value_zone,
    value_expression, value_word, value_pattern;
value_reader value_color, value_format, value_direction, value_switch, value_number, value_decimal,
    value_span, value_bytes, value_size;

#endif
