/* Spans of time as people write them. Pure, any thread. */
#include "config/duration.h"

#include <string.h>

const char config_duration_help[] = "number with a unit (s, m, h or d) such as 90s, 10m or 1h30m";

static const struct {
    char word[3];
    tick span;
} units[] = {
    {"d", TICK_SECONDS(86400)}, {"h", TICK_SECONDS(3600)}, {"m", TICK_SECONDS(60)},
    {"s", TICK_SECONDS(1)},     {"ms", TICK_MS(1)},
};

enum { UNITS = sizeof units / sizeof *units };

static const tick longest = TICK_SECONDS(100LL * 366 * 86400);

/* Index of the unit that `length` bytes at `text` name; UNITS: none. */
static size_t unit_find(const char *text, size_t length)
{
    size_t i = 0;
    while (i < UNITS && (strlen(units[i].word) != length || memcmp(units[i].word, text, length) != 0))
        i++;
    return i;
}

bool config_duration_parse(const char *text, tick *span)
{
    tick sum = 0;
    size_t next_unit = 0;
    do {
        tick number = 0;
        size_t digits = strspn(text, "0123456789");
        for (size_t i = 0; i < digits && number <= longest; i++)
            number = number * 10 + (text[i] - '0');
        text += digits;
        size_t letters = strspn(text, "dhms");
        size_t unit = unit_find(text, letters);
        if (digits == 0 || unit >= UNITS || unit < next_unit || number > longest / units[unit].span)
            return false;
        sum += number * units[unit].span;
        next_unit = unit + 1;
        text += letters;
    } while (*text && sum <= longest);
    if (sum > longest)
        return false;
    *span = sum;
    return true;
}
