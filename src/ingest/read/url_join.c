/* Splitting and joining of addresses by the standard; what is fetched of them is decided in url.c. */
#include "ingest/read/url.h"

#include "base/buffer.h"
#include "ingest/read/url_parts.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_scheme_character(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

struct url_parts url_split(const char *text)
{
    struct url_parts url = {0};
    size_t scheme = 0;
    while (is_scheme_character(text[scheme]))
        scheme++;
    if (scheme > 0 && is_letter(text[0]) && text[scheme] == ':') {
        url.scheme = (struct url_part){text, scheme};
        text += scheme + 1;
    }
    if (text[0] == '/' && text[1] == '/') {
        url.authority = (struct url_part){text + 2, strcspn(text + 2, "/?#")};
        text += 2 + url.authority.length;
    }
    url.path = (struct url_part){text, strcspn(text, "?#")};
    text += url.path.length;
    if (*text == '?') {
        url.query = (struct url_part){text + 1, strcspn(text + 1, "#")};
        text += 1 + url.query.length;
    }
    if (*text == '#')
        url.fragment = (struct url_part){text + 1, strlen(text + 1)};
    return url;
}

static void put(struct buffer *out, const char *before, struct url_part part, const char *after)
{
    (void)buffer_append_text(out, before);
    (void)buffer_append(out, part.text, part.length);
    (void)buffer_append_text(out, after);
}

/* Appends a path without its "." and ".." steps (section 5.2.4). `start` is where it begins in `out`. */
static void put_path(struct buffer *out, const char *path, size_t length)
{
    size_t start = out->length;
    const char *at = path, *end = path + length;
    while (at < end) {
        const char *slash = *at == '/' ? at : NULL;
        const char *step = slash ? at + 1 : at;
        size_t size = 0;
        while (step + size < end && step[size] != '/')
            size++;
        bool last = step + size == end;
        bool up = size == 2 && step[0] == '.' && step[1] == '.';
        if (up) {
            while (out->length > start && out->bytes[out->length - 1] != '/')
                out->length--;
            if (out->length > start)
                out->length--;
            out->bytes[out->length] = '\0';
        }
        if (up || (size == 1 && step[0] == '.')) {
            if (last && slash)
                (void)buffer_append(out, "/", 1);
        } else {
            (void)buffer_append(out, at, (size_t)(step + size - at));
        }
        at = step + size;
    }
}

/* Section 5.2.3: the reference's path in the place of the base's last step. */
static void put_merged(struct buffer *out, const struct url_parts *base, struct url_part path)
{
    struct buffer merged;
    buffer_init(&merged, base->path.length + path.length + 1);
    size_t keep = base->path.length;
    while (keep > 0 && base->path.text[keep - 1] != '/')
        keep--;
    if (base->authority.text && base->path.length == 0)
        (void)buffer_append(&merged, "/", 1);
    (void)buffer_append(&merged, base->path.text, keep);
    (void)buffer_append(&merged, path.text, path.length);
    put_path(out, merged.bytes, merged.length);
    buffer_finish(&merged);
}

char *url_join(const char *base_text, const char *reference)
{
    struct url_parts base = url_split(base_text), url = url_split(reference);
    struct buffer out;
    buffer_init(&out, strlen(base_text) + strlen(reference) + 8);
    bool own_scheme = url.scheme.text, own_authority = own_scheme || url.authority.text;
    put(&out, "", own_scheme ? url.scheme : base.scheme, ":");
    struct url_part authority = own_authority ? url.authority : base.authority;
    if (authority.text)
        put(&out, "//", authority, "");
    struct url_part query = url.query;
    if (own_authority || url.path.text[0] == '/') {
        put_path(&out, url.path.text, url.path.length);
    } else if (url.path.length > 0) {
        put_merged(&out, &base, url.path);
    } else {
        put(&out, "", base.path, "");
        query = query.text ? query : base.query;
    }
    if (query.text)
        put(&out, "?", query, "");
    if (url.fragment.text)
        put(&out, "#", url.fragment, "");
    char *joined = buffer_take(&out);
    buffer_finish(&out);
    return joined;
}
