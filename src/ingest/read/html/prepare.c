/* HTML to what a parser of HTML 4 reads as a browser would. Knows nothing of blocks. Any thread. */
#include "ingest/read/html/prepare.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "ingest/read/html/attributes.h"
#include "ingest/read/html/tags.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/entity.h"

#include <stdbool.h>
#include <string.h>

struct preparing {
    const char *at, *end;
    struct buffer *out;
    size_t depth;               /* of open elements that need an end tag */
    size_t skipped;             /* start tags left out because they were nested too deep */
    size_t open[TAG_COUNT_MAX]; /* by tag_index */
};

static size_t left(const struct preparing *preparing)
{
    return (size_t)(preparing->end - preparing->at);
}

/* Goes behind the next `stop`, or to the end. */
static void skip_to(struct preparing *preparing, const char *stop)
{
    const char *found = bytes_find(preparing->at, left(preparing), stop);
    preparing->at = found ? found + strlen(stop) : preparing->end;
}

/* "<!-- … -->", "<!doctype …>", "<?xml … ?>", "</ …>": nothing of it is text. */
static void skip_declaration(struct preparing *preparing)
{
    if (bytes_begin(preparing->at, left(preparing), "<!-->") ||
        bytes_begin(preparing->at, left(preparing), "<!--->")) {
        skip_to(preparing, ">");
    } else if (bytes_begin(preparing->at, left(preparing), "<!--")) {
        preparing->at += 4;
        skip_to(preparing, "-->");
    } else {
        skip_to(preparing, ">");
    }
}

/* Behind the end tag of a raw element, or to the end when there is none. */
static void skip_raw(struct preparing *preparing, const struct tag *tag)
{
    size_t length = strlen(tag->name);
    while (preparing->at < preparing->end) {
        const char *found = bytes_find(preparing->at, left(preparing), "</");
        preparing->at = found ? found + 2 : preparing->end;
        char next = left(preparing) > length ? preparing->at[length] : '>';
        if (bytes_begin(preparing->at, left(preparing), tag->name) && !ascii_is_letter(next)) {
            skip_to(preparing, ">");
            return;
        }
    }
}

static void put_tag(struct preparing *preparing, const char *before, const struct tag *tag)
{
    (void)buffer_append_text(preparing->out, before);
    (void)buffer_append_text(preparing->out, tag->name);
}

static void put_end_tag(struct preparing *preparing, const struct tag *tag)
{
    size_t *open = &preparing->open[tag_index(tag)];
    if (tag->role == TAG_IGNORED || tag->role == TAG_RAW)
        return;
    if (tag->role == TAG_BREAK) { /* "</br>" is a line break, by the standard */
        (void)buffer_append_text(preparing->out, "<br>");
        return;
    }
    if (*open == 0) {
        if (tag->role == TAG_PARAGRAPH)
            (void)buffer_append_text(preparing->out, "<p>");
        return;
    }
    if (!tag->ends && preparing->skipped > 0) {
        preparing->skipped--;
        return;
    }
    (*open)--;
    if (!tag->ends)
        preparing->depth--;
    put_tag(preparing, "</", tag);
    (void)buffer_append_text(preparing->out, ">");
}

static void put_start_tag(struct preparing *preparing, const struct tag *tag, const char *attributes,
                          size_t length)
{
    if (!tag->empty && !tag->ends && preparing->depth >= LIMIT_HTML_DEPTH) {
        preparing->skipped++;
        (void)buffer_append_text(preparing->out, tag->role == TAG_INLINE ? "" : "<p>");
        return;
    }
    put_tag(preparing, "<", tag);
    html_attributes_put(attributes, length, preparing->out);
    (void)buffer_append_text(preparing->out, ">");
    if (tag->empty)
        return;
    /* elements that end by themselves are not counted as depth, or a list would seem to be ever deeper */
    size_t *open = &preparing->open[tag_index(tag)];
    *open += *open < LIMIT_HTML_DEPTH;
    if (!tag->ends)
        preparing->depth++;
}

static void take_tag(struct preparing *preparing)
{
    bool end = preparing->at[1] == '/';
    const char *name = preparing->at + 1 + end, *stop = name;
    while (stop < preparing->end && !strchr(" \t\n\f\r/>", *stop))
        stop++;
    const char *attributes = stop;
    const char *close = html_tag_end(stop, (size_t)(preparing->end - stop));
    if (!close) { /* cut off in the middle of a tag */
        preparing->at = preparing->end;
        return;
    }
    const struct tag *tag = tag_find(name, (size_t)(stop - name));
    preparing->at = close + 1;
    bool closed = close > attributes && close[-1] == '/';
    if (end)
        put_end_tag(preparing, tag);
    else if (tag->role == TAG_RAW && !closed)
        skip_raw(preparing, tag);
    else if (tag->role != TAG_RAW && tag->role != TAG_IGNORED)
        put_start_tag(preparing, tag, attributes, (size_t)(close - attributes));
}

static void take_text(struct preparing *preparing)
{
    const char *at = preparing->at;
    while (at < preparing->end && *at != '<' && *at != '&' && *at != '\0')
        at++;
    size_t run = (size_t)(at - preparing->at);
    (void)buffer_append(preparing->out, preparing->at, run);
    preparing->at += run;
}

static void take_markup(struct preparing *preparing)
{
    char next = left(preparing) > 1 ? preparing->at[1] : ' ';
    char after = left(preparing) > 2 ? preparing->at[2] : ' ';
    if (*preparing->at == '&') {
        preparing->at += html_put_reference(preparing->at, left(preparing), ENTITY_TEXT, preparing->out);
    } else if (ascii_is_letter(next) || (next == '/' && ascii_is_letter(after))) {
        take_tag(preparing);
    } else if (next == '!' || next == '?' || next == '/') {
        skip_declaration(preparing);
    } else {
        (void)buffer_append_text(preparing->out, "&lt;");
        preparing->at++;
    }
}

void html_prepare(const char *html, size_t length, struct buffer *out)
{
    struct preparing preparing = {.at = html, .end = html + length, .out = out};
    while (preparing.at < preparing.end && !out->overflow) {
        if (*preparing.at == '\0') /* strchr and libxml2 take it for an end */
            preparing.at++;
        else if (*preparing.at == '<' || *preparing.at == '&')
            take_markup(&preparing);
        else
            take_text(&preparing);
    }
}
