/* What comes of an answer: counted, uncompressed, and ended when it is too much. Knows nothing of what is in
 * it. The fetcher's thread. */
#include "ingest/fetch/transfer.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

enum { HTTP_OK = 200, HTTP_NON_AUTHORITATIVE = 203 };

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

/* RFC 9110, 8.4.1. */
static bool coding_find(struct transfer *transfer)
{
    static const struct {
        const char *name;
        enum coding coding;
    } codings[] = {{"gzip", CODING_GZIP}, {"x-gzip", CODING_GZIP}, {"identity", CODING_NONE}};
    struct curl_header *header = NULL;
    if (curl_easy_header(transfer->easy, "Content-Encoding", 0, CURLH_HEADER, -1, &header) != CURLHE_OK ||
        header->value[strspn(header->value, " \t\r\n")] == '\0')
        transfer->coding = CODING_NONE;
    else if (header->amount == 1)
        for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
            if (strcasecmp(header->value, codings[i].name) == 0)
                transfer->coding = codings[i].coding;
    return transfer->coding != CODING_UNSEEN;
}

static enum trouble take(struct transfer *transfer, const char *bytes, size_t length)
{
    static const enum trouble troubles[] = {[GUNZIP_FINE] = TROUBLE_NONE,
                                            [GUNZIP_BROKEN] = TROUBLE_COMPRESSED,
                                            [GUNZIP_TOO_LARGE] = TROUBLE_TOO_LARGE};
    if (transfer->coding == CODING_UNSEEN && !coding_find(transfer))
        return TROUBLE_CODING;
    if (transfer->coding == CODING_GZIP)
        return troubles[gunzip_add(&transfer->gunzip, bytes, length, &transfer->body)];
    return buffer_append(&transfer->body, bytes, length) ? TROUBLE_NONE : TROUBLE_TOO_LARGE;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *data)
{
    struct transfer *transfer = data;
    if (!transfer_has_document(transfer))
        return size * count; /* an error page or the like: let it pass by */
    transfer->trouble = take(transfer, bytes, size * count);
    return transfer->trouble ? 0 : size * count;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *data)
{
    struct transfer *transfer = data;
    (void)bytes;
    transfer->header_bytes += size * count;
    if (transfer->header_bytes > LIMIT_HEADERS)
        transfer->trouble = TROUBLE_HEADERS;
    return transfer->trouble ? 0 : size * count;
}

/* `now` counts bytes as they come, before decompression. */
static int on_progress(void *data, curl_off_t total, curl_off_t now, curl_off_t up_total, curl_off_t up_now)
{
    struct transfer *transfer = data;
    (void)total;
    (void)up_total;
    (void)up_now;
    if (now > (curl_off_t)transfer->maximum)
        transfer->trouble = TROUBLE_TOO_LARGE;
    return transfer->trouble == TROUBLE_TOO_LARGE;
}

void transfer_listen(struct transfer *transfer)
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
