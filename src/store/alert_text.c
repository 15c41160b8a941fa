/* What somebody typed in a hurry, or a file of another system, as text that can be set. */
#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "store/alerts.h"

#include <string.h>

static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

static bool is_line_end(uint32_t character)
{
    return character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029;
}

/* What stands around a text and shows nothing. Marks of direction do not: they turn what follows. */
static bool is_blank(uint32_t character)
{
    return character == ' ' || character == '\n' || character == 0xA0 ||
           (character >= 0x2000 && character <= 0x200B) || character == 0x202F || character == 0x205F ||
           character == 0x2060 || character == 0x3000;
}

/* `*visible_end` is behind the last character that is not blank. */
static void append(struct buffer *clean, uint32_t character, size_t *visible_end)
{
    char bytes[4];
    if (is_blank(character) && clean->length == 0)
        return;
    buffer_append(clean, bytes, utf8_encode(character, bytes));
    if (!is_blank(character))
        *visible_end = clean->length;
}

static size_t clean_into(struct buffer *clean, const char *text, size_t length)
{
    size_t visible_end = 0;
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
        if (character == 0xFEFF || (character == '\r' && text[i] == '\n'))
            continue;
        if (is_line_end(character))
            character = '\n';
        else if (is_control(character))
            character = ' ';
        append(clean, character, &visible_end);
    }
    return visible_end;
}

char *alerts_clean(const char *text, struct error *error)
{
    size_t length = strlen(text);
    struct buffer clean;
    if (!utf8_valid(text, length)) {
        error_set(error, "the text is not UTF-8: give it in that encoding");
        return NULL;
    }
    buffer_init(&clean, length);
    size_t end = clean_into(&clean, text, length);
    clean.bytes[end] = '\0';
    if (end > 0 && end <= LIMIT_ALERT_TEXT)
        return clean.bytes;
    if (end == 0)
        error_set(error, "the text is empty");
    else
        error_set(error, "the text is %zu bytes long, the most is %d (letters take one to four): shorten it",
                  end, (int)LIMIT_ALERT_TEXT);
    buffer_finish(&clean);
    return NULL;
}
