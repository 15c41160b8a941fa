/* The words of every language of the screen can be set: no letter of them is an empty box. */
#include "unit/text/setter.h"

#include "base/utf8.h"
#include "config/language.h"
#include "text/chain.h"
#include "text/setting.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LANGUAGES SOURCE_FOLDER "/assets/languages"
#define BUNDLED   SOURCE_FOLDER "/fonts/"

/* Their letters come from a font of the system, which packages_for_testing installs; all others must do with
 * the bundled fonts. */
static const char *const not_bundled[] = {"zh", "zh-Hant"};

static bool language_is_bundled(const char *code)
{
    for (size_t i = 0; i < sizeof not_bundled / sizeof *not_bundled; i++)
        if (strcmp(not_bundled[i], code) == 0)
            return false;
    return true;
}

/* The path of the font that draws it. Fails the test when there is none. */
static const char *font_of(enum face face, uint32_t character)
{
    size_t entry = fonts_entry_with(fonts, face, character);
    if (entry == fonts_chain_length())
        fail_msg("no font has U+%04X", (unsigned)character);
    return fonts_entry(fonts, face, entry)->path;
}

static bool is_bundled(const char *path)
{
    return strncmp(path, BUNDLED, strlen(BUNDLED)) == 0;
}

static void assert_settable(const char *code, const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
        if (letter_is_space(character) || letter_is_shapeless(character))
            continue;
        for (int face = 0; face < FACE_COUNT; face++) {
            const char *path = font_of((enum face)face, character);
            if (language_is_bundled(code) && !is_bundled(path))
                fail_msg("%s: \"%s\": U+%04X comes from %s", code, text, (unsigned)character, path);
        }
    }
}

static void assert_capitals_settable(const struct language *language, const char *text)
{
    char *capitals = text_upper(text, language->code);
    assert_settable(language->code, capitals);
    free(capitals);
}

static void assert_language_settable(const char *code)
{
    struct language language;
    assert_true(language_read(LANGUAGES, code, &language, NULL));
    size_t count = 0;
    for (const char *text; (text = language_text(&language, count)); count++)
        assert_settable(code, text);
    assert_true(count > 20);
    assert_capitals_settable(&language, language.emergency);
    assert_capitals_settable(&language, language.warning);
    language_finish(&language);
}

static void every_word_of_every_language_has_its_letters(void **state)
{
    (void)state;
    size_t count = 0;
    DIR *folder = opendir(LANGUAGES);
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        char code[64] = "";
        if (entry->d_name[0] == '.' || sscanf(entry->d_name, "%63[^.].conf", code) != 1)
            continue;
        assert_language_settable(code);
        count++;
    }
    closedir(folder);
    assert_true(count >= 30);
}

/* A language leaves the table when its letters are bundled. */
static void the_table_names_only_what_is_not_bundled(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof not_bundled / sizeof *not_bundled; i++) {
        struct language language;
        uint32_t character;
        assert_true(language_read(LANGUAGES, not_bundled[i], &language, NULL));
        utf8_decode(language.next, strlen(language.next), &character);
        assert_false(is_bundled(font_of(FACE_REGULAR, character)));
        language_finish(&language);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_every_language_has_its_letters),
        cmocka_unit_test(the_table_names_only_what_is_not_bundled),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
