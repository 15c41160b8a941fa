/* Elements inside a text back to markup. Any thread. */
#include "ingest/read/xml/markup.h"

#include <string.h>

void xml_markup_text(const char *text, size_t length, struct buffer *out)
{
    static const char marks[] = "&<>\"";
    static const char *const escapes[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    size_t start = 0;
    for (size_t at = 0; at < length; at++) {
        const char *mark = text[at] ? strchr(marks, text[at]) : NULL;
        if (!mark)
            continue;
        (void)buffer_append(out, text + start, at - start);
        (void)buffer_append_text(out, escapes[mark - marks]);
        start = at + 1;
    }
    if (start < length)
        (void)buffer_append(out, text + start, length - start);
}

void xml_markup_start(const struct xml_element *element, struct buffer *out)
{
    (void)buffer_append_format(out, "<%s", element->name);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        (void)buffer_append_format(out, " %s=\"", attribute->name);
        xml_markup_text(attribute->value, strlen(attribute->value), out);
        (void)buffer_append_text(out, "\"");
    }
    (void)buffer_append_text(out, ">");
}

void xml_markup_end(const char *name, struct buffer *out)
{
    /* "</br>" would be one line break more; other end tags without a start are nothing to HTML */
    if (strcmp(name, "br") != 0)
        (void)buffer_append_format(out, "</%s>", name);
}
