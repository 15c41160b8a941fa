/* Patterns of a language, filled. */
#include "base/buffer.h"
#include "base/limits.h"
#include "config/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_SIZE = 16 };

/* Index of the name that stands between the braces at `at`; `count`: none. */
static size_t placeholder_find(const char *at, const char *const *names, size_t count)
{
    size_t length = at[0] == '{' ? strcspn(at, "}") : 0;
    size_t i = 0;
    if (length == 0 || at[length] != '}')
        return count;
    while (i < count && (strlen(names[i]) != length - 1 || memcmp(names[i], at + 1, length - 1) != 0))
        i++;
    return i;
}

char *language_fill(const char *pattern, const char *const *names, const char *const *values, size_t count)
{
    struct buffer text;
    buffer_init(&text, LIMIT_PARAGRAPH);
    while (*pattern) {
        size_t found = placeholder_find(pattern, names, count);
        if (found < count) {
            buffer_append_text(&text, values[found]);
            pattern += strlen(names[found]) + 2;
        } else {
            buffer_append(&text, pattern++, 1);
        }
    }
    return text.bytes; /* handed over */
}

char *language_date(const struct language *language, const struct calendar *when, const struct calendar *now)
{
    static const char *const names[] = {"day", "month", "year", "time"};
    char day[NUMBER_SIZE], year[NUMBER_SIZE], time[NUMBER_SIZE];
    int month = when->month >= 1 && when->month <= 12 ? when->month : 1;
    (void)snprintf(day, sizeof day, "%d", when->day);
    (void)snprintf(year, sizeof year, "%d", when->year);
    (void)snprintf(time, sizeof time, "%02u:%02u", (unsigned)when->hour % 24, (unsigned)when->minute % 60);
    const char *values[] = {day, language->months[month - 1], year, time};
    return language_fill(when->year == now->year ? language->date : language->date_with_year, names, values,
                         sizeof names / sizeof *names);
}
