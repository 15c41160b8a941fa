/* Embedding levels by UAX #9, with the direction of the paragraph given. */
#include "base/memory.h"
#include "text/setting.h"

#include <fribidi.h>
#include <stdlib.h>

/* True for the blocks that hold right-to-left letters, and for the controls of direction. */
static bool is_directed(uint32_t character)
{
    return (character >= 0x590 && character <= 0x8FF) || character == 0x200F ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
           (character >= 0xFB1D && character <= 0xFDFF) || (character >= 0xFE70 && character <= 0xFEFF) ||
           (character >= 0x10800 && character <= 0x10FFF) || (character >= 0x1E800 && character <= 0x1EFFF);
}

static bool needs_levels(const struct setting *setting)
{
    if (setting->request->direction == DIRECTION_RTL)
        return setting->count > 0;
    for (size_t i = 0; i < setting->count; i++)
        if (is_directed(setting->letters[i].character))
            return true;
    return false;
}

void setting_find_levels(struct setting *setting)
{
    if (!needs_levels(setting))
        return;
    size_t count = setting->count;
    FriBidiChar *characters = memory_zeroed(count, sizeof *characters);
    FriBidiCharType *types = memory_zeroed(count, sizeof *types);
    FriBidiBracketType *brackets = memory_zeroed(count, sizeof *brackets);
    FriBidiLevel *levels = memory_zeroed(count, sizeof *levels);
    for (size_t i = 0; i < count; i++)
        characters[i] = setting->letters[i].character;
    fribidi_get_bidi_types(characters, (FriBidiStrIndex)count, types);
    fribidi_get_bracket_types(characters, (FriBidiStrIndex)count, types, brackets);
    FriBidiParType base = setting->request->direction == DIRECTION_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    bool done =
        fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)count, &base, levels) != 0;
    for (size_t i = 0; i < count; i++)
        setting->letters[i].level = done ? (uint8_t)levels[i] : setting_base_level(setting);
    free(characters);
    free(types);
    free(brackets);
    free(levels);
}
