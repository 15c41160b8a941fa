#include "ingest/read/url.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The five parts of RFC 3986 section 3; a part that is not there is NULL. */
struct part {
    const char *text;
    size_t length;
};

struct url {
    struct part scheme, authority, path, query, fragment;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_scheme_character(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

static struct url url_split(const char *text)
{
    struct url url = {0};
    size_t scheme = 0;
    while (is_scheme_character(text[scheme]))
        scheme++;
    if (scheme > 0 && is_letter(text[0]) && text[scheme] == ':') {
        url.scheme = (struct part){text, scheme};
        text += scheme + 1;
    }
    if (text[0] == '/' && text[1] == '/') {
        url.authority = (struct part){text + 2, strcspn(text + 2, "/?#")};
        text += 2 + url.authority.length;
    }
    url.path = (struct part){text, strcspn(text, "?#")};
    text += url.path.length;
    if (*text == '?') {
        url.query = (struct part){text + 1, strcspn(text + 1, "#")};
        text += 1 + url.query.length;
    }
    if (*text == '#')
        url.fragment = (struct part){text + 1, strlen(text + 1)};
    return url;
}

static void put(struct buffer *out, const char *before, struct part part, const char *after)
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
static void put_merged(struct buffer *out, const struct url *base, struct part path)
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
    struct url base = url_split(base_text), url = url_split(reference);
    struct buffer out;
    buffer_init(&out, strlen(base_text) + strlen(reference) + 8);
    bool own_scheme = url.scheme.text, own_authority = own_scheme || url.authority.text;
    put(&out, "", own_scheme ? url.scheme : base.scheme, ":");
    struct part authority = own_authority ? url.authority : base.authority;
    if (authority.text)
        put(&out, "//", authority, "");
    struct part query = url.query;
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

/* True for what may not stand in a URL as it is. Letters beyond ASCII stay in a host name (IDN). */
static bool must_escape(unsigned char c, bool host)
{
    return c <= ' ' || c == 0x7F || (c >= 0x80 && !host) || strchr("\"<>\\^`{|}", c);
}

/* Trims, drops tabs and line breaks, escapes what has to be. */
static char *url_tidy(const char *text)
{
    struct buffer out;
    buffer_init(&out, strlen(text) * 3);
    while (*text && (unsigned char)*text <= ' ')
        text++;
    size_t length = strlen(text);
    while (length > 0 && (unsigned char)text[length - 1] <= ' ')
        length--;
    struct part authority = url_split(text).authority;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        bool host = authority.text && text + i < authority.text + authority.length;
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (must_escape(c, host))
            (void)buffer_append_format(&out, "%%%02X", c);
        else
            (void)buffer_append(&out, &text[i], 1);
    }
    char *tidy = buffer_take(&out);
    buffer_finish(&out);
    return tidy;
}

static bool scheme_is(const char *url, const char *scheme)
{
    size_t length = strlen(scheme);
    return url && strncasecmp(url, scheme, length) == 0 && url[length] == ':';
}

/* What keeps an absolute address from being used; NULL: nothing. */
static const char *url_refusal(const char *url, const char *base, enum url_use use)
{
    if (strlen(url) > LIMIT_URL)
        return "the address is too long";
    if (scheme_is(url, "file")) {
        bool local = base && (base[0] == '/' || scheme_is(base, "file"));
        return use == URL_PHOTO && local ? NULL : "a file: address is of no use here";
    }
    if (!scheme_is(url, "http") && !scheme_is(url, "https"))
        return "only http and https addresses are used";
    struct part host = url_split(url).authority;
    return host.length > 0 ? NULL : "the address names no host";
}

static char *url_absolute(const char *base, const char *tidy)
{
    struct url url = url_split(tidy);
    if (url.scheme.text && !(scheme_is(tidy, "http") || scheme_is(tidy, "https")))
        return memory_copy_text(tidy);
    if (url.authority.text && !url.scheme.text && (!base || base[0] == '/' || scheme_is(base, "file")))
        base = "https://localhost/"; /* only its scheme counts: "//host/path" */
    if (!url.scheme.text && !base)
        return NULL;
    if (base && base[0] == '/') {
        struct buffer file;
        buffer_init(&file, strlen(base) + 8);
        put(&file, "file://", (struct part){base, strlen(base)}, "");
        char *joined = url_join(file.bytes, tidy);
        buffer_finish(&file);
        return joined;
    }
    return url_join(base ? base : tidy, tidy);
}

char *url_resolve(const char *base, const char *reference, enum url_use use, const char **why)
{
    char *tidy = url_tidy(reference);
    char *url = tidy[0] ? url_absolute(base, tidy) : NULL;
    *why = url       ? url_refusal(url, base, use)
           : tidy[0] ? "a relative address without a base"
                     : "the address is empty";
    free(tidy);
    if (*why) {
        free(url);
        return NULL;
    }
    return url;
}
