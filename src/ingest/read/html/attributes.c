/* The attributes of a tag, those that somebody asks for, written anew. Any thread. */
#include "ingest/read/html/attributes.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "ingest/read/text/bytes.h"

#include <stdbool.h>
#include <string.h>

enum { VALUE_MAX = 2 * LIMIT_URL };

static const char *const wanted[] = {
    "alt",    "class",  "data-lazy-src", "data-lazy-srcset", "data-original", "data-src", "data-srcset",
    "height", "hidden", "src",           "srcset",           "style",         "type",     "width"};

struct attribute {
    const char *name, *value;
    size_t name_length, value_length;
};

/* Reads the attribute at *at and goes behind it. False at the end of the tag. */
static bool next_attribute(const char **at, const char *end, struct attribute *attribute)
{
    const char *p = *at;
    while (p < end && (ascii_is_space(*p) || *p == '/'))
        p++;
    if (p == end || *p == '>') {
        *at = p;
        return false;
    }
    attribute->name = p++; /* an equals sign at the start is part of the name */
    while (p < end && !ascii_is_space(*p) && *p != '/' && *p != '>' && *p != '=')
        p++;
    attribute->name_length = (size_t)(p - attribute->name);
    attribute->value = p;
    attribute->value_length = 0;
    const char *equals = p;
    while (equals < end && ascii_is_space(*equals))
        equals++;
    if (equals < end && *equals == '=') {
        p = equals + 1;
        while (p < end && ascii_is_space(*p))
            p++;
        bool quoted = p < end && (*p == '"' || *p == '\'');
        char quote = quoted ? *p++ : '\0';
        attribute->value = p;
        while (p < end && (quoted ? *p != quote : !ascii_is_space(*p) && *p != '>'))
            p++;
        attribute->value_length = (size_t)(p - attribute->value);
        p += quoted && p < end;
    }
    *at = p;
    return true;
}

const char *html_tag_end(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    struct attribute attribute;
    while (next_attribute(&at, end, &attribute))
        ;
    return at < end ? at : NULL;
}

/* Written as a character reference where it would be markup. */
static const char *escaped(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

size_t html_put_reference(const char *text, size_t length, enum entity_place place, struct buffer *out)
{
    char character[ENTITY_SIZE];
    size_t size = 0;
    size_t taken = entity_decode(text, length, place, character, &size);
    const char *escape = taken == 0 ? "&amp;" : size == 1 ? escaped(character[0]) : NULL;
    if (escape)
        (void)buffer_append_text(out, escape);
    else if (character[0] != '\0')
        (void)buffer_append(out, character, size);
    return taken > 0 ? taken : 1;
}

static void put_value(const struct attribute *attribute, struct buffer *out)
{
    const char *at = attribute->value;
    size_t length = utf8_prefix(at, attribute->value_length, VALUE_MAX);
    const char *end = at + length;
    while (at < end) {
        const char *escape = escaped(*at);
        if (*at == '&') {
            at += html_put_reference(at, (size_t)(end - at), ENTITY_ATTRIBUTE, out);
        } else if (escape) {
            (void)buffer_append_text(out, escape);
            at++;
        } else {
            const char *run = at;
            while (at < end && *at != '\0' && !escaped(*at))
                at++;
            (void)buffer_append(out, run, (size_t)(at - run));
            at += at < end && *at == '\0';
        }
    }
}

void html_attributes_put(const char *bytes, size_t length, struct buffer *out)
{
    bool seen[sizeof wanted / sizeof *wanted] = {false};
    const char *at = bytes;
    struct attribute attribute;
    while (next_attribute(&at, bytes + length, &attribute))
        for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
            if (seen[i] || attribute.name_length != strlen(wanted[i]) ||
                !bytes_begin(attribute.name, attribute.name_length, wanted[i]))
                continue;
            seen[i] = true;
            (void)buffer_append_format(out, " %s=\"", wanted[i]);
            put_value(&attribute, out);
            (void)buffer_append_text(out, "\"");
        }
}
