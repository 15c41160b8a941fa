/* First step: the spans become one text in NFC, with single spaces and without controls. */
#include "base/limits.h"
#include "base/utf8.h"
#include "text/setting.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

enum { SPACE = ' ', NO_BREAK_SPACE = 0xA0, SOFT_HYPHEN = 0xAD, ELLIPSIS = 0x2026 };

static bool is_mark(uint32_t character)
{
    return character >= 0x300 && uc_is_general_category(character, UC_CATEGORY_M);
}

uint32_t letter_clean(uint32_t character)
{
    if (character == 0x2028 || character == 0x2029 || character == 0x85 ||
        (character >= '\t' && character <= '\r'))
        return SPACE;
    if (character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xFEFF ||
        (character >= 0xFFF9 && character <= 0xFFFB))
        return 0;
    if ((character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF))
        return 0xFFFD; /* noncharacters */
    return character;
}

/* Appends clean characters to `into`; true when some are combining marks, so that NFC has work to do. */
static bool clean_bytes(const char *text, size_t length, struct buffer *into)
{
    bool marked = false;
    size_t marks = 0;
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
        character = letter_clean(character);
        bool mark = is_mark(character);
        marked = marked || mark;
        marks = mark ? marks + 1 : 0;
        if (character == 0 || marks > LIMIT_MARKS)
            continue;
        char bytes[4];
        buffer_append(into, bytes, utf8_encode(character, bytes));
    }
    return marked;
}

/* A run of spaces becomes one, which does not break only when none of them does. */
static void push_collapsed(struct setting *setting, uint32_t character, size_t span)
{
    struct letter *last = setting->count > 0 ? &setting->letters[setting->count - 1] : NULL;
    bool space = character == SPACE || character == NO_BREAK_SPACE;
    if (!space || (last && last->character != SPACE && last->character != NO_BREAK_SPACE)) {
        setting_push(setting, character, span);
    } else if (last && last->character == NO_BREAK_SPACE && character == SPACE) {
        setting_cut(setting, setting->count - 1);
        setting_push(setting, SPACE, span);
    }
}

static void push_gap(struct setting *setting)
{
    struct letter *last = &setting->letters[setting->count - 1];
    size_t span = last->span;
    if (last->character == SPACE || last->character == NO_BREAK_SPACE)
        setting_cut(setting, setting->count - 1);
    setting_push(setting, SPACE, span);
    setting->letters[setting->count - 1].gap = true;
}

/* What stands for nothing that a reader knows: icons of a site's own font, what came after our Unicode. */
static bool is_unknown(uint32_t character)
{
    bool known = character < 0x370 || (character >= 0x400 && character < 0x530); /* Latin, Cyrillic */
    return !known && uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cn);
}

/* Pictures and unknown characters that no font of ours has: the page is better without them than with boxes.
 */
static bool is_better_missing(struct setting *setting, uint32_t character, size_t span)
{
    return (letter_is_picture(character) || is_unknown(character)) &&
           !fonts_cover(setting->fonts, setting->request->spans[span].face, character);
}

/* What only changes or joins the picture before it. */
static bool is_of_picture(uint32_t character)
{
    return character == 0x200D || character == 0xFE0F || character == 0xFE0E ||
           (character >= 0xE0020 && character <= 0xE007F);
}

static void push_span(struct setting *setting, size_t span, const char *bytes, size_t length)
{
    bool begun = false;
    bool missing = false;
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(bytes + i, length - i, &character);
        bool space = character == SPACE || character == NO_BREAK_SPACE;
        missing = is_better_missing(setting, character, span) || (missing && is_of_picture(character));
        if (missing)
            continue;
        if (!begun && setting->request->spans[span].space_before > 0 && setting->count > 0) {
            if (space)
                continue;
            push_gap(setting);
        }
        begun = begun || !space;
        push_collapsed(setting, character, span);
    }
}

static void clean_span(struct setting *setting, size_t span)
{
    const char *text = setting->request->spans[span].text;
    size_t length = text ? strnlen(text, LIMIT_PARAGRAPH + 1) : 0;
    size_t room = LIMIT_PARAGRAPH - 4 - setting->text.length;
    if (length > room) {
        length = utf8_prefix(text, length, room);
        setting->truncated = true;
    }
    buffer_clear(&setting->scratch);
    bool marked = clean_bytes(text, length, &setting->scratch);
    if (!marked) {
        push_span(setting, span, setting->scratch.bytes, setting->scratch.length);
        return;
    }
    size_t normal_length = 0;
    uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)setting->scratch.bytes,
                                   setting->scratch.length, NULL, &normal_length);
    if (normal)
        push_span(setting, span, (const char *)normal, normal_length);
    free(normal);
}

static void trim_end(struct setting *setting)
{
    size_t count = setting->count;
    while (count > 0 && (letter_is_space(setting->letters[count - 1].character) ||
                         setting->letters[count - 1].character == SOFT_HYPHEN))
        count--;
    setting_cut(setting, count);
}

/* What was too long ends behind a word, when one begins not too far back, and in "…". */
static void end_in_ellipsis(struct setting *setting)
{
    size_t end = setting->count;
    while (end > 0 && setting->count - end < 64 && setting->letters[end].character != SPACE)
        end--;
    if (end == 0 || setting->letters[end].character != SPACE)
        end = setting->count;
    end = setting_trim_for_ellipsis(setting, 0, end);
    size_t span = end > 0 ? setting->letters[end - 1].span : 0;
    setting_cut(setting, end);
    setting_push(setting, ELLIPSIS, span);
}

void setting_clean(struct setting *setting)
{
    for (size_t span = 0; span < setting->request->span_count && !setting->truncated; span++)
        clean_span(setting, span);
    trim_end(setting);
    if (setting->truncated)
        end_in_ellipsis(setting);
}
