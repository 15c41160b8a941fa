/* Upper case by the rules of a language. */
#include "base/memory.h"
#include "text/paragraph.h"

#include <ctype.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

enum { LANGUAGE_SIZE = 4 };

/* The tag's language in lower case, as ISO 639 has it; "" when there is none. */
static void language_code(const char *language, char code[LANGUAGE_SIZE])
{
    size_t length = language ? strcspn(language, "-_") : 0;
    memset(code, 0, LANGUAGE_SIZE);
    for (size_t i = 0; i < length && length < LANGUAGE_SIZE; i++)
        code[i] = (char)tolower((unsigned char)language[i]);
}

char *text_upper(const char *text, const char *language)
{
    char code[LANGUAGE_SIZE];
    language_code(language, code);
    size_t length = 0;
    uint8_t *upper = u8_toupper((const uint8_t *)text, strlen(text), code, UNINORM_NFC, NULL, &length);
    char *copy = upper ? memory_copy_bytes((const char *)upper, length) : memory_copy_text(text);
    free(upper);
    return copy;
}
