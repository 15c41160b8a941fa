/* Addresses in a document, judged by libcurl's URL parser, which connects to them as well. Knows nothing of
 * connections. Any thread. */
#include "ingest/url/url.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/url/part.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What stands in an address as it is: RFC 3986 sections 2.2 and 2.3, and what is escaped already. */
static const char kept[] = "!#$%&'()*+,-./:;=?@[]_~";
static const char kept_in_path[] = "!$&'()*+,-./:;=@_~";

/* Trims, drops tabs and line breaks, escapes what has to be; libcurl takes the escapes of a host's letters
 * out again (IDN). */
static char *url_tidy(const char *text)
{
    struct buffer out;
    while (*text && (unsigned char)*text <= ' ')
        text++;
    size_t length = strlen(text);
    while (length > 0 && (unsigned char)text[length - 1] <= ' ')
        length--;
    buffer_init(&out, length * 3);
    for (const char *end = text + length; text < end;) {
        size_t run = strcspn(text, "\t\n\r");
        run = run < (size_t)(end - text) ? run : (size_t)(end - text);
        (void)buffer_append_escaped(&out, text, run, kept);
        text += run + (text + run < end);
    }
    char *tidy = buffer_take(&out);
    buffer_finish(&out);
    return tidy;
}

/* An absolute address, or one against what `url` holds; libcurl itself takes "#s" for a file's name. */
static CURLUcode url_follow(CURLU *url, const char *tidy)
{
    if (tidy[0] == '#' || !tidy[0])
        return curl_url_set(url, CURLUPART_FRAGMENT, tidy[0] ? tidy + 1 : NULL, 0);
    return curl_url_set(url, CURLUPART_URL, tidy, CURLU_NON_SUPPORT_SCHEME);
}

static bool is_local(const char *base)
{
    return base[0] == '/' || strncasecmp(base, "file:", 5) == 0;
}

/* The base, without its fragment; nothing when there is none, or when it is no address. */
static void url_begin(CURLU *url, const char *base)
{
    struct buffer text;
    buffer_init(&text, strlen(base) * 3 + sizeof "file://");
    if (base[0] == '/') {
        (void)buffer_append_text(&text, "file://");
        (void)buffer_append_escaped(&text, base, strlen(base), kept_in_path);
    } else {
        (void)buffer_append_escaped(&text, base, strlen(base), kept);
    }
    if (curl_url_set(url, CURLUPART_URL, text.bytes, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
        (void)curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0);
    buffer_finish(&text);
}

static CURLUcode url_join_parts(CURLU *url, const char *base, const char *tidy)
{
    if (tidy[0] == '/' && tidy[1] == '/' && (!base || is_local(base)))
        base = "https://localhost/"; /* only its scheme counts: "//host/path" */
    if (base)
        url_begin(url, base);
    return url_follow(url, tidy);
}

char *url_part(CURLU *url, CURLUPart part, unsigned flags)
{
    char *text = NULL;
    char *copy = curl_url_get(url, part, &text, flags) == CURLUE_OK ? memory_copy_text(text) : NULL;
    curl_free(text);
    return copy;
}

char *url_join(const char *base, const char *reference)
{
    CURLU *url = curl_url();
    char *tidy = url_tidy(reference);
    char *joined =
        url && url_join_parts(url, base, tidy) == CURLUE_OK ? url_part(url, CURLUPART_URL, 0) : NULL;
    free(tidy);
    curl_url_cleanup(url);
    return joined;
}

/* Why libcurl refuses an address. */
static const char *code_words(CURLUcode code)
{
    static const struct {
        CURLUcode code;
        const char *words;
    } known[] = {
        {CURLUE_BAD_SLASHES, "only http and https addresses are used"},
        {CURLUE_BAD_SCHEME, "a relative address without a base"},
        {CURLUE_NO_SCHEME, "a relative address without a base"},
        {CURLUE_NO_HOST, "the address names no host"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].code == code)
            return known[i].words;
    return curl_url_strerror(code);
}

/* What keeps a whole address from being used; NULL: nothing. */
static const char *url_refusal(CURLU *url, const char *base, enum url_use use)
{
    char *scheme = url_part(url, CURLUPART_SCHEME, 0);
    const char *why = NULL;
    if (!scheme)
        why = code_words(CURLUE_NO_SCHEME);
    else if (strcmp(scheme, "file") == 0)
        why = use == URL_PHOTO && base && is_local(base) ? NULL : "a file: address is of no use here";
    else if (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)
        why = code_words(CURLUE_BAD_SLASHES);
    free(scheme);
    return why;
}

char *url_resolve(const char *base, const char *reference, enum url_use use, const char **why)
{
    CURLU *url = curl_url();
    char *tidy = url_tidy(reference), *whole = NULL;
    CURLUcode code = CURLUE_OK;
    *why = !tidy[0] ? "the address is empty" : strlen(tidy) > LIMIT_URL ? "the address is too long" : NULL;
    if (!*why && (code = url ? url_join_parts(url, base, tidy) : CURLUE_OUT_OF_MEMORY) != CURLUE_OK)
        *why = code_words(code);
    if (!*why)
        *why = url_refusal(url, base, use);
    if (!*why) {
        whole = url_part(url, CURLUPART_URL, 0);
        *why = !whole ? "it is no address" : strlen(whole) > LIMIT_URL ? "the address is too long" : NULL;
    }
    if (*why) {
        free(whole);
        whole = NULL;
    }
    free(tidy);
    curl_url_cleanup(url);
    return whole;
}
