/* Tables of characters: seen, blank, joining, gone. Any thread. */
#include "ingest/read/text/character.h"

#include <stddef.h>

struct range {
    uint32_t first, last;
    enum character_role role;
};

/* In order. What stands in no range is visible. */
static const struct range ranges[] = {
    {0x0000, 0x0008, CHARACTER_GONE},
    {0x0009, 0x000D, CHARACTER_SPACE},
    {0x000E, 0x001F, CHARACTER_GONE},
    {0x0020, 0x0020, CHARACTER_SPACE},
    {0x007F, 0x0084, CHARACTER_GONE},
    {0x0085, 0x0085, CHARACTER_SPACE},
    {0x0086, 0x009F, CHARACTER_GONE},
    {0x00A0, 0x00A0, CHARACTER_NO_BREAK_SPACE},
    {0x00AD, 0x00AD, CHARACTER_JOINER}, /* soft hyphen */
    {0x034F, 0x034F, CHARACTER_GONE},
    {0x061C, 0x061C, CHARACTER_JOINER}, /* Arabic letter mark */
    {0x115F, 0x1160, CHARACTER_GONE},   /* Hangul fillers */
    {0x1680, 0x1680, CHARACTER_SPACE},
    {0x17B4, 0x17B5, CHARACTER_GONE},
    {0x180B, 0x180D, CHARACTER_JOINER}, /* Mongolian variation selectors */
    {0x180E, 0x180E, CHARACTER_GONE},
    {0x180F, 0x180F, CHARACTER_JOINER},
    {0x2000, 0x2006, CHARACTER_SPACE},
    {0x2007, 0x2007, CHARACTER_NO_BREAK_SPACE}, /* figure space */
    {0x2008, 0x200A, CHARACTER_SPACE},
    {0x200B, 0x200B, CHARACTER_GONE},
    {0x200C, 0x200F, CHARACTER_JOINER}, /* zero-width (non-)joiner, directional marks */
    {0x2028, 0x2029, CHARACTER_SPACE},
    {0x202A, 0x202E, CHARACTER_GONE},
    {0x202F, 0x202F, CHARACTER_NO_BREAK_SPACE},
    {0x205F, 0x205F, CHARACTER_SPACE},
    {0x2060, 0x206F, CHARACTER_GONE},
    {0x2800, 0x2800, CHARACTER_SPACE}, /* an empty Braille cell, used as a spacer */
    {0x3000, 0x3000, CHARACTER_SPACE},
    {0x3164, 0x3164, CHARACTER_GONE},
    {0xD800, 0xF8FF, CHARACTER_GONE}, /* private use: letters of icon fonts that we do not have */
    {0xFDD0, 0xFDEF, CHARACTER_GONE},
    {0xFE00, 0xFE0F, CHARACTER_JOINER}, /* variation selectors */
    {0xFEFF, 0xFEFF, CHARACTER_GONE},
    {0xFFA0, 0xFFA0, CHARACTER_GONE},
    {0xFFF0, 0xFFFC, CHARACTER_GONE},
    {0x1D173, 0x1D17A, CHARACTER_GONE},
    {0xE0000, 0xE001F, CHARACTER_GONE},
    {0xE0020, 0xE007F, CHARACTER_JOINER}, /* emoji tags: flags of nations in a state */
    {0xE0080, 0xE00FF, CHARACTER_GONE},
    {0xE0100, 0xE01EF, CHARACTER_JOINER},
    {0xE01F0, 0xE0FFF, CHARACTER_GONE},
    {0xF0000, 0x10FFFF, CHARACTER_GONE},
};

enum character_role character_role(uint32_t character)
{
    if ((character > 0x20 && character < 0x7F) || (character > 0xAD && character < 0x34F))
        return CHARACTER_VISIBLE;
    if ((character & 0xFFFE) == 0xFFFE)
        return CHARACTER_GONE;
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character > ranges[middle].last)
            low = middle + 1;
        else if (character < ranges[middle].first)
            high = middle;
        else
            return ranges[middle].role;
    }
    return CHARACTER_VISIBLE;
}

/* Of the scripts that news are written in, ranges whose characters are all of combining class 0 and
 * NFC_QC=Yes (UAX #15, section 9). */
static const struct {
    uint32_t first, last;
} settled[] = {
    {0x0000, 0x02FF}, {0x0400, 0x0482}, {0x048A, 0x052F}, /* Latin, Cyrillic */
    {0x0531, 0x0556}, {0x0561, 0x0587}, {0x05D0, 0x05EA}, /* Armenian, Hebrew */
    {0x0620, 0x064A}, {0x0660, 0x066F}, {0x0671, 0x06D3}, /* Arabic */
    {0x10D0, 0x10FF}, {0x2000, 0x2027}, {0x2030, 0x205E}, /* Georgian, punctuation */
    {0x20A0, 0x20BF}, {0x2116, 0x2116}, {0x3001, 0x3029}, /* currencies, №, CJK punctuation */
    {0x3041, 0x3093}, {0x30A1, 0x30F4}, {0x4E00, 0x9FFF}, /* kana, ideographs */
    {0xAC00, 0xD7A3},                                     /* Hangul */
};

bool character_is_settled(uint32_t character)
{
    size_t i = 0;
    while (i < sizeof settled / sizeof *settled && character > settled[i].last)
        i++;
    return i < sizeof settled / sizeof *settled && character >= settled[i].first &&
           (character < 0x2000 || character > 0x2001); /* en and em quad have canonical twins */
}

static bool is_digit(uint32_t character)
{
    return (character >= '0' && character <= '9') || (character >= 0x660 && character <= 0x669) ||
           (character >= 0x6F0 && character <= 0x6F9);
}

static bool is_sign_before_number(uint32_t character)
{
    switch (character) {
    case '$':
    case 0xA3:   /* £ */
    case 0xA5:   /* ¥ */
    case 0xA7:   /* § */
    case 0x20AC: /* € */
    case 0x2116: /* № */
        return true;
    default:
        return false;
    }
}

static bool is_set_off(uint32_t character)
{
    switch (character) {
    case '!':
    case '?':
    case ':':
    case ';':
    case 0xBB:   /* » */
    case 0x2013: /* – */
    case 0x2014: /* — */
        return true;
    default:
        return false;
    }
}

bool character_keeps_no_break(uint32_t before, uint32_t after)
{
    bool number_and_unit = is_digit(before) && after != '(' && after != '"';
    bool sign_and_number = is_sign_before_number(before) && is_digit(after);
    return number_and_unit || sign_and_number || is_set_off(after) || before == 0xAB; /* « */
}
