/* Names and attributes of a tag as SAX2 has them to ours; addresses against their base. Any thread. */
#include "ingest/read/xml/element.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/text/bytes.h"
#include "ingest/url/url.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void xml_element_name(char *out, const char *name)
{
    size_t i = 0;
    for (; name[i] && i + 1 < XML_NAME_SIZE; i++)
        out[i] = ascii_lower(name[i]);
    out[i] = '\0';
}

/* Appends an attribute's value. libxml2 hands "&amp;" in it on as "&#38;", and nothing else. */
static void put_value(const char *value, size_t length, struct buffer *out)
{
    static const char ampersand[] = "&#38;";
    for (const char *end = value + length; value < end;) {
        const char *found = bytes_find(value, (size_t)(end - value), ampersand);
        (void)buffer_append(out, value, (size_t)((found ? found + 1 : end) - value));
        value = found ? found + sizeof ampersand - 1 : end;
    }
    (void)buffer_append(out, "", 1);
}

size_t xml_element_attributes(const unsigned char *const *raw, size_t count, struct buffer *scratch,
                              struct xml_attribute *attributes, const char **base, const char **language)
{
    size_t offsets[XML_ATTRIBUTES_MAX][2], used = 0;
    buffer_clear(scratch);
    for (size_t i = 0; i < count && used < XML_ATTRIBUTES_MAX; i++) {
        const unsigned char *const *attribute = raw + 5 * i; /* name, prefix, URI, value, end */
        char name[XML_NAME_SIZE];
        xml_element_name(name, (const char *)attribute[0]);
        if (attribute[1] && strcmp((const char *)attribute[1], "xml") == 0 && strcmp(name, "base") != 0 &&
            strcmp(name, "lang") != 0)
            continue;
        offsets[used][0] = scratch->length;
        bool own = attribute[1] && strcmp((const char *)attribute[1], "xml") == 0;
        (void)buffer_append_format(scratch, "%s%s", own ? "xml:" : "", name);
        (void)buffer_append(scratch, "", 1);
        offsets[used++][1] = scratch->length;
        put_value((const char *)attribute[3], (size_t)(attribute[4] - attribute[3]), scratch);
    }
    size_t kept = 0;
    for (size_t i = 0; i < used && !scratch->overflow; i++) {
        const char *name = scratch->bytes + offsets[i][0], *value = scratch->bytes + offsets[i][1];
        if (strcmp(name, "xml:base") == 0)
            *base = value;
        else if (strcmp(name, "xml:lang") == 0)
            *language = value;
        else
            attributes[kept++] = (struct xml_attribute){name, value};
    }
    return kept;
}

const char *xml_attribute(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (strcmp(element->attributes[i].name, name) == 0)
            return element->attributes[i].value;
    return NULL;
}

char *xml_resolve(const struct xml_element *element, const char *address)
{
    size_t length = address ? strlen(address) : 0;
    size_t blank = bytes_blank(address, length);
    while (length > blank && bytes_blank(address + length - 1, 1) == 1)
        length--;
    if (length == blank)
        return NULL;
    char *trimmed = memory_copy_bytes(address + blank, length - blank);
    if (!element->base || strlen(trimmed) > LIMIT_URL)
        return trimmed;
    char *joined = url_join(element->base, trimmed);
    if (!joined)
        return trimmed; /* why it is none is told where it is used */
    free(trimmed);
    return joined;
}
