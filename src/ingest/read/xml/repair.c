/* The repair of XML: text, CDATA, what may not stand in it; tags are in tag.c. One thread at a time; linear.
 * */
#include "ingest/read/xml/repair.h"

#include "base/utf8.h"
#include "ingest/read/text/bytes.h"

#include <string.h>

enum { PART = 32 << 10, RUN_MAX = 16 << 10, ENTITY_ROOM = 1 << 20 };

size_t xml_repair_left(const struct xml_repair *repair)
{
    return (size_t)(repair->end - repair->at);
}

static size_t line_of(const struct xml_repair *repair)
{
    size_t line = 1;
    const char *at = repair->text;
    while ((at = memchr(at, '\n', (size_t)(repair->at - at)))) {
        at++;
        line++;
    }
    return line;
}

void xml_repair_note(struct xml_repair *repair, const char *message)
{
    if (repair->places++ == 0)
        repair->first = (struct xml_place){line_of(repair), message};
}

void xml_repair_break(struct xml_repair *repair, const char *message)
{
    if (repair->broken.line == 0)
        repair->broken = (struct xml_place){line_of(repair), message};
}

/* How many bytes of a character at `bytes` XML forbids; 0: it is allowed. */
static size_t forbidden(const char *bytes, size_t length)
{
    unsigned char c = (unsigned char)bytes[0];
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    bool noncharacter = c == 0xEF && length >= 3 && (unsigned char)bytes[1] == 0xBF &&
                        ((unsigned char)bytes[2] & 0xFE) == 0xBE;
    return noncharacter ? 3 : 0;
}

void xml_repair_put(const char *bytes, size_t length, struct buffer *out)
{
    size_t start = 0, at = 0;
    while (at < length) {
        size_t gone = forbidden(bytes + at, length - at);
        if (gone > 0) {
            (void)buffer_append(out, bytes + start, at - start);
            start = at + gone;
        }
        at += gone > 0 ? gone : 1;
    }
    if (start < length)
        (void)buffer_append(out, bytes + start, length - start);
}

/* Skips to behind `stop` and keeps the line breaks. */
static void skip_to(struct xml_repair *repair, const char *stop, const char *message, struct buffer *out)
{
    const char *found = bytes_find(repair->at, xml_repair_left(repair), stop);
    if (!found)
        xml_repair_break(repair, message);
    const char *end = found ? found + strlen(stop) : repair->end;
    while (repair->at < end) {
        const char *line = memchr(repair->at, '\n', (size_t)(end - repair->at));
        if (line)
            (void)buffer_append_text(out, "\n");
        repair->at = line ? line + 1 : end;
    }
}

static void begin_cdata(struct xml_repair *repair)
{
    repair->at += strlen("<![cdata[");
    repair->cdata_end = bytes_find(repair->at, xml_repair_left(repair), "]]>");
    if (!repair->cdata_end) {
        xml_repair_break(repair, "a CDATA section that does not end");
        repair->cdata_end = repair->end;
    }
}

/* A long section becomes several, so that a part stays small. */
static void take_cdata(struct xml_repair *repair, struct buffer *out)
{
    size_t length = (size_t)(repair->cdata_end - repair->at);
    size_t run = utf8_prefix(repair->at, length, length < RUN_MAX ? length : RUN_MAX);
    (void)buffer_append_text(out, "<![CDATA[");
    xml_repair_put(repair->at, run, out);
    (void)buffer_append_text(out, "]]>");
    repair->at += run;
    if (repair->at < repair->cdata_end)
        return;
    if (repair->at < repair->end)
        repair->at += strlen("]]>");
    repair->cdata_end = NULL;
}

static void take_text(struct xml_repair *repair, struct buffer *out)
{
    size_t run = 0, most = xml_repair_left(repair);
    most = most < RUN_MAX ? most : utf8_prefix(repair->at, most, RUN_MAX);
    while (run < most && repair->at[run] != '<' && repair->at[run] != '&' && repair->at[run] != ']')
        run++;
    xml_repair_put(repair->at, run, out);
    repair->at += run;
    if (run == most || *repair->at != ']')
        return;
    /* the end of a CDATA section that is none, as of one within another */
    if (bytes_begin(repair->at, xml_repair_left(repair), "]]>")) {
        xml_repair_note(repair, "the end of a CDATA section outside of one");
        repair->at += strlen("]]>");
    } else {
        (void)buffer_append(out, repair->at++, 1);
    }
}

static void take_markup(struct xml_repair *repair, struct buffer *out)
{
    static const struct {
        const char *start, *stop, *message;
    } skips[] = {
        {"<!--", "-->", "a comment that does not end"},
        {"<?", "?>", "a processing instruction that does not end"},
        {"<!", ">", "a declaration that does not end"},
    };
    size_t left = xml_repair_left(repair);
    if (bytes_begin(repair->at, left, "<![cdata[")) {
        begin_cdata(repair);
        return;
    }
    for (size_t i = 0; i < sizeof skips / sizeof *skips; i++)
        if (bytes_begin(repair->at, left, skips[i].start)) {
            skip_to(repair, skips[i].stop, skips[i].message, out);
            return;
        }
    if (xml_tag_begins(repair)) {
        xml_tag_take(repair, out);
        return;
    }
    xml_repair_note(repair, "a “<” that begins no tag");
    (void)buffer_append_text(out, "&lt;");
    repair->at++;
}

void xml_repair_start(struct xml_repair *repair, const char *text, size_t length, const struct xml_root *root)
{
    *repair = (struct xml_repair){.text = text,
                                  .at = text + root->offset,
                                  .end = text + length,
                                  .root = root,
                                  .entity_room = ENTITY_ROOM};
}

bool xml_repair_next(struct xml_repair *repair, struct buffer *out)
{
    size_t enough = out->length + PART;
    while (!repair->done && repair->at < repair->end && out->length < enough) {
        if (repair->cdata_end)
            take_cdata(repair, out);
        else if (*repair->at == '<')
            take_markup(repair, out);
        else if (*repair->at == '&')
            xml_repair_reference(repair, out);
        else
            take_text(repair, out);
    }
    if (!repair->done && repair->at < repair->end)
        return true;
    if (repair->depth > 0) {
        xml_repair_break(repair, "the document ends in the middle");
        (void)buffer_append_text(out, "<?" XML_REPAIR_CUT "?>");
        xml_tag_end_all(repair, out);
    }
    repair->done = true;
    return false;
}
