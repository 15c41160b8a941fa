/* What a block of text is to a story; the words themselves are in junk_lines.h. Any thread. */
#include "ingest/read/text/junk.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "ingest/read/text/junk_lines.h"
#include "ingest/read/text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum { JUNK_LENGTH_MAX = 600 }; /* bytes: a longer block is text */

/* White space, punctuation and the arrows that lead on. */
static bool is_edge(uint32_t character)
{
    return uc_is_property_white_space(character) || uc_is_general_category(character, UC_PUNCTUATION) ||
           (character >= 0x2190 && character <= 0x21FF) || (character >= 0x25A0 && character <= 0x25FF) ||
           character == 0x27A1;
}

/* A text in lower case; first and last leave out the punctuation at its ends, and are equal when there is
 * nothing else. */
struct folded {
    char *text; /* owned */
    const char *first, *last;
};

static struct folded fold(const char *text)
{
    char *folded = text_folded(text);
    size_t length = strlen(folded), first = length, last = length;
    bool begun = false;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        size_t step = utf8_decode(folded + at, length - at, &character);
        if (!is_edge(character)) {
            first = begun ? first : at;
            last = at + step;
            begun = true;
        }
        at += step;
    }
    return (struct folded){folded, folded + first, folded + last};
}

enum junk junk_find(const struct junk_lines *lines, const char *text)
{
    if (strlen(text) > JUNK_LENGTH_MAX)
        return JUNK_NONE;
    struct folded folded = fold(text);
    enum junk junk = JUNK_LINE; /* "[…]", "* * *", "—" */
    if (folded.first < folded.last)
        junk = lines ? junk_lines_find(lines, folded.first, folded.last) : JUNK_NONE;
    free(folded.text);
    return junk;
}

static bool is_one(const struct folded *have, const char *pattern, size_t length)
{
    while (length > 0 && pattern[length - 1] == ' ')
        length--;
    bool open = length > 0 && pattern[length - 1] == '*';
    char *start = memory_copy_bytes(pattern, length - open);
    struct folded want = fold(start);
    size_t size = (size_t)(want.last - want.first), room = (size_t)(have->last - have->first);
    bool one = size > 0 && (open ? room >= size : room == size) && memcmp(have->first, want.first, size) == 0;
    free(want.text);
    free(start);
    return one;
}

bool junk_is_unwanted(const char *text, const char *unwanted)
{
    static const char bar[] = " | ";
    if (!unwanted)
        return false;
    struct folded have = fold(text);
    bool found = false;
    while (unwanted && !found) {
        const char *next = strstr(unwanted, bar);
        found = is_one(&have, unwanted, next ? (size_t)(next - unwanted) : strlen(unwanted));
        unwanted = next ? next + sizeof bar - 1 : NULL;
    }
    free(have.text);
    return found;
}

static bool is_more(const char *text)
{
    size_t digits = text[0] == '[' && text[1] == '+' ? strspn(text + 2, "0123456789") : 0;
    return digits > 0 && strcmp(text + 2 + digits, " chars]") == 0;
}

void junk_trim(char *text)
{
    static const char ellipsis[] = "…";
    char *bracket = strrchr(text, '[');
    if (!bracket || bracket == text)
        return;
    bool more = is_more(bracket);
    if (!more && strcmp(bracket, "[…]") != 0 && strcmp(bracket, "[...]") != 0)
        return;
    while (bracket > text && bracket[-1] == ' ')
        bracket--;
    *bracket = '\0';
    size_t length = strlen(text);
    bool has = length >= sizeof ellipsis - 1 && strcmp(text + length - (sizeof ellipsis - 1), ellipsis) == 0;
    if (!more && !has)
        memcpy(bracket, ellipsis, sizeof ellipsis);
}
