/* Values that become numbers and enumerations. Knows no key. Any thread. */
#include "base/ascii.h"
#include "base/clock.h"
#include "config/duration.h"
#include "config/value_types.h"
#include "story/feed.h"

#include <stdlib.h>
#include <string.h>

static bool out_of_range(const struct value_request *request)
{
    return value_refuse(request, "\"%.64s\" is out of range", request->text);
}

bool value_format(const struct value_request *request)
{
    enum feed_format format;
    if (!value_is_word(request) || !feed_format_parse(request->text, &format))
        return value_refuse_word(request);
    *(enum feed_format *)request->field = format;
    return true;
}

bool value_direction(const struct value_request *request)
{
    if (!value_is_word(request))
        return value_refuse_word(request);
    *(enum direction *)request->field = strcmp(request->text, "rtl") == 0 ? DIRECTION_RTL : DIRECTION_LTR;
    return true;
}

bool value_color(const struct value_request *request)
{
    const char *text = request->text;
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        return value_refuse(request, "\"%.64s\" is no colour", text);
    *(uint32_t *)request->field = 0xFF000000U | (uint32_t)strtoul(text + 1, NULL, 16);
    return true;
}

bool value_switch(const struct value_request *request)
{
    if (!value_is_word(request))
        return value_refuse_word(request);
    *(bool *)request->field = strcmp(request->text, "true") == 0;
    return true;
}

/* Digits with at most one point, without the C library's locale. False for anything else. */
static bool parse_decimal(const char *text, bool whole, double *number)
{
    size_t digits = 0;
    double value = 0, place = 0;
    for (; *text; text++) {
        if (*text == '.' && place == 0 && !whole) {
            place = 1;
        } else if (ascii_is_digit(*text)) {
            value = value * 10 + (*text - '0');
            place *= 10;
            digits++;
        } else {
            return false;
        }
    }
    *number = place > 1 ? value / place : value;
    return digits > 0 && digits <= 15;
}

/* In the key's range? Both of its ends are numbers. */
static bool in_range(const struct config_key *key, bool whole, double number)
{
    double minimum = 0, maximum = 0;
    return parse_decimal(key->minimum, whole, &minimum) && parse_decimal(key->maximum, whole, &maximum) &&
           number >= minimum && number <= maximum;
}

bool value_number(const struct value_request *request)
{
    double number;
    if (request->key->words && !value_is_word(request))
        return value_refuse_word(request);
    if (!parse_decimal(request->text, true, &number))
        return value_refuse(request, "\"%.64s\" is no whole number", request->text);
    if (request->key->minimum && !in_range(request->key, true, number))
        return out_of_range(request);
    *(int *)request->field = (int)number;
    return true;
}

bool value_decimal(const struct value_request *request)
{
    double number;
    if (!parse_decimal(request->text, false, &number))
        return value_refuse(request, "\"%.64s\" is no number", request->text);
    if (!in_range(request->key, false, number))
        return out_of_range(request);
    *(double *)request->field = number;
    return true;
}

bool value_span(const struct value_request *request)
{
    const char *text = request->text;
    bool word = value_is_word(request);
    tick span = 0, minimum = 0, maximum = 0;
    if (!word && text[strspn(text, "0123456789")] == '\0')
        return value_refuse(request, "%.64s has no unit; write %.64ss, %.64sm, %.64sh or %.64sd", text, text,
                            text, text, text);
    if (!word && !config_duration_parse(text, &span))
        return value_refuse(request, "\"%.64s\" is no %s", text, config_duration_help);
    (void)config_duration_parse(request->key->minimum, &minimum);
    (void)config_duration_parse(request->key->maximum, &maximum);
    if (!word && (span < minimum || span > maximum))
        return out_of_range(request);
    *(tick *)request->field = span;
    if (request->second)
        *(bool *)request->second = word;
    return true;
}

/* "500 MB", "2GB": powers of ten, as on the cards that photos are kept on. */
static bool parse_bytes(const char *text, int64_t *bytes)
{
    static const struct {
        const char *name;
        int64_t size;
    } units[] = {{"MB", 1000000}, {"GB", 1000000000}};
    int64_t number = 0;
    size_t digits = strspn(text, "0123456789");
    if (digits < 1 || digits > 6)
        return false;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (text[i] - '0');
    text += digits;
    text += *text == ' ';
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(text, units[i].name) == 0) {
            *bytes = number * units[i].size;
            return true;
        }
    return false;
}

bool value_bytes(const struct value_request *request)
{
    int64_t bytes, minimum = 0, maximum = 0;
    if (!parse_bytes(request->text, &bytes))
        return value_refuse(request, "\"%.64s\" is no number with a unit (MB or GB) such as 500MB",
                            request->text);
    (void)parse_bytes(request->key->minimum, &minimum);
    (void)parse_bytes(request->key->maximum, &maximum);
    if (bytes < minimum || bytes > maximum)
        return out_of_range(request);
    *(int64_t *)request->field = bytes;
    return true;
}

/* "1920x1080" */
static bool parse_size(const char *text, int *width, int *height)
{
    int numbers[2] = {0};
    for (int i = 0; i < 2; i++) {
        size_t digits = strspn(text, "0123456789");
        if (digits < 1 || digits > 6 || (text[digits] != (i == 0 ? 'x' : '\0')))
            return false;
        for (size_t d = 0; d < digits; d++)
            numbers[i] = numbers[i] * 10 + (text[d] - '0');
        text += digits + 1;
    }
    *width = numbers[0];
    *height = numbers[1];
    return true;
}

bool value_size(const struct value_request *request)
{
    int width, height, least[2] = {0}, most[2] = {0};
    if (!parse_size(request->text, &width, &height))
        return value_refuse(request, "\"%.64s\" is no size", request->text);
    (void)parse_size(request->key->minimum, &least[0], &least[1]);
    (void)parse_size(request->key->maximum, &most[0], &most[1]);
    int longer = width > height ? width : height;
    int shorter = width > height ? height : width;
    if (longer < least[0] || shorter < least[1] || longer > most[0] || shorter > most[1])
        return out_of_range(request);
    *(int *)request->field = width;
    *(int *)request->second = height;
    return true;
}
