/* Questions about a text; the cleaning of it is in text.c. */
#include "ingest/read/text/text.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

char *text_folded(const char *text)
{
    size_t length = 0;
    uint8_t *folded = u8_tolower((const uint8_t *)(text ? text : ""), text ? strlen(text) : 0, NULL,
                                 UNINORM_NFC, NULL, &length);
    char *copy = memory_copy_bytes(folded ? (const char *)folded : "", folded ? length : 0);
    free(folded);
    return copy;
}

static bool is_edge(uint32_t character)
{
    return uc_is_property_white_space(character) || uc_is_general_category(character, UC_PUNCTUATION);
}

/* Where the words begin and end. */
static void trim_edges(const char *text, size_t *first, size_t *last)
{
    size_t length = strlen(text);
    *first = length;
    *last = length;
    bool begun = false;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        size_t step = utf8_decode(text + at, length - at, &character);
        if (!is_edge(character)) {
            *first = begun ? *first : at;
            *last = at + step;
            begun = true;
        }
        at += step;
    }
}

bool text_same(const char *a, const char *b)
{
    if (!a || !b)
        return false;
    char *left = text_folded(a), *right = text_folded(b);
    size_t left_first, left_last, right_first, right_last;
    trim_edges(left, &left_first, &left_last);
    trim_edges(right, &right_first, &right_last);
    bool same = left_last - left_first == right_last - right_first && left_last > left_first &&
                memcmp(left + left_first, right + right_first, left_last - left_first) == 0;
    free(left);
    free(right);
    return same;
}

/* "<p>", "</p>", "<br/>", "<a href=…": a letter behind the bracket and, somewhere, one that closes. */
static bool has_tag(const char *text, size_t length)
{
    const char *end = text + length;
    const char *close = NULL;
    for (size_t back = length; back > 0 && !close; back--)
        if (text[back - 1] == '>')
            close = text + back - 1;
    if (!close)
        return false;
    for (const char *at = text; (at = memchr(at, '<', (size_t)(end - at))) && at < close; at++)
        if (ascii_is_letter(at[1]) || at[1] == '!' ||
            (at[1] == '/' && at + 2 < end && ascii_is_letter(at[2])))
            return true;
    return false;
}

static bool has_reference(const char *text, size_t length)
{
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, '&', (size_t)(end - at))); at++) {
        const char *name = at + 1;
        if (name < end && *name == '#')
            name++;
        const char *stop = name;
        while (stop < end && stop - name < 32 && ascii_is_letter_or_digit(*stop))
            stop++;
        if (stop > name && stop < end && *stop == ';')
            return true;
    }
    return false;
}

bool text_is_markup(const char *text, size_t length)
{
    return has_tag(text, length) || has_reference(text, length);
}

bool text_direction(const char *text, enum direction *direction)
{
    size_t length = text ? strlen(text) : 0;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        at += utf8_decode(text + at, length - at, &character);
        int kind = uc_bidi_class(character);
        if (kind == UC_BIDI_L || kind == UC_BIDI_R || kind == UC_BIDI_AL) {
            *direction = kind == UC_BIDI_L ? DIRECTION_LTR : DIRECTION_RTL;
            return true;
        }
    }
    return false;
}
