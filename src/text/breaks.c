/* Where a line may begin: UAX #14 line breaks and UAX #29 grapheme clusters. */
#include "base/limits.h"
#include "base/memory.h"
#include "text/setting.h"

#include <stdlib.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>

static void find_clusters(struct setting *setting, char *marks)
{
    const uint8_t *text = (const uint8_t *)setting->text.bytes;
    u8_grapheme_breaks(text, setting->text.length, marks);
    size_t since = 0;
    for (size_t i = 0; i < setting->count; i++) {
        struct letter *letter = &setting->letters[i];
        since = marks[letter->offset] ? 0 : since + 1;
        if (since >= LIMIT_CLUSTER)
            since = 0;
        letter->cluster = since == 0;
    }
}

/* UAX #14 LB29, which libunistring (1.0) does not know: "e.g.", "т.е.", "example.com" are one. */
static bool is_inside_abbreviation(uint32_t before, uint32_t after)
{
    bool separator = before == '.' || before == ',' || before == ':' || before == ';' || before == 0x589 ||
                     before == 0x60C || before == 0x2044;
    bool alphabet = after < 0x1100 || (after >= 0x1200 && after < 0x2E80);
    return separator && alphabet && uc_is_general_category_withtable(after, UC_CATEGORY_MASK_L);
}

void setting_find_breaks(struct setting *setting)
{
    if (setting->count == 0)
        return;
    char *marks = memory_zeroed(setting->text.length, 1);
    find_clusters(setting, marks);
    u8_possible_linebreaks((const uint8_t *)setting->text.bytes, setting->text.length, "UTF-8", marks);
    for (size_t i = 1; i < setting->count; i++) {
        struct letter *letter = &setting->letters[i];
        if (marks[letter->offset] == UC_BREAK_POSSIBLE || letter[-1].gap)
            letter->before =
                is_inside_abbreviation(letter[-1].character, letter->character) ? BREAK_GLUED : BREAK_ALLOWED;
        else if (letter[-1].character == 0xA0 && letter->character != ' ')
            letter->before = BREAK_GLUED;
        if (!letter->cluster)
            letter->before = BREAK_NEVER;
    }
    free(marks);
}
