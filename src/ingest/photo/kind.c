/* The first bytes of every kind that servers send for a photo, and what a person would call the rest. Decodes
 * nothing. Any thread. */
#include "ingest/photo/kind.h"

#include <string.h>
#include <strings.h>

struct magic {
    const char *name;
    const char *bytes;
    size_t length;
    size_t offset;
    enum photo_kind kind; /* PHOTO_KINDS: not a kind that is read */
};

#define MAGIC(text) (text), sizeof(text) - 1

static const struct magic magics[] = {
    {"a JPEG picture", MAGIC("\xFF\xD8\xFF"), 0, PHOTO_JPEG},
    {"a PNG picture", MAGIC("\x89PNG\r\n\x1A\n"), 0, PHOTO_PNG},
    {"a GIF picture", MAGIC("GIF87a"), 0, PHOTO_KINDS},
    {"a GIF picture", MAGIC("GIF89a"), 0, PHOTO_KINDS},
    {"a WebP picture", MAGIC("WEBP"), 8, PHOTO_WEBP},
    {"a BMP picture", MAGIC("BM"), 0, PHOTO_BMP},
    {"an AVIF picture", MAGIC("ftypavif"), 4, PHOTO_KINDS},
    {"an AVIF picture", MAGIC("ftypavis"), 4, PHOTO_KINDS},
    {"an HEIC picture", MAGIC("ftyphe"), 4, PHOTO_KINDS},
    {"an HEIC picture", MAGIC("ftypmif1"), 4, PHOTO_KINDS},
    {"a film", MAGIC("ftyp"), 4, PHOTO_KINDS},
    {"a TIFF picture", MAGIC("II*\0"), 0, PHOTO_KINDS},
    {"a TIFF picture", MAGIC("MM\0*"), 0, PHOTO_KINDS},
    {"a JPEG XL picture", MAGIC("\xFF\x0A"), 0, PHOTO_KINDS},
    {"a JPEG XL picture", MAGIC("\0\0\0\x0CJXL \r\n"), 0, PHOTO_KINDS},
    {"a JPEG 2000 picture", MAGIC("\0\0\0\x0CjP  \r\n"), 0, PHOTO_KINDS},
    {"a PDF document", MAGIC("%PDF-"), 0, PHOTO_KINDS},
};

static const struct magic *magic_find(const char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        const struct magic *magic = &magics[i];
        if (length >= magic->offset + magic->length &&
            memcmp(bytes + magic->offset, magic->bytes, magic->length) == 0)
            return magic;
    }
    return NULL;
}

static bool text_contains(const char *text, size_t length, const char *word)
{
    size_t size = strlen(word);
    for (size_t at = 0; at + size <= length; at++)
        if (strncasecmp(text + at, word, size) == 0)
            return true;
    return false;
}

/* Of bytes without a magic: what a person would call them; NULL: nothing. */
static const char *text_kind(const char *text, size_t length)
{
    enum { LOOK = 1024 };
    static const char skipped[] = {' ', '\t', '\r', '\n', '\xEF', '\xBB', '\xBF'}; /* with a BOM */
    if (length == 0)
        return "an empty answer";
    length = length < LOOK ? length : LOOK;
    size_t start = 0;
    while (start < length && memchr(skipped, text[start], sizeof skipped))
        start++;
    if (start == length)
        return NULL;
    if (text[start] == '{' || text[start] == '[')
        return "a JSON document";
    if (text[start] != '<')
        return NULL;
    if (text_contains(text, length, "<html") || text_contains(text, length, "<!doctype html"))
        return "an HTML page";
    return text_contains(text, length, "<svg") ? "an SVG drawing" : "an XML or HTML document";
}

bool photo_kind_read(const void *bytes, size_t length, enum photo_kind *kind, struct error *error)
{
    const struct magic *magic = magic_find(bytes, length);
    *kind = magic ? magic->kind : PHOTO_KINDS;
    if (*kind != PHOTO_KINDS)
        return true;
    if (magic)
        return error_set(error, "%s; only JPEG, PNG, WebP and BMP are read", magic->name);
    const char *name = text_kind(bytes, length);
    if (name)
        return error_set(error, "%s, not a photo", name);
    return error_set(error, "not a photo; JPEG, PNG, WebP and BMP are read");
}
