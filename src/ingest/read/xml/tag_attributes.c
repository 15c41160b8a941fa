/* The attributes of tags for repair.h: quoted anew, each name once. */
#include "base/utf8.h"
#include "ingest/read/xml/repair.h"

#include <string.h>

enum { VALUE_MAX = 4 * LIMIT_URL, ATTRIBUTES_MAX = 64 };

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The attributes of one tag while it is written. */
struct attributes {
    struct xml_name names[ATTRIBUTES_MAX];
    size_t count;
};

static void put_value(struct xml_repair *repair, const char *end, struct buffer *out)
{
    size_t length = (size_t)(end - repair->at);
    const char *stop = repair->at + utf8_prefix(repair->at, length, length < VALUE_MAX ? length : VALUE_MAX);
    while (repair->at < stop) {
        size_t run = 0;
        while (repair->at + run < stop && !(repair->at[run] && strchr("<&\"", repair->at[run])))
            run++;
        xml_repair_put(repair->at, run, out);
        repair->at += run;
        if (repair->at == stop)
            break;
        if (*repair->at == '&') {
            xml_repair_reference(repair, out);
        } else {
            (void)buffer_append_text(out, *repair->at == '<' ? "&lt;" : "&quot;");
            repair->at++;
        }
    }
    repair->at = end;
}

/* The end of a quoted value that begins at repair->at; NULL: the quote never comes. */
static const char *find_quote(struct xml_repair *repair, char quote)
{
    bool *missing = &repair->quote_missing[quote == '\''];
    const char *close = *missing ? NULL : memchr(repair->at, quote, xml_repair_left(repair));
    *missing = !close;
    return close;
}

/* Where an unquoted value ends. */
static const char *find_value_end(const struct xml_repair *repair)
{
    const char *end = repair->at;
    while (end < repair->end && !is_space(*end) && *end != '>' && *end != '<')
        end++;
    return end;
}

/* Behind an attribute's name: appends its value between quotes. */
static void take_value(struct xml_repair *repair, struct buffer *out)
{
    const char *equals = repair->at;
    while (equals < repair->end && is_space(*equals))
        equals++;
    if (equals == repair->end || *equals != '=') {
        xml_repair_note(repair, "an attribute without a value");
        (void)buffer_append_text(out, "=\"\"");
        return;
    }
    repair->at = equals + 1;
    while (repair->at < repair->end && is_space(*repair->at))
        repair->at++;
    char quote = repair->at < repair->end ? *repair->at : '\0';
    bool quoted = quote == '"' || quote == '\'';
    repair->at += quoted;
    const char *end = quoted ? find_quote(repair, quote) : NULL;
    bool closed = end != NULL;
    if (!closed) {
        xml_repair_note(repair, "an attribute without its quotes");
        end = find_value_end(repair);
    }
    (void)buffer_append_text(out, "=\"");
    put_value(repair, end, out);
    (void)buffer_append_text(out, "\"");
    repair->at += closed;
}

static bool is_new(struct attributes *attributes, struct xml_name name)
{
    if (attributes->count == ATTRIBUTES_MAX || name.length > XML_TAG_NAME_MAX)
        return false;
    for (size_t i = 0; i < attributes->count; i++)
        if (attributes->names[i].length == name.length &&
            memcmp(attributes->names[i].text, name.text, name.length) == 0)
            return false;
    attributes->names[attributes->count++] = name;
    return true;
}

/* At an attribute's name: appends name and value, or leaves the attribute out. */
static void take_attribute(struct xml_repair *repair, struct attributes *attributes, struct buffer *out)
{
    struct xml_name name = xml_tag_name(repair);
    size_t before = out->length;
    bool wanted = is_new(attributes, name);
    (void)buffer_append_text(out, " ");
    (void)buffer_append(out, name.text, name.length);
    take_value(repair, out);
    if (wanted || out->overflow)
        return;
    xml_repair_note(repair, "an attribute that comes twice");
    out->length = before;
    out->bytes[before] = '\0';
}

void xml_tag_attributes(struct xml_repair *repair, struct buffer *out)
{
    struct attributes attributes;
    attributes.count = 0;
    while (repair->at < repair->end && *repair->at != '>' && *repair->at != '<') {
        char c = *repair->at;
        if (xml_tag_letter(c)) {
            take_attribute(repair, &attributes, out);
            continue;
        }
        if (c == '\n')
            (void)buffer_append_text(out, "\n");
        repair->at++;
    }
}
