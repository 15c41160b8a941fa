/* What libcurl is told before a request goes: manners, headers, who asks, which proxy. Knows nothing of
 * answers. The fetcher's thread. */
#include "ingest/fetch/transfer.h"

#include "base/limits.h"
#include "ingest/fetch/proxy.h"

#include <stdlib.h>
#include <string.h>

enum { STALLED_BYTES = 100 };

static void add_header_line(struct transfer *transfer, const char *line)
{
    struct curl_slist *longer = curl_slist_append(transfer->headers, line);
    transfer->headers = longer ? longer : transfer->headers;
}

static void add_header(struct transfer *transfer, const char *name, const char *value)
{
    if (!value || strpbrk(value, "\r\n"))
        return;
    struct buffer line;
    buffer_init(&line, LIMIT_HEADER_VALUE + 64);
    if (buffer_append_format(&line, "%s: %s", name, value))
        add_header_line(transfer, line.bytes);
    buffer_finish(&line);
}

static void set_manners(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
    const struct fetch_settings *settings = transfer->settings;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, FOYER_USER_AGENT);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)(settings->connect / TICK_MS(1)));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)STALLED_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME,
                     (long)((settings->stalled + TICK_SECONDS(1) - 1) / TICK_SECONDS(1)));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)transfer->maximum);
    if (settings->ca_file)
        curl_easy_setopt(easy, CURLOPT_CAINFO, settings->ca_file);
}

/* The headers of one request; `own`: with what proves who asks. */
static void set_headers(struct transfer *transfer, bool own)
{
    curl_slist_free_all(transfer->headers);
    transfer->headers = NULL;
    add_header(transfer, "Accept", transfer->accept);
    add_header(transfer, "Accept-Encoding", "gzip");
    add_header(transfer, "If-None-Match", transfer->etag);
    add_header(transfer, "If-Modified-Since", transfer->last_modified);
    if (own && transfer->credentials.header)
        add_header_line(transfer, transfer->credentials.header);
    curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
}

static void set_identity(struct transfer *transfer, bool own)
{
    CURL *easy = transfer->easy;
    const struct credentials *known = &transfer->credentials;
    bool from_url = !known->user && !known->header;
    curl_easy_setopt(easy, CURLOPT_USERNAME, !own ? NULL : from_url ? transfer->user : known->user);
    curl_easy_setopt(easy, CURLOPT_PASSWORD, !own ? NULL : from_url ? transfer->password : known->password);
    curl_easy_setopt(easy, CURLOPT_SSLCERT, own ? transfer->certificate : NULL);
    curl_easy_setopt(easy, CURLOPT_SSLKEY, own ? transfer->key : NULL);
}

void transfer_aim(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
    tick left = transfer->settings->whole - transfer->spent;
    const char *proxy = proxy_for(&transfer->address, transfer->settings->proxy);
    bool own = address_same_origin(&transfer->address, &transfer->origin);
    curl_easy_setopt(easy, CURLOPT_URL, transfer->url);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)(left > TICK_MS(1) ? left / TICK_MS(1) : 1));
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy ? proxy : "");
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    set_headers(transfer, own);
    set_identity(transfer, own);
    transfer->proxied = proxy != NULL;
    transfer->header_bytes = 0;
    transfer->coding = CODING_UNSEEN;
    transfer->detail[0] = '\0';
}

/* libcurl copies them, so that nothing of them stays here. */
static bool set_proxy_credentials(struct transfer *transfer)
{
    struct credentials known = {0};
    const char *path = transfer->settings->proxy_credentials;
    if (!path)
        return true;
    bool fine = credentials_read(path, &known, &transfer->error) &&
                (known.user || error_set(&transfer->error, "%s: a proxy wants basic USER:PASSWORD", path));
    if (fine) {
        curl_easy_setopt(transfer->easy, CURLOPT_PROXYUSERNAME, known.user);
        curl_easy_setopt(transfer->easy, CURLOPT_PROXYPASSWORD, known.password);
    }
    credentials_finish(&known);
    return fine;
}

static bool transfer_prove(struct transfer *transfer)
{
    struct error *error = &transfer->error;
    const char *key = transfer->key ? transfer->key : transfer->certificate;
    if (!address_same_origin(&transfer->address, &transfer->origin))
        return true; /* no redirect leads to it from there that should have them */
    return (!key || credentials_file_is_private(key, error)) &&
           (!transfer->credentials_file ||
            credentials_read(transfer->credentials_file, &transfer->credentials, error));
}

bool transfer_begin(struct transfer *transfer)
{
    if (!transfer_may_reach(transfer, &transfer->address, &transfer->error))
        return false;
    transfer->easy = curl_easy_init();
    if (!transfer->easy)
        return error_set(&transfer->error, "no memory for a transfer");
    transfer->unproven = !transfer_prove(transfer) || !set_proxy_credentials(transfer);
    if (transfer->unproven)
        return false;
    transfer_listen(transfer);
    transfer_guard(transfer);
    set_manners(transfer);
    transfer_aim(transfer);
    return true;
}
