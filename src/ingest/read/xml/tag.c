/* The tags of repair.h. Names of elements and attributes are ASCII: in "<Новости>" nothing is a tag. */
#include "ingest/read/text/bytes.h"

#include "base/ascii.h"
#include "ingest/read/xml/repair.h"

#include <string.h>
#include <strings.h>

bool xml_tag_letter(char c)
{
    return ascii_is_letter(c) || c == '_';
}

static bool is_name_character(char c)
{
    return xml_tag_letter(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == ':';
}

bool xml_tag_begins(const struct xml_repair *repair)
{
    size_t left = xml_repair_left(repair);
    size_t start = left > 1 && repair->at[1] == '/' ? 2 : 1;
    return left > start && xml_tag_letter(repair->at[start]);
}

struct xml_name xml_tag_name(struct xml_repair *repair)
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
    struct xml_name name = xml_tag_name(repair);
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
    struct xml_name name = xml_tag_name(repair);
    size_t outer = is_story(name) ? find_open(repair, name) : 0;
    if (outer > 0) {
        xml_repair_note(repair, "an element without its end tag");
        close_to(repair, outer - 1, out);
    }
    size_t before = out->length;
    (void)buffer_append_text(out, "<");
    (void)buffer_append(out, name.text, name.length);
    xml_tag_attributes(repair, out);
    bool cut = repair->at == repair->end;
    bool empty = finish_start(repair, start) || is_void(name);
    bool deep = !empty && repair->depth == LIMIT_XML_DEPTH;
    if (cut || deep || name.length > XML_TAG_NAME_MAX) {
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
