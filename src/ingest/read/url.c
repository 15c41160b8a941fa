#include "ingest/read/url.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/url_parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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
    struct url_part authority = url_split(text).authority;
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
    struct url_part host = url_split(url).authority;
    return host.length > 0 ? NULL : "the address names no host";
}

static char *url_absolute(const char *base, const char *tidy)
{
    struct url_parts url = url_split(tidy);
    if (url.scheme.text && !(scheme_is(tidy, "http") || scheme_is(tidy, "https")))
        return memory_copy_text(tidy);
    if (url.authority.text && !url.scheme.text && (!base || base[0] == '/' || scheme_is(base, "file")))
        base = "https://localhost/"; /* only its scheme counts: "//host/path" */
    if (!url.scheme.text && !base)
        return NULL;
    if (base && base[0] == '/') {
        struct buffer file;
        buffer_init(&file, strlen(base) + 8);
        (void)buffer_append_format(&file, "file://%s", base);
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
