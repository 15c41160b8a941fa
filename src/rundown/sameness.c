/* Links and headlines brought to a form in which equal means the same. Knows no feeds and no weights. Pure;
 * any thread. */
#include "rundown/sameness.h"

#include "base/buffer.h"
#include "base/limits.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* Names of parameters that say who sent the visitor, never what is read; one that ends in "_" stands for all
 * that begin so. */
static const char *const tracking[] = {
    "_ga",      "_gl",    "_hsenc",  "_hsmi",  "_openstat", "at_",    "cmpid",   "dclid",   "efid",
    "fbclid",   "gbraid", "gclid",   "gclsrc", "igsh",      "igshid", "maca",    "mc_cid",  "mc_eid",
    "mkt_tok",  "mtm_",   "msclkid", "ocid",   "pk_",       "ref",    "ref_src", "ref_url", "referer",
    "referrer", "smid",   "twclid",  "ttclid", "utm_",      "wbraid", "xtor",    "yclid",   "ysclid",
};

static bool is_tracking(const char *parameter, size_t length)
{
    const char *equals = memchr(parameter, '=', length);
    size_t name = equals ? (size_t)(equals - parameter) : length;
    for (size_t i = 0; i < sizeof tracking / sizeof *tracking; i++) {
        size_t size = strlen(tracking[i]);
        bool whole = tracking[i][size - 1] != '_';
        if ((whole ? name == size : name >= size) && strncasecmp(parameter, tracking[i], size) == 0)
            return true;
    }
    return false;
}

/* What follows "http://" or "https://"; NULL for other addresses. `port` is the scheme's own. */
static const char *link_host(const char *url, const char **port)
{
    if (strncasecmp(url, "http://", 7) == 0) {
        *port = ":80";
        return url + 7;
    }
    *port = ":443";
    return strncasecmp(url, "https://", 8) == 0 ? url + 8 : NULL;
}

static void append_host(struct buffer *into, const char *host, size_t length, const char *port)
{
    size_t size = strlen(port);
    if (length > 4 && strncasecmp(host, "www.", 4) == 0) {
        host += 4;
        length -= 4;
    }
    if (length > size && memcmp(host + length - size, port, size) == 0)
        length -= size;
    for (size_t i = 0; i < length; i++) {
        char c = host[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        buffer_append(into, &c, 1);
    }
}

static void append_query(struct buffer *into, const char *query, size_t length)
{
    const char *end = query + length;
    char before = '?';
    while (query < end) {
        const char *stop = memchr(query, '&', (size_t)(end - query));
        size_t size = (size_t)((stop ? stop : end) - query);
        if (size > 0 && !is_tracking(query, size)) {
            buffer_append(into, &before, 1);
            buffer_append(into, query, size);
            before = '&';
        }
        query += size + 1;
    }
}

char *sameness_link(const char *url)
{
    const char *port;
    const char *host = url ? link_host(url, &port) : NULL;
    if (!host || strlen(url) > LIMIT_URL)
        return NULL;
    struct buffer link;
    buffer_init(&link, LIMIT_URL);
    size_t length = strcspn(host, "/?#");
    append_host(&link, host, length, port);
    size_t bare = link.length;
    const char *path = host + length;
    size_t size = strcspn(path, "?#");
    const char *rest = path + size;
    while (size > 0 && path[size - 1] == '/')
        size--;
    buffer_append(&link, path, size);
    if (*rest == '?') {
        length = strcspn(rest + 1, "#");
        append_query(&link, rest + 1, length);
        rest += 1 + length;
    }
    if (rest[0] == '#' && (rest[1] == '!' || rest[1] == '/') && rest[2])
        buffer_append_text(&link, rest);
    char *text = link.length > bare && bare > 0 ? buffer_take(&link) : NULL;
    buffer_finish(&link);
    return text;
}

static bool is_of_a_word(ucs4_t character)
{
    return uc_is_general_category_withtable(character,
                                            UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

char *sameness_headline(const char *headline)
{
    size_t length = 0;
    uint8_t *folded =
        headline ? u8_casefold((const uint8_t *)headline, strlen(headline), NULL, UNINORM_NFC, NULL, &length)
                 : NULL;
    struct buffer words;
    bool between = false;
    buffer_init(&words, length + 1);
    for (size_t at = 0; folded && at < length;) {
        ucs4_t character;
        int size = u8_mbtouc(&character, folded + at, length - at);
        if (is_of_a_word(character)) {
            if (between && words.length > 0)
                buffer_append(&words, " ", 1);
            buffer_append(&words, folded + at, (size_t)size);
        }
        between = !is_of_a_word(character);
        at += (size_t)size;
    }
    free(folded);
    char *text = words.length > 0 ? buffer_take(&words) : NULL;
    buffer_finish(&words);
    return text;
}
