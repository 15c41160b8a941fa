/* Bytes and characters by table 3-7 of the Unicode standard. Knows nothing of what a character is. Any
 * thread. */
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* Table 3-7 of the Unicode standard: the second byte's range decides overlong forms and surrogates. */
static size_t utf8_shape(unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0)
            *low = 0xA0;
        else if (lead == 0xED)
            *high = 0x9F;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0)
            *low = 0x90;
        else if (lead == 0xF4)
            *high = 0x8F;
        return 4;
    }
    return 0;
}

size_t utf8_decode(const char *text, size_t length, uint32_t *character)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (bytes[0] < 0x80) {
        *character = bytes[0];
        return 1;
    }
    unsigned char low, high;
    size_t need = utf8_shape(bytes[0], &low, &high);
    *character = REPLACEMENT;
    if (need == 0)
        return 1;
    uint32_t value = bytes[0] & (0xFFU >> (need + 1));
    for (size_t i = 1; i < need; i++) {
        if (i >= length || bytes[i] < low || bytes[i] > high)
            return i;
        value = value << 6 | (bytes[i] & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    *character = value;
    return need;
}

size_t utf8_encode(uint32_t character, char out[4])
{
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        character = REPLACEMENT;
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    size_t need = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = need - 1; i > 0; i--) {
        out[i] = (char)(0x80U | (character & 0x3FU));
        character >>= 6;
    }
    out[0] = (char)((0xF00U >> need & 0xFFU) | character);
    return need;
}

bool utf8_valid(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t character;
        size_t step = utf8_decode(text + at, length - at, &character);
        /* a real U+FFFD is three bytes long, EF BF BD; a malformed place is anything else */
        if (character == REPLACEMENT &&
            !(step == 3 && (unsigned char)text[at] == 0xEF && (unsigned char)text[at + 1] == 0xBF))
            return false;
        at += step;
    }
    return true;
}

size_t utf8_prefix(const char *text, size_t length, size_t maximum)
{
    if (length <= maximum)
        return length;
    size_t end = maximum;
    while (end > 0 && ((unsigned char)text[end] & 0xC0U) == 0x80U)
        end--;
    return end;
}
