/* Cleaning of text. Knows nothing of markup but references. Any thread; linear. */
#include "ingest/read/text/text.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "ingest/read/text/character.h"
#include "ingest/read/text/codepage.h"
#include "ingest/read/text/entity.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

/* A text on its way into `out`. */
struct cleaning {
    struct buffer out;
    uint32_t last;    /* written so far; 0: nothing */
    uint32_t pending; /* white space seen since: ' ', a no-break space, or 0 */
    bool visible;     /* something in it can be seen */
    bool composed;    /* nothing needs normalising */
};

static void clean_put(struct cleaning *cleaning, uint32_t character)
{
    char bytes[4];
    if (cleaning->pending && cleaning->last) {
        uint32_t space = character_keeps_no_break(cleaning->last, character) ? cleaning->pending : ' ';
        (void)buffer_append(&cleaning->out, bytes, utf8_encode(space, bytes));
    }
    cleaning->pending = 0;
    (void)buffer_append(&cleaning->out, bytes, utf8_encode(character, bytes));
    cleaning->last = character;
}

/* C1 controls do not occur in text: they were bytes of windows-1252 that somebody took for Latin-1. The next
 * line (0x85) alone is in use, as white space. */
static uint32_t without_controls(uint32_t character)
{
    bool mistaken = character >= 0x80 && character < 0xA0 && character != 0x85;
    uint32_t meant = mistaken ? codepage_windows_1252.upper[character - 0x80] : character;
    return meant == 0xFFFD ? character : meant;
}

static void clean_character(struct cleaning *cleaning, uint32_t character)
{
    character = without_controls(character);
    switch (character_role(character)) {
    case CHARACTER_GONE:
        return;
    case CHARACTER_SPACE:
        cleaning->pending = ' ';
        return;
    case CHARACTER_NO_BREAK_SPACE:
        if (!cleaning->pending)
            cleaning->pending = character;
        return;
    case CHARACTER_JOINER:
        break;
    case CHARACTER_VISIBLE:
        cleaning->visible = true;
        break;
    }
    if (!character_is_settled(character))
        cleaning->composed = false;
    clean_put(cleaning, character);
}

/* The length of what begins the text and stays as it is: visible ASCII and Cyrillic, with one space between.
 */
static size_t plain_run(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0, end = 0;
    while (at < length) {
        bool space = bytes[at] == ' ' && at == end && end > 0;
        bool ascii = bytes[at] > ' ' && bytes[at] < 0x7F;
        bool cyrillic =
            (bytes[at] == 0xD0 || bytes[at] == 0xD1) && length - at > 1 && (bytes[at + 1] & 0xC0) == 0x80;
        if (!space && !ascii && !cyrillic)
            break;
        at += cyrillic ? 2 : 1;
        end = space ? end : at;
    }
    return end;
}

static void clean_run(struct cleaning *cleaning, const char *bytes, size_t length)
{
    size_t last = length - (((unsigned char)bytes[length - 1] & 0xC0) == 0x80 ? 2 : 1);
    (void)buffer_append(&cleaning->out, bytes, length);
    (void)utf8_decode(bytes + last, length - last, &cleaning->last);
    cleaning->visible = true;
}

static char *normalise(struct buffer *text)
{
    size_t length = 0;
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)text->bytes, text->length, NULL, &length);
    if (!composed) /* out of memory: as it is */
        return buffer_take(text);
    buffer_clear(text);
    text->maximum = length;
    (void)buffer_append(text, composed, length);
    free(composed);
    return buffer_take(text);
}

/* Cuts a text in place; `text` has room for `maximum` bytes at least. */
static void cut(char *text, size_t length, size_t maximum)
{
    static const char ellipsis[] = "…";
    size_t room = maximum - (sizeof ellipsis - 1);
    size_t end = utf8_prefix(text, length, room < length ? room : length);
    while (end > 0 && text[end - 1] == ' ')
        end--;
    memcpy(text + end, ellipsis, sizeof ellipsis);
}

char *text_clean(const char *bytes, size_t length, size_t maximum)
{
    struct cleaning cleaning = {.composed = true};
    /* composing takes at most two thirds away, so this much decides about the cut */
    buffer_init(&cleaning.out, maximum * 3 + 16);
    size_t at = 0;
    while (at < length && !cleaning.out.overflow) {
        size_t run = cleaning.pending ? 0 : plain_run(bytes + at, length - at);
        if (run > maximum) /* the buffer takes a piece whole or not at all */
            run = utf8_prefix(bytes + at, run, maximum);
        if (run > 0) {
            clean_run(&cleaning, bytes + at, run);
            at += run;
            continue;
        }
        uint32_t character;
        at += utf8_decode(bytes + at, length - at, &character);
        clean_character(&cleaning, character);
    }
    char *text = NULL;
    if (cleaning.visible) {
        bool overflow = cleaning.out.overflow;
        text = cleaning.composed ? buffer_take(&cleaning.out) : normalise(&cleaning.out);
        size_t size = strlen(text);
        if (size > maximum || overflow)
            cut(text, size, maximum);
    }
    buffer_finish(&cleaning.out);
    return text;
}

char *text_plain(const char *bytes, size_t length, size_t maximum)
{
    if (!memchr(bytes, '&', length))
        return text_clean(bytes, length, maximum);
    struct buffer decoded;
    buffer_init(&decoded, length);
    size_t at = 0;
    while (at < length) {
        const char *next = memchr(bytes + at, '&', length - at);
        size_t plain = next ? (size_t)(next - bytes) - at : length - at;
        (void)buffer_append(&decoded, bytes + at, plain);
        at += plain;
        if (!next)
            break;
        char character[ENTITY_SIZE] = "&";
        size_t size = 1;
        size_t taken = entity_decode(next, length - at, ENTITY_PLAIN, character, &size);
        (void)buffer_append(&decoded, character, size);
        at += taken ? taken : 1;
    }
    char *text = text_clean(decoded.bytes, decoded.length, maximum);
    buffer_finish(&decoded);
    return text;
}
