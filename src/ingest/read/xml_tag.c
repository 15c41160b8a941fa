/* The tags of xml_repair.h. Names of elements and attributes are ASCII: in "<Новости>" nothing is a tag. */
#include "base/utf8.h"
#include "ingest/read/bytes.h"
#include "ingest/read/xml_repair.h"

#include <string.h>
#include <strings.h>

enum { NAME_MAX_BYTES = 100, VALUE_MAX = 4 * LIMIT_URL, ATTRIBUTES_MAX = 64 };

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name_character(char c)
{
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool xml_tag_begins(const struct xml_repair *repair)
{
    size_t left = xml_repair_left(repair);
    size_t start = left > 1 && repair->at[1] == '/' ? 2 : 1;
    return left > start && is_name_start(repair->at[start]);
}

static struct xml_name take_name(struct xml_repair *repair)
{
    struct xml_name name = {.text = repair->at};
    while (repair->at < repair->end && is_name_character(*repair->at))
        repair->at++;
    name.length = (size_t)(repair->at - name.text);
    return name;
}

static bool same_name(struct xml_name a, struct xml_name b)
{
    return a.length == b.length && strncasecmp(a.text, b.text, a.length) == 0;
}

static bool name_is(struct xml_name name, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == name.length && bytes_begin(name.text, name.length, words[i]))
            return true;
    return false;
}

/* Elements of HTML that have no end tag; those that are a feed's own, too ("link", "source"), are not here.
 */
static bool is_void(struct xml_name name)
{
    static const char *const words[] = {"br", "img", "hr", "wbr", "input", "embed", "param", "area", "col"};
    return name_is(name, words, sizeof words / sizeof *words);
}

/* Never one within the other. */
static bool is_story(struct xml_name name)
{
    static const char *const words[] = {"item", "entry", "atom:entry"};
    return name_is(name, words, sizeof words / sizeof *words);
}

static void put_end(struct xml_name name, struct buffer *out)
{
    (void)buffer_append_text(out, "</");
    (void)buffer_append(out, name.text, name.length);
    (void)buffer_append_text(out, ">");
}

/* Ends open elements until `depth` are left. */
static void close_to(struct xml_repair *repair, size_t depth, struct buffer *out)
{
    while (repair->depth > depth)
        put_end(repair->open[--repair->depth], out);
    repair->skipped = 0;
}

void xml_tag_end_all(struct xml_repair *repair, struct buffer *out)
{
    close_to(repair, 0, out);
}

/* Depth of the innermost open element of that name, from 1; 0: there is none. */
static size_t find_open(const struct xml_repair *repair, struct xml_name name)
{
    size_t depth = repair->depth;
    while (depth > 0 && !same_name(repair->open[depth - 1], name))
        depth--;
    return depth;
}

static void take_end(struct xml_repair *repair, struct buffer *out)
{
    repair->at += 2;
    struct xml_name name = take_name(repair);
    const char *mark = repair->at;
    while (repair->at < repair->end && *repair->at != '>' && *repair->at != '<')
        repair->at++;
    if (repair->at < repair->end && *repair->at == '>')
        repair->at++;
    if (is_void(name))
        return;
    if (repair->skipped > 0 && same_name(name, repair->deep)) {
        repair->skipped--;
        return;
    }
    size_t depth = find_open(repair, name);
    if (depth == 0) {
        xml_repair_note(repair, "an end tag without a start tag");
        return;
    }
    if (depth < repair->depth)
        xml_repair_note(repair, "an element without its end tag");
    close_to(repair, depth - 1, out);
    for (; mark < repair->at; mark++) /* a line break within the tag */
        if (*mark == '\n')
            (void)buffer_append_text(out, "\n");
    repair->done = repair->depth == 0;
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
    if (attributes->count == ATTRIBUTES_MAX || name.length > NAME_MAX_BYTES)
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
    struct xml_name name = take_name(repair);
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

/* Appends the attributes; stops at the end of the tag. */
static void take_attributes(struct xml_repair *repair, struct buffer *out)
{
    struct attributes attributes;
    attributes.count = 0;
    while (repair->at < repair->end && *repair->at != '>' && *repair->at != '<') {
        char c = *repair->at;
        if (is_name_start(c)) {
            take_attribute(repair, &attributes, out);
            continue;
        }
        if (c == '\n')
            (void)buffer_append_text(out, "\n");
        repair->at++;
    }
}

/* Goes behind the tag's ">". True when the element is empty: "<a/>". */
static bool finish_start(struct xml_repair *repair, const char *start)
{
    bool closed = repair->at < repair->end && *repair->at == '>';
    bool empty = closed && repair->at > start && repair->at[-1] == '/';
    if (repair->at < repair->end && !closed)
        xml_repair_note(repair, "a tag without its “>”");
    repair->at += closed;
    return empty;
}

static void take_start(struct xml_repair *repair, struct buffer *out)
{
    const char *start = repair->at++;
    struct xml_name name = take_name(repair);
    size_t outer = is_story(name) ? find_open(repair, name) : 0;
    if (outer > 0) {
        xml_repair_note(repair, "an element without its end tag");
        close_to(repair, outer - 1, out);
    }
    size_t before = out->length;
    (void)buffer_append_text(out, "<");
    (void)buffer_append(out, name.text, name.length);
    take_attributes(repair, out);
    bool cut = repair->at == repair->end;
    bool empty = finish_start(repair, start) || is_void(name);
    bool deep = !empty && repair->depth == LIMIT_XML_DEPTH;
    if (cut || deep || name.length > NAME_MAX_BYTES) {
        out->length = before;
        out->bytes[before] = '\0';
        if (deep) {
            xml_repair_note(repair, "elements nested too deep");
            repair->deep = name;
            repair->skipped++;
        }
        return;
    }
    (void)buffer_append_text(out, empty ? "/>" : ">");
    if (!empty)
        repair->open[repair->depth++] = name;
    repair->done = repair->depth == 0;
}

void xml_tag_take(struct xml_repair *repair, struct buffer *out)
{
    if (repair->at[1] == '/')
        take_end(repair, out);
    else
        take_start(repair, out);
}
