/* The letters of a paragraph in the making: memory and looking up, no step of setting. On the thread of the
 * fonts. */
#include "text/setting.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>

void setting_init(struct setting *setting, struct fonts *fonts, const struct text_request *request,
                  struct paragraph *paragraph, struct error *error)
{
    *setting = (struct setting){.fonts = fonts, .request = request, .paragraph = paragraph, .error = error};
    buffer_init(&setting->text, LIMIT_PARAGRAPH);
    buffer_init(&setting->scratch, LIMIT_PARAGRAPH);
    setting->capacity = 64;
    setting->letters = memory_zeroed(setting->capacity, sizeof *setting->letters);
}

void setting_finish(struct setting *setting)
{
    buffer_finish(&setting->text);
    buffer_finish(&setting->scratch);
    free(setting->letters);
    free(setting->atoms);
    free(setting->run_levels);
}

void setting_push(struct setting *setting, uint32_t character, size_t span)
{
    char bytes[4];
    size_t length = utf8_encode(character, bytes);
    if (!buffer_append(&setting->text, bytes, length))
        return;
    if (setting->count + 2 > setting->capacity) {
        setting->capacity *= 2;
        setting->letters = memory_resize(setting->letters, setting->capacity, sizeof *setting->letters);
    }
    struct letter *letter = &setting->letters[setting->count++];
    *letter = (struct letter){.character = character,
                              .offset = (uint32_t)(setting->text.length - length),
                              .span = (uint16_t)span,
                              .cluster = true};
    letter[1] = (struct letter){.offset = (uint32_t)setting->text.length};
}

void setting_cut(struct setting *setting, size_t count)
{
    setting->count = count;
    setting->text.length = setting->letters[count].offset;
    setting->text.bytes[setting->text.length] = '\0';
    setting->letters[count] = (struct letter){.offset = (uint32_t)setting->text.length};
}

const struct text_span *setting_span(const struct setting *setting, size_t letter)
{
    return &setting->request->spans[setting->letters[letter].span];
}

uint8_t setting_base_level(const struct setting *setting)
{
    return setting->request->direction == DIRECTION_RTL;
}

bool letter_is_space(uint32_t character)
{
    return character == ' ' || character == 0xA0 || character == 0x1680 || character == 0x202F ||
           character == 0x205F || character == 0x3000 || (character >= 0x2000 && character <= 0x200B);
}

bool letter_is_silent(uint32_t character)
{
    if (character < 0x61C)
        return character == 0xAD;
    return character == 0x61C || character == 0x200B || character == 0x200E || character == 0x200F ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2060 && character <= 0x206F) ||
           character == 0xFEFF;
}

bool letter_is_shapeless(uint32_t character)
{
    return character == 0x200C || character == 0x200D || (character >= 0xFE00 && character <= 0xFE0F) ||
           (character >= 0xE0000 && character <= 0xE0FFF) || letter_is_silent(character);
}

bool letter_is_picture(uint32_t character)
{
    return character >= 0x1F000 && character <= 0x1FAFF;
}

bool letter_same_run(const struct letter *one, const struct letter *other)
{
    return one->level == other->level && one->script == other->script && one->font == other->font &&
           one->span == other->span && one->gap == other->gap;
}
