/* Upper case by the rules of a language. */
#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/paragraph.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <uninorm.h>

enum { LANGUAGE_SIZE = 4 };

static bool has_subtag(const char *tag, const char *subtag)
{
    size_t length = strlen(subtag);
    for (; tag; tag = strpbrk(tag, "-_"), tag = tag ? tag + 1 : NULL)
        if (strncasecmp(tag, subtag, length) == 0 && (tag[length] == '\0' || strchr("-_", tag[length])))
            return true;
    return false;
}

/* The code by which libunistring knows the rules of a tag's language; "" for the rules of most. Kazakh and
 * Tatar in Latin letters have the dotless i, which it knows of Turkish and Azerbaijani alone; in Cyrillic
 * text a foreign "Air" shall not become "AİR". */
static void casing_language(const char *tag, char code[LANGUAGE_SIZE])
{
    static const char *const dotless[] = {"kk", "tt", "crh", "gag", "kaa"};
    size_t length = tag ? strcspn(tag, "-_") : 0;
    memset(code, 0, LANGUAGE_SIZE);
    for (size_t i = 0; i < length && length < LANGUAGE_SIZE; i++)
        code[i] = (char)tolower((unsigned char)tag[i]);
    for (size_t i = 0; i < sizeof dotless / sizeof *dotless; i++)
        if (strcmp(code, dotless[i]) == 0)
            (void)snprintf(code, LANGUAGE_SIZE, "%s", has_subtag(tag, "Latn") ? "tr" : "");
}

/* Malformed UTF-8, which libunistring refuses, becomes U+FFFD. */
static char *repaired(const char *text)
{
    size_t length = strlen(text);
    struct buffer buffer;
    buffer_init(&buffer, length * 3);
    for (size_t i = 0; i < length;) {
        uint32_t character;
        char bytes[4];
        i += utf8_decode(text + i, length - i, &character);
        buffer_append(&buffer, bytes, utf8_encode(character, bytes));
    }
    char *taken = buffer_take(&buffer);
    buffer_finish(&buffer);
    return taken;
}

char *text_upper(const char *text, const char *language)
{
    char code[LANGUAGE_SIZE];
    casing_language(language, code);
    char *clean = repaired(text);
    size_t length = 0;
    uint8_t *upper = u8_toupper((const uint8_t *)clean, strlen(clean), code, UNINORM_NFC, NULL, &length);
    if (!upper)
        return clean;
    char *copy = memory_copy_bytes((const char *)upper, length);
    free(upper);
    free(clean);
    return copy;
}
