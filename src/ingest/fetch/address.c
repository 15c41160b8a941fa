#include "ingest/fetch/address.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/fetch.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

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
