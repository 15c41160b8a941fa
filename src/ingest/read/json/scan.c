/* One look over JSON before it is parsed: limits and repairs that keep its length. Any thread. */
#include "ingest/read/json/scan.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/memory.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char null_word[4] = {'n', 'u', 'l', 'l'};

enum { ESCAPE_LENGTH = 6, NUMBER_MAX = 400 };

struct place {
    const char *bytes;
    size_t length, at;
    size_t depth, values;
};

static char *repaired(struct json_scan *scan, const struct place *place)
{
    if (!scan->repaired)
        scan->repaired = memory_copy_bytes(place->bytes, place->length);
    return scan->repaired + place->at;
}

/* The value of "\uXXXX" at `at`; false when there is no such escape. */
static bool read_escape(const struct place *place, size_t at, uint32_t *value)
{
    if (place->length - at < ESCAPE_LENGTH || place->bytes[at] != '\\' || place->bytes[at + 1] != 'u')
        return false;
    *value = 0;
    for (size_t i = at + 2; i < at + ESCAPE_LENGTH; i++) {
        int digit = ascii_hexadecimal(place->bytes[i]);
        if (digit < 0)
            return false;
        *value = *value * 16 + (uint32_t)digit;
    }
    return true;
}

static bool is_surrogate(uint32_t value, uint32_t first)
{
    return value >= first && value < first + 0x400;
}

/* The backslash at place->at and what belongs to it. */
static void scan_escape(struct place *place, struct json_scan *scan)
{
    uint32_t value, low;
    if (!read_escape(place, place->at, &value)) {
        place->at += place->length - place->at > 1 ? 2 : 1;
        return;
    }
    bool pair = is_surrogate(value, 0xD800) && read_escape(place, place->at + ESCAPE_LENGTH, &low) &&
                is_surrogate(low, 0xDC00);
    if (pair) {
        place->at += 2 * (size_t)ESCAPE_LENGTH;
        return;
    }
    if (value == 0 || is_surrogate(value, 0xD800) || is_surrogate(value, 0xDC00)) {
        memcpy(repaired(scan, place), "\\ufffd", ESCAPE_LENGTH);
        scan->escapes++;
    }
    place->at += ESCAPE_LENGTH;
}

static void scan_string(struct place *place, struct json_scan *scan)
{
    place->at++;
    while (place->at < place->length && place->bytes[place->at] != '"')
        if (place->bytes[place->at] == '\\')
            scan_escape(place, scan);
        else
            place->at++;
    place->at++;
}

static bool is_number_character(char c)
{
    return ascii_is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/* A number that no double can hold ("1e400") would cost the whole document. */
static void scan_number(struct place *place, struct json_scan *scan)
{
    size_t size = 0;
    bool exponent = false;
    while (place->at + size < place->length && is_number_character(place->bytes[place->at + size])) {
        char c = place->bytes[place->at + size];
        exponent = exponent || c == 'e' || c == 'E';
        size++;
    }
    if (exponent && size >= 4 && size < NUMBER_MAX) {
        char number[NUMBER_MAX], *end;
        memcpy(number, place->bytes + place->at, size);
        number[size] = '\0';
        double value = strtod(number, &end);
        if (isinf(value) && *end == '\0') {
            char *target = repaired(scan, place);
            memset(target, ' ', size);
            memcpy(target, null_word, sizeof null_word);
            scan->numbers++;
        }
    }
    place->at += size;
}

static bool refuse(const struct place *place, struct json_scan *scan, const char *what)
{
    scan->refusal = what;
    scan->at = place->at;
    return false;
}

static bool scan_structure(struct place *place, struct json_scan *scan)
{
    char c = place->bytes[place->at];
    if (c == '\0') /* jansson would take it for the end */
        return refuse(place, scan, "a NUL byte");
    if ((c == '[' || c == '{') && ++place->depth > LIMIT_JSON_DEPTH)
        return refuse(place, scan, "too many levels within one another");
    if ((c == ']' || c == '}') && place->depth > 0)
        place->depth--;
    if ((c == '[' || c == '{' || c == ',') && ++place->values > LIMIT_JSON_VALUES)
        return refuse(place, scan, "too many values for a feed");
    place->at++;
    return true;
}

void json_scan_run(const char *bytes, size_t length, struct json_scan *scan)
{
    *scan = (struct json_scan){0};
    struct place place = {.bytes = bytes, .length = length};
    bool going = true;
    while (going && place.at < length) {
        char c = bytes[place.at];
        if (c == '"')
            scan_string(&place, scan);
        else if (ascii_is_digit(c) || c == '-')
            scan_number(&place, scan);
        else
            going = scan_structure(&place, scan);
    }
}
