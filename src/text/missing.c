/* Characters that no font has, by script and with the package that would bring them. Sets no text. On the
 * thread of the fonts. */
#include "text/missing.h"

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/font_list.h"
#include "text/setting.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum { EXAMPLES = 3 }; /* named of one script */

/* The first at or behind the character. */
static size_t missing_place(const struct missing *missing, uint32_t character)
{
    size_t low = 0;
    for (size_t high = missing->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (missing->characters[middle] < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void missing_note(struct missing *missing, uint32_t character)
{
    size_t at = missing_place(missing, character);
    bool there = at < missing->count && missing->characters[at] == character;
    if (there || missing->count == LIMIT_MISSING)
        return;
    if (missing->count == missing->capacity) {
        missing->capacity = missing->capacity ? missing->capacity * 2 : 16;
        missing->characters =
            memory_resize(missing->characters, missing->capacity, sizeof *missing->characters);
    }
    memmove(missing->characters + at + 1, missing->characters + at,
            (missing->count - at) * sizeof *missing->characters);
    missing->characters[at] = character;
    missing->count++;
}

static bool needs_font(uint32_t character)
{
    return character > ' ' && !letter_is_space(character) && !letter_is_shapeless(character);
}

void missing_add(struct missing *missing, struct fonts *fonts, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
        character = letter_clean(character);
        if (needs_font(character) &&
            (!fonts_cover(fonts, FACE_REGULAR, character) || !fonts_cover(fonts, FACE_HEADLINE, character)))
            missing_note(missing, character);
    }
}

/* What is told of together. */
struct group {
    const char *name;
    const char *package; /* NULL: none is known */
    bool left_out;
};

static struct group group_of(uint32_t character)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    const uc_script_t *named = uc_script(character);
    if (letter_is_picture(character))
        return (struct group){"pictures", font_package_pictures(), true};
    if (uc_is_general_category(character, UC_CATEGORY_Co))
        return (struct group){"private use", NULL, true};
    if (uc_is_general_category(character, UC_CATEGORY_Cn))
        return (struct group){"unassigned", NULL, true};
    return (struct group){named ? named->name : "unknown script", font_package(script), false};
}

static void describe_group(const struct missing *missing, size_t first, struct buffer *into)
{
    struct group group = group_of(missing->characters[first]);
    size_t count = 0;
    for (size_t i = first; i < missing->count; i++) {
        char bytes[4];
        uint32_t character = missing->characters[i];
        if (strcmp(group_of(character).name, group.name) != 0 || ++count > EXAMPLES)
            continue;
        buffer_append_format(into, "%sU+%04X", count > 1 ? ", " : "", (unsigned)character);
        if (!uc_is_general_category(character, UC_CATEGORY_C))
            buffer_append_format(into, " %.*s", (int)utf8_encode(character, bytes), bytes);
    }
    if (count > EXAMPLES)
        buffer_append_format(into, " and %zu more", count - EXAMPLES);
    buffer_append_format(into, " (%s): no font has %s", group.name, count > 1 ? "them" : "it");
    if (group.left_out)
        buffer_append_format(into, ", %s left out", count > 1 ? "they are" : "it is");
    if (group.package)
        buffer_append_format(into, "; install %s", group.package);
    else if (!group.left_out)
        buffer_append_text(into, "; add one by the key fonts");
    buffer_append_text(into, "\n");
}

void missing_describe(const struct missing *missing, const char *prefix, struct buffer *into)
{
    for (size_t i = 0; i < missing->count; i++) {
        const char *name = group_of(missing->characters[i]).name;
        bool told = false;
        for (size_t k = 0; k < i && !told; k++)
            told = strcmp(group_of(missing->characters[k]).name, name) == 0;
        if (told)
            continue;
        buffer_append_text(into, prefix);
        describe_group(missing, i, into);
    }
}

void missing_finish(struct missing *missing)
{
    if (!missing)
        return;
    free(missing->characters);
    *missing = (struct missing){0};
}
