/* Files of languages: which one a tag means, and what it says. Knows no date and no place on the screen. Main
 * thread. */
#include "config/language.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "config/keys.h"
#include "config/tree.h"
#include "config/value.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "UZ-cyrl" as "uz-Cyrl" (BCP 47, section 2.1.1), in place. False for what could be no tag but, say, a path.
 */
static bool tag_normalise(char *tag)
{
    size_t start = 0;
    for (size_t i = 0; tag[i]; i++) {
        if (!ascii_is_letter_or_digit(tag[i]) && tag[i] != '-')
            return false;
        tag[i] = ascii_lower(tag[i]);
    }
    for (size_t length; tag[start]; start += length + (tag[start + length] == '-')) {
        length = strcspn(tag + start, "-");
        size_t capitals = start == 0 ? 0 : length == 4 ? 1 : length == 2 ? 2 : 0;
        for (size_t i = start; i < start + capitals; i++)
            if (ascii_is_letter(tag[i]))
                tag[i] = (char)(tag[i] - ('a' - 'A'));
    }
    return start > 0 && start <= LIMIT_LANGUAGE_TAG;
}

/* "folder/TAG.conf" in a new string. */
static char *language_path(const char *folder, const char *tag)
{
    char name[LIMIT_LANGUAGE_TAG + sizeof ".conf"];
    (void)snprintf(name, sizeof name, "%s.conf", tag);
    return file_join(folder, name);
}

/* A country that writes its language in another script than the tag alone says (likelySubtags of CLDR), of
 * the languages whose two scripts are both here. */
static const char *language_likely(const char *tag)
{
    static const char *const likely[][2] = {
        {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"}, {"sr-ME", "sr-Latn"}};
    for (size_t i = 0; i < sizeof likely / sizeof *likely; i++)
        if (strcmp(likely[i][0], tag) == 0)
            return likely[i][1];
    return NULL;
}

/* Cuts subtags from the end of `tag`, which has room for one of LIMIT_LANGUAGE_TAG, until there is a file for
 * it; returns its path or NULL. */
static char *language_find(const char *folder, char *tag)
{
    for (;;) {
        char *path = language_path(folder, tag);
        if (file_exists(path))
            return path;
        free(path);
        char *last = strrchr(tag, '-');
        const char *likely = language_likely(tag);
        if (!last)
            return NULL;
        *last = '\0';
        if (likely)
            (void)snprintf(tag, LIMIT_LANGUAGE_TAG + 1, "%s", likely);
    }
}

/* Of a mistake that stands in no line: behind those that explain it. */
static const struct config_place whole = {.order = INT_MAX};

static void fill(struct language *language, struct config_tree *tree)
{
    for (size_t i = 0; i < tree->entry_count; i++) {
        struct config_entry *entry = &tree->entries[i];
        struct error error = {0};
        if (entry->text && !value_read(entry->key, entry->text, "/", language, &error))
            tree_complain(tree, entry, error.text);
    }
    for (size_t i = 0; i < language_schema.key_count; i++)
        if (!tree_find(tree, 0, language_schema.keys[i].name))
            findings_add(&tree->findings, &whole, language_schema.keys[i].name, "it is missing");
}

/* Ten characters, whose bytes say where each begins. */
static void check_digits(const struct language *language, struct config_findings *findings)
{
    size_t count = 0;
    for (const char *c = language->digits; c && *c; c++)
        count += ((unsigned char)*c & 0xC0) != 0x80;
    if (language->digits && count != 10)
        findings_add(findings, &whole, "digits", "it has %zu characters; allowed: ten, from zero on", count);
}

/* False with the first mistake in `error`. */
static bool language_read_file(const char *path, struct language *language, struct error *error)
{
    struct config_mistakes mistakes;
    struct config_tree tree;
    tree_init(&tree, &language_schema, NULL);
    tree_read(&tree, path);
    if (tree.scanned)
        fill(language, &tree);
    check_digits(language, &tree.findings);
    findings_hand_over(&tree.findings, &mistakes);
    tree_finish(&tree);
    bool fine = mistakes.count == 0;
    if (!fine) {
        char *text = config_mistake_text(path, &mistakes.list[0]);
        error_set(error, "%s", text);
        free(text);
    }
    config_mistakes_finish(&mistakes);
    return fine;
}

bool language_read(const char *folder, const char *tag, struct language *language, struct error *error)
{
    *language = (struct language){0};
    char code[LIMIT_LANGUAGE_TAG + 1];
    bool fits = (size_t)snprintf(code, sizeof code, "%s", tag) < sizeof code;
    char *path = fits && tag_normalise(code) ? language_find(folder, code) : NULL;
    bool fine = path && language_read_file(path, language, error);
    if (!path)
        error_set(error, "%s: no file for the language \"%s\"; take another one, or add %s.conf", folder, tag,
                  tag);
    if (fine)
        language->code = memory_copy_text(code);
    else
        language_finish(language);
    free(path);
    return fine;
}

const char *language_text(const struct language *language, size_t index)
{
    for (size_t i = 0; i < language_schema.key_count; i++) {
        const struct config_key *key = &language_schema.keys[i];
        bool text = key->type == KEY_TEXT || key->type == KEY_PATTERN;
        if (text && index-- == 0)
            return *(char *const *)(const void *)((const char *)language + key->offset);
    }
    return NULL;
}

void language_finish(struct language *language)
{
    if (!language)
        return;
    value_finish(&language_schema, 0, language);
    free(language->code);
    *language = (struct language){0};
}
