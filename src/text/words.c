/* Words as a reader counts them. */
#include "base/memory.h"
#include "base/utf8.h"
#include "text/paragraph.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uniwbrk.h>

/* Parts of a word, so that a character of a script without spaces can be a fraction of one. */
enum { WORD = 10, HALF_WORD = WORD / 2, FIFTH_OF_WORD = WORD / 5 };

static unsigned letter_weight(uint32_t character)
{
    uint32_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    if (script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA)
        return HALF_WORD;
    /* no spaces, and no word segments without a dictionary */
    if (script == HB_SCRIPT_THAI || script == HB_SCRIPT_LAO || script == HB_SCRIPT_KHMER ||
        script == HB_SCRIPT_MYANMAR)
        return FIFTH_OF_WORD;
    return WORD;
}

static unsigned segment_weight(const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
        if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N))
            return letter_weight(character);
    }
    return 0;
}

static size_t count_words(const char *text, size_t length)
{
    size_t parts = 0;
    char *breaks = memory_zeroed(length, 1);
    u8_wordbreaks((const uint8_t *)text, length, breaks);
    for (size_t i = 0, next; i < length; i = next) {
        for (next = i + 1; next < length && !breaks[next]; next++)
            ;
        parts += segment_weight(text + i, next - i);
    }
    free(breaks);
    return (parts + WORD - 1) / WORD;
}

size_t text_count_words(const char *text)
{
    return text ? count_words(text, strlen(text)) : 0;
}

size_t paragraph_count_words(const struct paragraph *paragraph, size_t line)
{
    const struct text_line *set = &paragraph->lines[line];
    return count_words(paragraph->text + set->start, set->length);
}
