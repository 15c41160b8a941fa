/* Bytes of any charset to UTF-8, step by step: what the transport says, a byte order mark, the document
 * itself, a guess. Knows nothing of formats. Any thread. */
#include "ingest/read/charset/charset.h"

#include "ingest/read/charset/steps.h"
#include "ingest/read/text/codepage.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void use_utf8(const char *bytes, size_t length, size_t broken, struct charset_text *text)
{
    text->name = "UTF-8";
    text->bytes = bytes;
    text->length = length;
    if (broken > 0)
        charset_from_utf8(bytes, length, text);
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
static bool use_label(const char *bytes, size_t length, struct charset_shape shape, struct charset_text *text)
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
        charset_from_codepage(bytes, length, page, text);
        return true;
    }
    if (charset_is_iconvs(text->label) && charset_from_iconv(bytes, length, text->label, text))
        return true;
    text->remark = "the declared charset is unknown; it was guessed";
    return false;
}

static void use_guess(const char *bytes, size_t length, struct charset_shape shape, struct charset_text *text)
{
    const struct codepage *page = &codepage_windows_1252;
    if (shape.good > shape.broken * 4)
        use_utf8(bytes, length, shape.broken, text);
    else if (codepage_guess_cyrillic(bytes, length, &page))
        charset_from_codepage(bytes, length, page, text);
    else
        charset_from_codepage(bytes, length, &codepage_windows_1252, text);
}

void charset_convert(const char *bytes, size_t length, const char *declared, struct charset_text *text)
{
    *text = (struct charset_text){.bytes = bytes, .length = length, .name = "UTF-8"};
    size_t mark = 0;
    const char *wide = wide_name(bytes, length, &mark);
    if (wide && charset_from_iconv(bytes + mark, length - mark, wide, text))
        return;
    while (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        text->marked = true;
        bytes += 3;
        length -= 3;
    }
    struct charset_shape shape = charset_shape(bytes, length);
    if (shape.broken == 0 || text->marked) {
        use_utf8(bytes, length, shape.broken, text);
        return;
    }
    if (charset_label_of_xml(bytes, length, text) && use_label(bytes, length, shape, text))
        return;
    if (declared) {
        charset_label(text, declared, strlen(declared));
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
