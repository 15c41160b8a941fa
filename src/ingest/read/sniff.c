/* What a document that is no feed looks like, in words. Any thread. */
#include "ingest/read/sniff.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "ingest/read/html/tags.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROOT_MAX = 8192,
    PAGE_MAX = 65536,
    TITLE_MAX = 120,
    EXCERPT_MAX = 80,
    KEYS_MAX = 5,
    ROOT_NAME_MAX = 60
};

static const struct {
    const char *start;
    size_t length, offset;
    const char *words;
} binaries[] = {
    {"%PDF-", 5, 0, "a PDF"},
    {"\xFF\xD8\xFF", 3, 0, "a JPEG image"},
    {"\x89PNG\r\n", 6, 0, "a PNG image"},
    {"GIF8", 4, 0, "a GIF image"},
    {"WEBP", 4, 8, "a WebP image"},
    {"ftyp", 4, 4, "a video or an HEIF image"},
    {"PK\x03\x04", 4, 0, "a ZIP archive"},
    {"\x1F\x8B", 2, 0, "gzip data that is still compressed"},
    {"\x28\xB5\x2F\xFD", 4, 0, "zstd data that is still compressed"},
    {"ID3", 3, 0, "an MP3 recording"},
    {"Rar!", 4, 0, "a RAR archive"},
    {"\x7F"
     "ELF",
     4, 0, "a program"},
};

const char *sniff_binary(const char *bytes, size_t length)
{
    if (bytes_blank(bytes, length) == length)
        return "an empty answer";
    for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++)
        if (length >= binaries[i].offset + binaries[i].length &&
            memcmp(bytes + binaries[i].offset, binaries[i].start, binaries[i].length) == 0)
            return binaries[i].words;
    return NULL;
}

/* The first of these tags in the text, NULL: none. `index` says which. */
static const char *find_first_tag(const char *text, size_t length, const char *const *tags, size_t count,
                                  size_t *index)
{
    for (const char *at = text, *end = text + length; (at = memchr(at, '<', (size_t)(end - at))); at++)
        for (size_t i = 0; i < count; i++) {
            size_t size = strlen(tags[i]);
            if (bytes_begin(at, (size_t)(end - at), tags[i]) && (size_t)(end - at) > size &&
                strchr(" \t\r\n>/", at[size])) {
                *index = i;
                return at;
            }
        }
    return NULL;
}

static bool asks_for_password(const char *text, size_t length)
{
    static const char *const fields[] = {"type=\"password\"", "type='password'", "type=password"};
    bool asks = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !asks; i++)
        asks = bytes_find_any_case(text, length, fields[i]) != NULL;
    return asks;
}

static bool describe_html(const char *text, size_t length, struct error *error)
{
    const char *start = bytes_find_any_case(text, length, "<title");
    const char *open = start ? memchr(start, '>', length - (size_t)(start - text)) : NULL;
    const char *close = open ? bytes_find_any_case(open, length - (size_t)(open - text), "</title") : NULL;
    char *title = close ? text_plain(open + 1, (size_t)(close - open - 1), TITLE_MAX) : NULL;
    const char *kind = asks_for_password(text, length) ? "a login page" : "an HTML page";
    if (title)
        (void)error_set(error, "no feed but %s titled “%s”", kind, title);
    else
        (void)error_set(error, "no feed but %s", kind);
    free(title);
    return false;
}

/* Of the first element; false when there is none. */
static bool find_root(const char *text, size_t length, const char **name, size_t *size)
{
    const char *at = text, *end = text + length;
    while ((at = memchr(at, '<', (size_t)(end - at))) && at + 1 < end && (at[1] == '?' || at[1] == '!'))
        at++;
    *name = at ? at + 1 : end;
    *size = 0;
    while (*name + *size < end && *size < ROOT_NAME_MAX && !strchr(" \t\r\n<>/", (*name)[*size]))
        (*size)++;
    return *size > 0;
}

static bool describe_text(const char *text, size_t length, struct error *error)
{
    char *excerpt = text_clean(text, length, EXCERPT_MAX);
    if (excerpt)
        (void)error_set(error, "no feed but text: “%s”", excerpt);
    else
        (void)error_set(error, "no feed but unknown data");
    free(excerpt);
    return false;
}

/* What a document with this root element is; NULL: not known. */
static const char *kind_of_root(const char *name, size_t size)
{
    static const struct {
        const char *root, *words;
    } kinds[] = {
        {"urlset", "an XML sitemap"},
        {"sitemapindex", "a list of XML sitemaps"},
        {"opml", "an OPML list of feeds"},
        {"svg", "an SVG drawing"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i].root) == size && bytes_begin(name, size, kinds[i].root))
            return kinds[i].words;
    return NULL;
}

static bool describe_xml(const char *name, size_t size, struct error *error)
{
    char *clean = text_clean(name, size, ROOT_NAME_MAX);
    (void)error_set(error, "no feed but XML with the root element <%s>", clean ? clean : "?");
    free(clean);
    return false;
}

bool sniff_describe(const char *text, size_t length, struct error *error)
{
    static const char *const pages[] = {"<html", "<head", "<body", "<!doctype"};
    const char *name = NULL;
    size_t index = 0, size = 0, room = length < ROOT_MAX ? length : ROOT_MAX;
    size_t blank = bytes_blank(text, room);
    if (bytes_blank(text, length) == length)
        return error_set(error, "no feed but an empty answer");
    bool marked = blank < room && text[blank] == '<' && find_root(text, room, &name, &size);
    const char *kind = marked ? kind_of_root(name, size) : NULL;
    if (kind)
        return error_set(error, "no feed but %s", kind);
    if (find_first_tag(text, room, pages, sizeof pages / sizeof *pages, &index) ||
        (marked && tag_is_known(name, size)))
        return describe_html(text, length < PAGE_MAX ? length : PAGE_MAX, error);
    return marked ? describe_xml(name, size, error) : describe_text(text, room, error);
}

static const char *json_kind(const json_t *json)
{
    return json_is_string(json)    ? "a string"
           : json_is_number(json)  ? "a number"
           : json_is_boolean(json) ? "a truth value"
           : json_is_array(json)   ? json_array_size(json) > 0 ? "a list without objects" : "an empty list"
                                   : "null";
}

bool sniff_describe_json(const json_t *json, struct error *error)
{
    const json_t *object = json_is_array(json) ? json_array_get(json, 0) : json;
    if (!json_is_object(object))
        return error_set(error, "no feed but JSON: %s", json_kind(json));
    struct buffer keys;
    buffer_init(&keys, ERROR_TEXT_MAX / 2);
    size_t count = 0;
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        char *clean = count < KEYS_MAX ? text_clean(key, strlen(key), EXCERPT_MAX) : NULL;
        if (clean)
            (void)buffer_append_format(&keys, "%s“%s”", count > 0 ? ", " : "", clean);
        free(clean);
        count++;
    }
    (void)error_set(
        error, "JSON of no known kind (%s with the keys %s%s); a map in the feed's section can read it",
        json_is_array(json) ? "a list of objects" : "an object", keys.bytes, count > KEYS_MAX ? ", …" : "");
    buffer_finish(&keys);
    return false;
}
