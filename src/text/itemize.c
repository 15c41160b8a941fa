/* Script and font of every letter. */
#include "text/chain.h"
#include "text/presentation.h"
#include "text/run.h"
#include "text/setting.h"

#include <hb.h>
#include <unictype.h>

static bool is_common(uint32_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

/* Marks each letter with its own script, common ones with 0. */
static void find_scripts(struct setting *setting)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    for (size_t i = 0; i < setting->count; i++) {
        uint32_t script = hb_unicode_script(unicode, setting->letters[i].character);
        setting->letters[i].script = is_common(script) ? 0 : script;
    }
}

/* Common characters take the script before them, at the beginning the one that follows. */
static void spread_scripts(struct setting *setting)
{
    uint32_t script = HB_SCRIPT_LATIN;
    for (size_t i = setting->count; i-- > 0;)
        if (setting->letters[i].script)
            script = setting->letters[i].script;
    for (size_t i = 0; i < setting->count; i++) {
        if (setting->letters[i].script)
            script = setting->letters[i].script;
        setting->letters[i].script = script;
    }
}

static struct font_file *entry_of(struct setting *setting, size_t span, size_t entry)
{
    return fonts_entry(setting->fonts, setting->request->spans[span].face, entry);
}

static bool covers_cluster(struct setting *setting, size_t entry, size_t start, size_t end)
{
    struct font_file *file = entry_of(setting, setting->letters[start].span, entry);
    for (size_t i = start; i < end; i++) {
        uint32_t character = setting->letters[i].character;
        if (!letter_is_shapeless(character) && !font_file_covers(file, character))
            return false;
    }
    return true;
}

uint8_t setting_font_for(struct setting *setting, size_t span, uint32_t character)
{
    size_t entry = fonts_entry_with(setting->fonts, setting->request->spans[span].face, character);
    return entry < fonts_chain_length() ? (uint8_t)entry : 0;
}

/* The first that has all of the cluster and is of pictures or not, as the cluster wants it; else the first
 * that has all; else the one for its base. */
static uint8_t font_for_cluster(struct setting *setting, size_t start, size_t end)
{
    const struct letter *base = &setting->letters[start];
    bool picture = presentation_is_picture(base, end - start);
    size_t length = fonts_chain_length(), found = length;
    for (size_t entry = 0; entry < length; entry++) {
        if (!covers_cluster(setting, entry, start, end))
            continue;
        found = found < length ? found : entry;
        if (run_is_picture(entry_of(setting, base->span, entry)) == picture)
            return (uint8_t)entry;
    }
    return found < length ? (uint8_t)found : setting_font_for(setting, base->span, base->character);
}

static bool is_letter_or_digit(uint32_t character)
{
    if (character < 0x80)
        return (character >= '0' && character <= '9') ||
               ((character | 0x20) >= 'a' && (character | 0x20) <= 'z');
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static bool is_punctuation(uint32_t character)
{
    return letter_is_space(character) || letter_is_shapeless(character) ||
           uc_is_general_category_withtable(character, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_Z);
}

/* The font of the first letter or digit of a span, for what stands before it. */
static uint8_t first_font(struct setting *setting, size_t start)
{
    const struct letter *letters = setting->letters;
    for (size_t i = start; i < setting->count && letters[i].span == letters[start].span; i++)
        if (is_letter_or_digit(letters[i].character))
            return setting_font_for(setting, letters[i].span, letters[i].character);
    return 0;
}

/* Spaces and punctuation stay in the font of the text around them where it has them; signs do not
 * pull punctuation into their font. */
static void find_fonts(struct setting *setting)
{
    struct letter *letters = setting->letters;
    uint8_t current = 0;
    for (size_t i = 0, end; i < setting->count; i = end) {
        for (end = i + 1; end < setting->count && !letters[end].cluster; end++)
            ;
        if (i == 0 || letters[i].span != letters[i - 1].span)
            current = first_font(setting, i);
        bool stays = letter_is_shapeless(letters[i].character) ||
                     (is_punctuation(letters[i].character) && covers_cluster(setting, current, i, end));
        uint8_t font = stays ? current : font_for_cluster(setting, i, end);
        bool keycap = letters[end - 1].character == 0x20E3; /* a picture of a digit */
        if (is_letter_or_digit(letters[i].character) && !keycap)
            current = font;
        for (size_t k = i; k < end; k++) {
            letters[k].font = font;
            letters[k].script = letters[i].script;
            letters[k].level = letters[i].level;
            letters[k].span = letters[i].span;
        }
    }
}

void setting_itemize(struct setting *setting)
{
    find_scripts(setting);
    spread_scripts(setting);
    find_fonts(setting);
}
