/* JSON by jansson, its mistakes with their place, and members by name. Any thread. */
#include "ingest/read/json/json.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/json/scan.h"
#include "ingest/read/text/bytes.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOTICE_STARTS_MAX = 16 }; /* brackets that may belong to the notices themselves */

/* Where a document begins whose PHP wrote "Warning: …" before it; 0 also when it does not. */
static bool begins_with_notice(const char *bytes, size_t length)
{
    static const char *const starts[] = {"<br />",  "<br>",     "<b>",         "php ",
                                         "notice:", "warning:", "deprecated:", "fatal error:"};
    static const char *const words[] = {"notice", "warning", "deprecated", "error"};
    size_t at = bytes_blank(bytes, length);
    bool begins = false, tells = false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        begins = begins || bytes_begin(bytes + at, length - at, starts[i]);
    size_t room = length - at < 64 ? length - at : 64;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        tells = tells || bytes_find_any_case(bytes + at, room, words[i]);
    return begins && tells;
}

bool json_likely(const char *bytes, size_t length)
{
    size_t at = bytes_blank(bytes, length);
    if (at < length && (bytes[at] == '{' || bytes[at] == '['))
        return true;
    return begins_with_notice(bytes, length) && (memchr(bytes, '{', length) || memchr(bytes, '[', length));
}

/* Line and column of a place, from 1, in characters. */
static void place(const char *bytes, size_t at, int *line, int *column)
{
    *line = 1;
    *column = 1;
    for (size_t i = 0; i < at; i++) {
        if (bytes[i] == '\n') {
            (*line)++;
            *column = 1;
        } else if (((unsigned char)bytes[i] & 0xC0) != 0x80) {
            (*column)++;
        }
    }
}

static bool refuse(struct error *error, const char *bytes, size_t at, const char *what)
{
    int line, column;
    place(bytes, at, &line, &column);
    return error_set(error, "invalid JSON at line %d, column %d: %s", line, column, what);
}

/* jansson's place is behind the token that it names (… near 'TOKEN'): this is the token's own. */
static size_t cause_place(const char *text, size_t length, const json_error_t *cause)
{
    size_t at = cause->position > 0 ? (size_t)cause->position : 0;
    at = at < length ? at : length;
    const char *near = strstr(cause->text, " near '");
    size_t token = near ? strlen(near + 7) : 0;
    token -= token > 0; /* its closing quote */
    return token <= at && near && memcmp(text + at - token, near + 7, token) == 0 ? at - token : at;
}

/* Parses what begins at `start`; the places of errors count from the beginning of all bytes. */
static json_t *parse_at(const char *bytes, size_t length, size_t start, struct json_repairs *repairs,
                        struct error *error)
{
    struct json_scan scan;
    json_scan_run(bytes + start, length - start, &scan);
    json_t *json = NULL;
    if (scan.refusal) {
        (void)refuse(error, bytes, start + scan.at, scan.refusal);
    } else {
        const char *text = scan.repaired ? scan.repaired : bytes + start;
        json_error_t cause;
        json = json_loadb(text, length - start, JSON_DECODE_ANY, &cause);
        if (!json && json_error_code(&cause) == json_error_numeric_overflow) {
            repairs->big_integers = true;
            json = json_loadb(text, length - start, JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &cause);
        }
        if (!json)
            (void)refuse(error, bytes, start + cause_place(text, length - start, &cause), cause.text);
    }
    repairs->escapes = scan.escapes;
    repairs->numbers = scan.numbers;
    free(scan.repaired);
    return json;
}

/* A notice may hold brackets itself ("Undefined index [3]"): the first from which a document parses counts.
 */
static json_t *parse_behind_notices(const char *bytes, size_t length, struct json_repairs *repairs,
                                    struct error *error)
{
    struct error first = {0};
    size_t at = 0;
    for (int i = 0; i < NOTICE_STARTS_MAX && at < length; i++, at++) {
        while (at < length && bytes[at] != '{' && bytes[at] != '[')
            at++;
        if (at == length)
            break;
        struct error cause = {0};
        json_t *json = parse_at(bytes, length, at, repairs, &cause);
        if (json) {
            repairs->notices = at;
            return json;
        }
        error_set(&first, "%s", cause.text);
    }
    (void)error_set(error, "%s", first.set ? first.text : "no JSON behind the PHP notices");
    return NULL;
}

json_t *json_read(const char *bytes, size_t length, struct json_repairs *repairs, struct error *error)
{
    *repairs = (struct json_repairs){0};
    if (begins_with_notice(bytes, length))
        return parse_behind_notices(bytes, length, repairs, error);
    return parse_at(bytes, length, 0, repairs, error);
}

json_t *json_member(const json_t *object, const char *name)
{
    json_t *value = json_object_get(object, name);
    return json_is_null(value) ? NULL : value;
}

const char *json_member_text(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

const char *json_scalar_text(const json_t *value, char scratch[JSON_SCALAR_SIZE])
{
    const char *text = NULL;
    if (json_is_string(value)) {
        text = json_string_value(value);
    } else if (json_is_integer(value)) {
        (void)snprintf(scratch, JSON_SCALAR_SIZE, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        text = scratch;
    } else if (json_is_real(value)) {
        (void)snprintf(scratch, JSON_SCALAR_SIZE, "%.17g", json_real_value(value));
        text = scratch;
    } else if (json_is_boolean(value)) {
        text = json_is_true(value) ? "true" : "false";
    }
    return text && text[0] ? text : NULL;
}

int json_whole_number(const json_t *value, int maximum)
{
    double number = json_number_value(value);
    const char *text = json_string_value(value);
    if (text && strspn(text, "0123456789") > 0)
        number = (double)strtol(text, NULL, 10);
    return number >= 0 && number <= maximum ? (int)floor(number) : 0;
}
