/* References of HTML to characters. Any thread. */
#include "ingest/read/text/entity.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Of names: the longest one has 31 letters and a semicolon, the longest without semicolon six letters. */
enum { NAME_MAX_LENGTH = 31, LEGACY_MAX_LENGTH = 6, LEGACY_MIN_LENGTH = 2 };

struct entity {
    const char *name;
    const char *text;
};

static const struct entity entities[] = {
#include "ingest/read/text/entities.inc"
};

struct key {
    const char *name;
    size_t length;
};

static int key_order(const void *left, const void *right)
{
    const struct key *key = left;
    const struct entity *entity = right;
    int order = strncmp(key->name, entity->name, key->length);
    return order ? order : entity->name[key->length] ? -1 : 0;
}

static const struct entity *entity_find(const char *name, size_t length)
{
    return bsearch(&(struct key){name, length}, entities, sizeof entities / sizeof *entities,
                   sizeof *entities, key_order);
}

static int digit_value(char c, int base)
{
    int value = ascii_hexadecimal(c);
    return value < base ? value : -1;
}

/* Numbers 0x80..0x9F mean windows-1252; 0: the number stands for itself. */
static const uint16_t c1_meanings[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                         0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static uint32_t number_meaning(uint32_t number)
{
    if (number == 0)
        return 0xFFFD;
    if (number >= 0x80 && number <= 0x9F && c1_meanings[number - 0x80])
        return c1_meanings[number - 0x80];
    return number;
}

static size_t decode_number(const char *text, size_t length, enum entity_place place, char *out,
                            size_t *out_length)
{
    int base = length > 2 && (text[2] == 'x' || text[2] == 'X') ? 16 : 10;
    size_t first = base == 16 ? 3 : 2, at = first;
    uint32_t number = 0;
    for (int value; at < length && (value = digit_value(text[at], base)) >= 0; at++)
        if (number <= 0x10FFFF)
            number = number * (uint32_t)base + (uint32_t)value;
    if (at == first)
        return 0;
    if (at < length && text[at] == ';')
        at++;
    else if (place == ENTITY_PLAIN)
        return 0;
    *out_length = utf8_encode(number_meaning(number), out);
    return at;
}

static size_t entity_use(const struct entity *entity, size_t taken, char *out, size_t *out_length)
{
    *out_length = strlen(entity->text);
    memcpy(out, entity->text, *out_length);
    return taken;
}

/* Names that old pages write without a semicolon; the longest that fits wins ("&notit;" is "¬it;"). */
static size_t decode_legacy(const char *text, size_t run, size_t length, enum entity_place place, char *out,
                            size_t *out_length)
{
    for (size_t size = run < LEGACY_MAX_LENGTH ? run : LEGACY_MAX_LENGTH; size >= LEGACY_MIN_LENGTH; size--) {
        const struct entity *entity = entity_find(text + 1, size);
        if (!entity)
            continue;
        char next = size + 1 < length ? text[size + 1] : '\0';
        if (place == ENTITY_ATTRIBUTE && (next == '=' || ascii_is_letter_or_digit(next)))
            return 0;
        return entity_use(entity, size + 1, out, out_length);
    }
    return 0;
}

size_t entity_decode(const char *text, size_t length, enum entity_place place, char out[ENTITY_SIZE],
                     size_t *out_length)
{
    if (length > 1 && text[1] == '#')
        return decode_number(text, length, place, out, out_length);
    size_t run = 0;
    while (run < NAME_MAX_LENGTH && run + 1 < length && ascii_is_letter_or_digit(text[run + 1]))
        run++;
    if (run + 1 < length && text[run + 1] == ';') {
        const struct entity *entity = entity_find(text + 1, run + 1);
        if (entity)
            return entity_use(entity, run + 2, out, out_length);
    }
    return place == ENTITY_PLAIN ? 0 : decode_legacy(text, run, length, place, out, out_length);
}
