/* What matters of a URL, by libcurl's parser alone, so that what is judged is what is asked. Asks no name
 * server. Any thread. */
#include "ingest/fetch/address.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/fetch.h"
#include "ingest/url/part.h"

#include <stdlib.h>
#include <string.h>

enum { PORT_HTTP = 80, PORT_HTTPS = 443 };

/* In lower case; of IPv6 without its brackets. */
static char *url_host(CURLU *url)
{
    char *host = url_part(url, CURLUPART_HOST, 0);
    size_t length = host ? strlen(host) : 0;
    if (length > 2 && host[0] == '[') {
        memmove(host, host + 1, length - 2);
        host[length - 2] = '\0';
    }
    for (char *c = host; c && *c; c++)
        *c = ascii_lower(*c);
    return host ? host : memory_copy_text("");
}

/* 0: none, and none that the scheme has. */
static long url_port(CURLU *url)
{
    char *text = url_part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    long port = text ? strtol(text, NULL, 10) : 0;
    free(text);
    return port;
}

static char *url_site(const struct address *address)
{
    struct buffer site;
    buffer_init(&site, LIMIT_URL);
    buffer_append_format(&site, strchr(address->host, ':') ? "[%s]" : "%s", address->host);
    if (address->port != (address->secure ? PORT_HTTPS : PORT_HTTP))
        buffer_append_format(&site, ":%ld", address->port);
    return site.bytes;
}

static bool url_parts(CURLU *url, struct address *address, struct error *error)
{
    char *scheme = url_part(url, CURLUPART_SCHEME, 0);
    address->local = scheme && strcmp(scheme, "file") == 0;
    address->secure = scheme && strcmp(scheme, "https") == 0;
    bool known = scheme && (address->local || address->secure || strcmp(scheme, "http") == 0);
    address->host = url_host(url);
    address->port = url_port(url);
    address->site = address->local ? memory_copy_text("") : url_site(address);
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
        *address = (struct address){.local = true,
                                    .host = memory_copy_text(""),
                                    .site = memory_copy_text(""),
                                    .path = memory_copy_text(url)};
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
    free(address->host);
    free(address->site);
    free(address->path);
    *address = (struct address){0};
}

char *address_of_file(const char *path)
{
    struct buffer url;
    buffer_init(&url, strlen(path) * 3 + 8);
    buffer_append_text(&url, "file://");
    buffer_append_escaped(&url, path, strlen(path), "/-._~!$&'()*+,;=:@");
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

bool address_same_origin(const struct address *one, const struct address *other)
{
    return !one->local && !other->local && one->host && other->host && one->secure == other->secure &&
           one->port == other->port && strcmp(one->host, other->host) == 0;
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
    CURLU *parsed = curl_url();
    bool fine =
        url[0] != '/' && curl_url_set(parsed, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
    char *query = fine ? url_part(parsed, CURLUPART_QUERY, 0) : NULL;
    curl_url_cleanup(parsed);
    free(query);
    return query != NULL;
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
