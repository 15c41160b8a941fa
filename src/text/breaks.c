/* Where a line may begin: UAX #14 line breaks and UAX #29 grapheme clusters. */
#include "base/limits.h"
#include "base/memory.h"
#include "text/setting.h"

#include <stdlib.h>
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
            letter->before = BREAK_ALLOWED;
        else if (letter[-1].character == 0xA0 && letter->character != ' ')
            letter->before = BREAK_GLUED;
        if (!letter->cluster)
            letter->before = BREAK_NEVER;
    }
    free(marks);
}
