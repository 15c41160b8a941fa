#include "ingest/fetch/address.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/fetch.h"
#include "ingest/hash.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

enum { PORT_HTTP = 80, PORT_HTTPS = 443 };

/* A part in memory of ours; NULL when the URL has none. */
static char *url_part(CURLU *url, CURLUPart part, unsigned flags)
{
    char *text = NULL;
    if (curl_url_get(url, part, &text, flags) != CURLUE_OK)
        return NULL;
    char *copy = memory_copy_text(text);
    curl_free(text);
    return copy;
}

static char *url_site(CURLU *url)
{
    char *host = url_part(url, CURLUPART_HOST, 0);
    char *port = url_part(url, CURLUPART_PORT, 0);
    struct buffer site;
    buffer_init(&site, LIMIT_URL);
    buffer_append_text(&site, host ? host : "");
    if (port)
        buffer_append_format(&site, ":%s", port);
    free(host);
    free(port);
    return site.bytes;
}

static bool url_parts(CURLU *url, struct address *address, struct error *error)
{
    char *scheme = url_part(url, CURLUPART_SCHEME, 0);
    address->local = scheme && strcmp(scheme, "file") == 0;
    address->secure = scheme && strcmp(scheme, "https") == 0;
    bool known = scheme && (address->local || address->secure || strcmp(scheme, "http") == 0);
    address->site = address->local ? memory_copy_text("") : url_site(url);
    address->path = url_part(url, CURLUPART_PATH, address->local ? CURLU_URLDECODE : 0);
    if (!known)
        error_set(error, "\"%s\" addresses cannot be fetched; http, https and file can",
                  scheme ? scheme : "");
    else if (!address->path)
        error_set(error, "the address has no usable path");
    free(scheme);
    return known && address->path;
}

bool address_parse(const char *url, struct address *address, struct error *error)
{
    *address = (struct address){0};
    if (!url || strlen(url) > LIMIT_URL)
        return error_set(error, url ? "the address is too long" : "no address");
    if (url[0] == '/') {
        *address =
            (struct address){.local = true, .site = memory_copy_text(""), .path = memory_copy_text(url)};
        return true;
    }
    CURLU *parsed = curl_url();
    CURLUcode code =
        parsed ? curl_url_set(parsed, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) : CURLUE_OUT_OF_MEMORY;
    bool fine = code == CURLUE_OK
                    ? url_parts(parsed, address, error)
                    : error_set(error, "not an address that can be fetched: %s", curl_url_strerror(code));
    curl_url_cleanup(parsed);
    if (!fine)
        address_finish(address);
    return fine;
}

void address_finish(struct address *address)
{
    free(address->site);
    free(address->path);
    *address = (struct address){0};
}

char *address_of_file(const char *path)
{
    struct buffer url;
    buffer_init(&url, strlen(path) * 3 + 8);
    buffer_append_text(&url, "file://");
    for (const char *c = path; *c; c++) {
        if (isalnum((unsigned char)*c) || strchr("/-._~!$&'()*+,;=:@", *c))
            buffer_append(&url, c, 1);
        else
            buffer_append_format(&url, "%%%02X", (unsigned)(unsigned char)*c);
    }
    return url.bytes;
}

char *address_shown(const char *url)
{
    struct address address;
    if (!address_parse(url, &address, NULL))
        return memory_copy_text("an address that is none");
    struct buffer shown;
    buffer_init(&shown, LIMIT_URL + 16);
    if (!address.local)
        buffer_append_format(&shown, "%s://%s", address.secure ? "https" : "http", address.site);
    buffer_append_text(&shown, address.path);
    address_finish(&address);
    return shown.bytes;
}

char *address_host(const struct address *address)
{
    const char *host = address->site + (address->site[0] == '[');
    char *copy = memory_copy_bytes(host, strcspn(host, address->site[0] == '[' ? "]%" : ":"));
    for (char *c = copy; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return copy;
}

long address_port(const struct address *address)
{
    const char *bracket = strrchr(address->site, ']');
    const char *colon = strrchr(bracket ? bracket : address->site, ':');
    return colon ? strtol(colon + 1, NULL, 10) : address->secure ? PORT_HTTPS : PORT_HTTP;
}

bool address_same_origin(const struct address *one, const struct address *other)
{
    if (one->local || other->local || !one->site || !other->site)
        return false;
    char *first = address_host(one);
    char *second = address_host(other);
    bool same = one->secure == other->secure && strcmp(first, second) == 0 &&
                address_port(one) == address_port(other);
    free(first);
    free(second);
    return same;
}

char *address_without_user(const char *url, char **user, char **password)
{
    char *plain = NULL;
    CURLU *parsed = curl_url();
    *user = NULL;
    *password = NULL;
    if (url[0] != '/' && curl_url_set(parsed, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK) {
        *user = url_part(parsed, CURLUPART_USER, CURLU_URLDECODE);
        *password = url_part(parsed, CURLUPART_PASSWORD, CURLU_URLDECODE);
    }
    if (*user || *password) {
        *user = *user ? *user : memory_copy_text("");
        *password = *password ? *password : memory_copy_text("");
        curl_url_set(parsed, CURLUPART_USER, NULL, 0);
        curl_url_set(parsed, CURLUPART_PASSWORD, NULL, 0);
        plain = url_part(parsed, CURLUPART_URL, 0);
    }
    curl_url_cleanup(parsed);
    return plain ? plain : memory_copy_text(url);
}

bool address_has_query(const char *url)
{
    return url[0] != '/' && url[strcspn(url, "?#")] == '?';
}

char *address_remembered(const char *url)
{
    struct buffer text;
    char *user, *password;
    char hash[HASH_HEX_SIZE];
    char *shown = address_shown(url);
    char *plain = address_without_user(url, &user, &password);
    buffer_init(&text, LIMIT_URL + HASH_HEX_SIZE);
    buffer_append_text(&text, shown);
    if (address_has_query(url)) {
        hash_hex(plain, strlen(plain), hash);
        buffer_append_format(&text, "?#%.16s", hash);
    }
    free(shown);
    free(plain);
    free(user);
    free(password);
    return text.bytes;
}

bool fetch_allowed(const char *url, const char *feed_url, struct error *error)
{
    struct address address;
    struct address feed;
    if (!address_parse(url, &address, error))
        return false;
    bool local_feed = address_parse(feed_url, &feed, NULL) && feed.local;
    bool fine = !address.local || local_feed ||
                error_set(error, "a file on this machine, which only a feed on this machine may name");
    address_finish(&address);
    address_finish(&feed);
    return fine;
}
