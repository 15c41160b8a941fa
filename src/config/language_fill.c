/* Patterns of a language, filled: dates, credits, numbers. Knows no file. Any thread. */
#include "base/ascii.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
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

/* The digit's place in the language's ten. */
static const char *digit_of(const char *digits, int digit, size_t *length)
{
    uint32_t character;
    while (digit-- > 0)
        digits += utf8_decode(digits, strlen(digits), &character);
    *length = utf8_decode(digits, strlen(digits), &character);
    return digits;
}

char *language_digits(const struct language *language, const char *text)
{
    struct buffer result;
    buffer_init(&result, LIMIT_PARAGRAPH);
    for (; *text; text++) {
        size_t length = 1;
        bool digit = ascii_is_digit(*text);
        const char *written = digit ? digit_of(language->digits, *text - '0', &length) : text;
        buffer_append(&result, written, length);
    }
    return result.bytes; /* handed over */
}

char *language_date(const struct language *language, const struct calendar *when, const struct calendar *now)
{
    static const char *const names[] = {"day", "month", "year", "time"};
    char day[NUMBER_SIZE], year[NUMBER_SIZE], time[NUMBER_SIZE];
    int month = when->month >= 1 && when->month <= 12 ? when->month : 1;
    (void)snprintf(day, sizeof day, "%d", when->day);
    (void)snprintf(year, sizeof year, "%d", when->year);
    (void)snprintf(time, sizeof time, "%02u:%02u", (unsigned)when->hour % 24, (unsigned)when->minute % 60);
    char *numbers[] = {language_digits(language, when->day == 1 ? language->first_day : day),
                       language_digits(language, year), language_digits(language, time)};
    const char *values[] = {numbers[0], language->months[month - 1], numbers[1], numbers[2]};
    char *date = language_fill(when->year == now->year ? language->date : language->date_with_year, names,
                               values, sizeof names / sizeof *names);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        free(numbers[i]);
    return date;
}

/* Signs and words by which a credit says itself what it is; in other languages than the story's, too. */
static const char *const telling[] = {":",     "：",   "՝",    "©",    "(c)",  "(C)",  "photo", "Photo",
                                      "PHOTO", "foto", "Foto", "FOTO", "фото", "Фото", "ФОТО"};

static bool tells(const struct language *language, const char *credit)
{
    size_t word = strcspn(language->photo, " :{\xC2");
    char *own = memory_copy_bytes(language->photo, word);
    bool found = word > 0 && strstr(credit, own);
    free(own);
    for (size_t i = 0; i < sizeof telling / sizeof *telling && !found; i++)
        found = strstr(credit, telling[i]) != NULL;
    return found || strchr("([<{", credit[0]);
}

char *language_credit(const struct language *language, const char *credit)
{
    static const char *const names[] = {"credit"};
    if (!credit[0] || tells(language, credit))
        return memory_copy_text(credit);
    return language_fill(language->photo, names, &credit, 1);
}
