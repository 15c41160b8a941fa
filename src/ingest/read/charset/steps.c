/* Conversions to UTF-8. */
#include "ingest/read/charset/steps.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD";

/* Like utf8_decode; `broken` tells a malformed place from a real U+FFFD. */
static size_t decode(const char *bytes, size_t length, bool *broken)
{
    uint32_t character;
    size_t step = utf8_decode(bytes, length, &character);
    *broken = character == 0xFFFD && !(step == 3 && memcmp(bytes, replacement, 3) == 0);
    return step;
}

struct charset_shape charset_shape(const char *bytes, size_t length)
{
    struct charset_shape shape = {0};
    for (size_t at = 0; at < length;) {
        if ((unsigned char)bytes[at] < 0x80) {
            at++;
            continue;
        }
        bool broken;
        size_t step = decode(bytes + at, length - at, &broken);
        shape.broken += broken;
        shape.good += !broken && step > 1;
        at += step;
    }
    return shape;
}

static void text_own(struct charset_text *text, struct buffer *out)
{
    text->length = out->length;
    text->owned = buffer_take(out);
    text->bytes = text->owned;
    buffer_finish(out);
}

void charset_from_utf8(const char *bytes, size_t length, struct charset_text *text)
{
    struct buffer out;
    buffer_init(&out, length * 3);
    size_t run = 0;
    for (size_t at = 0; at < length;) {
        bool broken;
        size_t step = decode(bytes + at, length - at, &broken);
        if (broken) {
            (void)buffer_append(&out, bytes + run, at - run);
            (void)buffer_append(&out, replacement, 3);
            text->replaced++;
            run = at + step;
        }
        at += step;
    }
    (void)buffer_append(&out, bytes + run, length - run);
    text_own(text, &out);
}

void charset_from_codepage(const char *bytes, size_t length, const struct codepage *page,
                           struct charset_text *text)
{
    struct buffer out;
    buffer_init(&out, length * 3);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        uint32_t character = byte < 0x80 ? byte : page->upper[byte - 0x80];
        char encoded[4];
        text->replaced += character == 0xFFFD;
        (void)buffer_append(&out, encoded, utf8_encode(character, encoded));
    }
    text_own(text, &out);
    text->name = page->name;
}

/* Bytes of what goes together, so that after a broken one the next begins where it does. */
static size_t unit_of(const char *name)
{
    return strncmp(name, "UTF-32", 6) == 0 ? 4 : strncmp(name, "UTF-16", 6) == 0 ? 2 : 1;
}

bool charset_from_iconv(const char *bytes, size_t length, const char *name, struct charset_text *text)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return false;
    struct buffer out;
    buffer_init(&out, length * 4 + 16);
    char *copy = malloc(length + 1); /* iconv wants its input writable */
    if (copy)
        memcpy(copy, bytes, length);
    char *input = copy;
    size_t left = copy ? length : 0;
    while (left > 0) {
        char chunk[4096];
        char *output = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(converter, &input, &left, &output, &room);
        (void)buffer_append(&out, chunk, sizeof chunk - room);
        if (result == (size_t)-1 && errno != E2BIG) {
            (void)buffer_append(&out, replacement, 3);
            text->replaced++;
            size_t unit = unit_of(name);
            unit = unit < left ? unit : left;
            input += unit;
            left -= unit;
        }
    }
    free(copy);
    iconv_close(converter);
    text_own(text, &out);
    text->name = name;
    return true;
}
