/* What libcurl is told, and what it tells while bytes come. */
#include "ingest/fetch/transfer.h"

#include "base/limits.h"

#include <string.h>

enum { HTTP_OK = 200, HTTP_NON_AUTHORITATIVE = 203, STALLED_BYTES = 100 };

long transfer_status(const struct transfer *transfer)
{
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

bool transfer_has_document(const struct transfer *transfer)
{
    long status = transfer_status(transfer);
    return status == HTTP_OK || status == HTTP_NON_AUTHORITATIVE;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *data)
{
    struct transfer *transfer = data;
    if (!transfer_has_document(transfer))
        return size * count; /* an error page or the like: let it pass by */
    if (!buffer_append(&transfer->body, bytes, size * count))
        transfer->too_large = true;
    return transfer->too_large ? 0 : size * count;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *data)
{
    struct transfer *transfer = data;
    (void)bytes;
    transfer->header_bytes += size * count;
    if (transfer->header_bytes > LIMIT_HEADERS)
        transfer->too_large = true;
    return transfer->too_large ? 0 : size * count;
}

/* `now` counts bytes as they come, before decompression. */
static int on_progress(void *data, curl_off_t total, curl_off_t now, curl_off_t up_total, curl_off_t up_now)
{
    struct transfer *transfer = data;
    (void)total;
    (void)up_total;
    (void)up_now;
    if (now > (curl_off_t)transfer->maximum)
        transfer->too_large = true;
    return transfer->too_large;
}

static void add_header(struct transfer *transfer, const char *name, const char *value)
{
    if (!value || strpbrk(value, "\r\n"))
        return;
    struct buffer line;
    buffer_init(&line, LIMIT_HEADER_VALUE + 64);
    if (buffer_append_format(&line, "%s: %s", name, value)) {
        struct curl_slist *longer = curl_slist_append(transfer->headers, line.bytes);
        transfer->headers = longer ? longer : transfer->headers;
    }
    buffer_finish(&line);
}

static void set_callbacks(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->detail);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, transfer);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
}

static void set_manners(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
    const struct fetch_settings *settings = transfer->settings;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Foyer/" FOYER_VERSION);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)(settings->connect / TICK_MS(1)));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)STALLED_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME,
                     (long)((settings->stalled + TICK_SECONDS(1) - 1) / TICK_SECONDS(1)));
    curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)transfer->maximum);
    if (settings->ca_file)
        curl_easy_setopt(easy, CURLOPT_CAINFO, settings->ca_file);
}

void transfer_aim(struct transfer *transfer)
{
    tick left = transfer->settings->whole - transfer->spent;
    curl_easy_setopt(transfer->easy, CURLOPT_URL, transfer->url);
    curl_easy_setopt(transfer->easy, CURLOPT_TIMEOUT_MS, (long)(left > TICK_MS(1) ? left / TICK_MS(1) : 1));
    transfer->header_bytes = 0;
    transfer->detail[0] = '\0';
}

bool transfer_begin(struct transfer *transfer)
{
    transfer->easy = curl_easy_init();
    if (!transfer->easy)
        return error_set(&transfer->error, "no memory for a transfer");
    set_callbacks(transfer);
    set_manners(transfer);
    add_header(transfer, "Accept", transfer->accept);
    add_header(transfer, "If-None-Match", transfer->etag);
    add_header(transfer, "If-Modified-Since", transfer->last_modified);
    curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
    transfer_aim(transfer);
    return true;
}
