#include "ingest/read/charset.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "ingest/read/bytes.h"
#include "ingest/read/codepage.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DECLARATION_MAX = 256 }; /* an XML declaration is looked for in so many bytes */

static const char replacement[] = "\xEF\xBF\xBD";

/* What a label means, by the WHATWG encoding standard; a label that is not here means itself. */
static const struct {
    const char *label, *name;
} labels[] = {
    {"utf8", "UTF-8"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"cp1251", "windows-1251"},
    {"cp-1251", "windows-1251"},
    {"win-1251", "windows-1251"},
    {"windows1251", "windows-1251"},
    {"koi8", "koi8-r"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"ks_c_5601-1987", "euc-kr"},
    {"x-sjis", "shift_jis"},
};

/* Puts the name that a label means into text->label; "" for none or one that can't be a name. */
static void label_put(struct charset_text *text, const char *label, size_t length)
{
    while (length > 0 && strchr(" \t\"'", label[0])) {
        label++;
        length--;
    }
    while (length > 0 && strchr(" \t\"';", label[length - 1]))
        length--;
    text->label[0] = '\0';
    if (length >= sizeof text->label || memchr(label, '/', length))
        return;
    memcpy(text->label, label, length);
    text->label[length] = '\0';
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcasecmp(labels[i].label, text->label) == 0)
            (void)snprintf(text->label, sizeof text->label, "%s", labels[i].name);
}

/* The encoding="…" of an XML declaration, which everything that matters writes in ASCII. */
static bool find_xml_declaration(const char *bytes, size_t length, struct charset_text *text)
{
    static const char word[] = "encoding";
    size_t at = 0;
    while (at < length && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    if (length - at < 5 || memcmp(bytes + at, "<?xml", 5) != 0)
        return false;
    const char *start = bytes + at;
    size_t room = length - at < DECLARATION_MAX ? length - at : DECLARATION_MAX;
    const char *end = memchr(start, '>', room);
    const char *found = end ? bytes_find(start, (size_t)(end - start), word) : NULL;
    if (!found)
        return false;
    found += sizeof word - 1;
    while (found < end && strchr(" \t\r\n=", *found))
        found++;
    if (found >= end || (*found != '"' && *found != '\''))
        return false;
    const char *close = memchr(found + 1, *found, (size_t)(end - found - 1));
    if (close)
        label_put(text, found + 1, (size_t)(close - found - 1));
    return close && text->label[0];
}

struct shape {
    size_t good;   /* characters of several bytes that are well-formed UTF-8 */
    size_t broken; /* places that are not */
};

/* Like utf8_decode; `broken` tells a malformed place from a real U+FFFD. */
static size_t decode(const char *bytes, size_t length, bool *broken)
{
    uint32_t character;
    size_t step = utf8_decode(bytes, length, &character);
    *broken = character == 0xFFFD && !(step == 3 && memcmp(bytes, replacement, 3) == 0);
    return step;
}

static struct shape utf8_count(const char *bytes, size_t length)
{
    struct shape shape = {0};
    for (size_t at = 0; at < length;) {
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

static void repair_utf8(const char *bytes, size_t length, struct charset_text *text)
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

static void convert_codepage(const char *bytes, size_t length, const struct codepage *page,
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

/* False when iconv does not know the name. Bytes that mean nothing become U+FFFD one by one. */
static bool convert_iconv(const char *bytes, size_t length, const char *name, struct charset_text *text)
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
            input++;
            left--;
        }
    }
    free(copy);
    iconv_close(converter);
    text_own(text, &out);
    text->name = name;
    return true;
}

static void use_utf8(const char *bytes, size_t length, size_t broken, struct charset_text *text)
{
    text->name = "UTF-8";
    text->bytes = bytes;
    text->length = length;
    if (broken > 0)
        repair_utf8(bytes, length, text);
}

/* UTF-16 and UTF-32 by their mark, or by the zeros that ASCII has in them (RFC 4627 section 3). */
static const char *wide_name(const char *bytes, size_t length, size_t *mark)
{
    static const struct {
        const char *start;
        size_t length, mark;
        const char *name;
    } starts[] = {
        {"\xFF\xFE\0\0", 4, 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, 4, "UTF-32BE"},
        {"\xFF\xFE", 2, 2, "UTF-16LE"},     {"\xFE\xFF", 2, 2, "UTF-16BE"},
        {"<\0?\0", 4, 0, "UTF-16LE"},       {"\0<\0?", 4, 0, "UTF-16BE"},
        {"{\0\"\0", 4, 0, "UTF-16LE"},      {"\0{\0\"", 4, 0, "UTF-16BE"},
        {"[\0\"\0", 4, 0, "UTF-16LE"},      {"\0[\0\"", 4, 0, "UTF-16BE"},
        {"[\0{\0", 4, 0, "UTF-16LE"},       {"\0[\0{", 4, 0, "UTF-16BE"},
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (length >= starts[i].length && memcmp(bytes, starts[i].start, starts[i].length) == 0) {
            *mark = starts[i].mark;
            return starts[i].name;
        }
    return NULL;
}

/* Uses the charset in text->label. False when it is unknown or the bytes refute it. */
static bool use_label(const char *bytes, size_t length, struct shape shape, struct charset_text *text)
{
    if (strcasecmp(text->label, "UTF-8") == 0) {
        if (shape.broken > shape.good) {
            text->remark = "the document is declared as UTF-8 but is not; its charset was guessed";
            return false;
        }
        use_utf8(bytes, length, shape.broken, text);
        return true;
    }
    const struct codepage *page = codepage_find(text->label);
    if (page) {
        convert_codepage(bytes, length, page, text);
        return true;
    }
    bool wide = strncasecmp(text->label, "utf-", 4) == 0; /* it would not have been legible as ASCII */
    if (!wide && convert_iconv(bytes, length, text->label, text))
        return true;
    text->remark = "the declared charset is unknown; it was guessed";
    return false;
}

static void use_guess(const char *bytes, size_t length, struct shape shape, struct charset_text *text)
{
    const struct codepage *page = &codepage_windows_1252;
    if (shape.good > shape.broken * 4)
        use_utf8(bytes, length, shape.broken, text);
    else if (codepage_guess_cyrillic(bytes, length, &page))
        convert_codepage(bytes, length, page, text);
    else
        convert_codepage(bytes, length, &codepage_windows_1252, text);
}

void charset_convert(const char *bytes, size_t length, const char *declared, struct charset_text *text)
{
    *text = (struct charset_text){.bytes = bytes, .length = length, .name = "UTF-8"};
    size_t mark = 0;
    const char *wide = wide_name(bytes, length, &mark);
    if (wide && convert_iconv(bytes + mark, length - mark, wide, text))
        return;
    while (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        text->marked = true;
        bytes += 3;
        length -= 3;
    }
    struct shape shape = utf8_count(bytes, length);
    if (shape.broken == 0 || text->marked) {
        use_utf8(bytes, length, shape.broken, text);
        return;
    }
    if (find_xml_declaration(bytes, length, text) && use_label(bytes, length, shape, text))
        return;
    if (declared) {
        label_put(text, declared, strlen(declared));
        if (text->label[0] && use_label(bytes, length, shape, text))
            return;
    }
    use_guess(bytes, length, shape, text);
}

void charset_finish(struct charset_text *text)
{
    free(text->owned);
    *text = (struct charset_text){0};
}
