/* Tables and sentences for operators; decides also what will most likely fail again. Starts and ends nothing.
 * The fetcher's thread. */
#include "ingest/fetch/reason.h"

#include <errno.h>
#include <string.h>

static const char *connect_reason(CURL *easy)
{
    long cause = 0;
    curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &cause);
    switch (cause) {
    case 0:
        return "it cannot be reached";
    case ECONNREFUSED:
        return "connection refused";
    case ENETUNREACH:
    case EHOSTUNREACH:
        return "there is no way to it; is the network connected?";
    case ETIMEDOUT:
        return "it did not answer in time";
    default:
        return strerror((int)cause);
    }
}

static bool timeout_reason(CURL *easy, const char *detail, const struct fetch_settings *settings,
                           const struct address *address, struct error *error)
{
    curl_off_t connected = 0;
    curl_off_t begun = 0;
    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
    curl_easy_getinfo(easy, CURLINFO_STARTTRANSFER_TIME_T, &begun);
    bool stalled = strstr(detail, "too slow") != NULL;
    tick span = connected == 0 ? settings->connect : stalled ? settings->stalled : settings->whole;
    double seconds = (double)span / TICK_SECONDS(1);
    if (begun == 0)
        return error_set(error, "no answer from %s within %.3g s", address->site, seconds);
    if (stalled)
        return error_set(error, "%s stopped sending %s", address->site, address->path);
    return error_set(error, "%s was not done with %s after %.3g s", address->site, address->path, seconds);
}

static bool certificate_reason(const char *detail, const struct address *address, struct error *error)
{
    static const char prefix[] = "SSL certificate problem: ";
    if (strncmp(detail, prefix, sizeof prefix - 1) == 0)
        detail += sizeof prefix - 1;
    bool time = strstr(detail, "expired") || strstr(detail, "not yet valid");
    return error_set(error, "%s: its certificate is not accepted: %s%s", address->site, detail,
                     time ? "; is this machine's clock right?"
                     : strstr(detail, "issuer") || strstr(detail, "self")
                         ? "; an own authority belongs into ca_file"
                         : "");
}

bool reason_is_early(CURLcode code, const char *detail)
{
    return code == CURLE_PEER_FAILED_VERIFICATION && strstr(detail, "not yet valid");
}

static bool broken_reason(const struct transfer *transfer, const char *detail, struct error *error)
{
    const struct address *address = &transfer->address;
    if (transfer->header_bytes == 0)
        return error_set(error, "%s hung up without an answer", address->site);
    if (strstr(detail, "chunk")) /* it did not hang up, it sent what is no chunk */
        return error_set(error, "%s: broken answer for %s: %s", address->site, address->path, detail);
    return error_set(error, "%s hung up in the middle of %s", address->site, address->path);
}

bool reason_of_code(const struct transfer *transfer, CURLcode code, struct error *error)
{
    const struct address *address = &transfer->address;
    const char *detail = *transfer->detail ? transfer->detail : curl_easy_strerror(code);
    switch ((int)code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return error_set(error, "%s: name not found", address->site);
    case CURLE_COULDNT_RESOLVE_PROXY:
        return error_set(error, "%s: the proxy's name was not found", address->site);
    case CURLE_COULDNT_CONNECT:
        return error_set(error, "no answer from %s%s: %s", transfer->proxied ? "the proxy for " : "",
                         address->site, connect_reason(transfer->easy));
    case CURLE_OPERATION_TIMEDOUT:
        return timeout_reason(transfer->easy, detail, transfer->settings, address, error);
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificate_reason(detail, address, error);
    case CURLE_SSL_CONNECT_ERROR:
        return error_set(error, "%s does not speak TLS as it should: %s", address->site, detail);
    case CURLE_SSL_CERTPROBLEM:
        return error_set(error, "%s: the client certificate or its key cannot be used: %s", address->site,
                         detail);
    case CURLE_SSL_CACERT_BADFILE:
        return error_set(error, "the certificates of ca_file cannot be read: %s", detail);
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return broken_reason(transfer, detail, error);
    case CURLE_UNSUPPORTED_PROTOCOL:
        return error_set(error, "%s answered, but what it says is no HTTP", address->site);
    default:
        return error_set(error, "%s: %s", address->site, detail);
    }
}

bool reason_of_trouble(const struct transfer *transfer, struct error *error)
{
    const char *site = transfer->address.site;
    const char *path = transfer->address.path;
    switch (transfer->trouble) {
    case TROUBLE_TOO_LARGE:
        return error_set(error, "%s sent more than the %zu bytes allowed for %s", site, transfer->maximum,
                         path);
    case TROUBLE_HEADERS:
        return error_set(error, "%s sent headers that do not end for %s", site, path);
    case TROUBLE_COMPRESSED:
        return error_set(error, "%s sent a compressed answer that is broken for %s", site, path);
    case TROUBLE_CODING:
        return error_set(error, "%s sent %s compressed in a way that was not asked for", site, path);
    case TROUBLE_TOO_NEAR:
        return error_set(error, "%s is %s, where only a feed that is there itself may lead", site,
                         network_name(transfer->near));
    case TROUBLE_NONE:
        break;
    }
    return false;
}

bool reason_trouble_lasts(enum trouble trouble)
{
    return trouble == TROUBLE_TOO_LARGE || trouble == TROUBLE_HEADERS || trouble == TROUBLE_TOO_NEAR;
}

struct status_words {
    long status;
    const char *words;
    const char *advice;
};

static const struct status_words *status_words(long status)
{
    static const struct status_words none = {0, "", ""};
    static const struct status_words table[] = {
        {204, " No Content", ""},
        {205, " Reset Content", ""},
        {206, " Partial Content", ""},
        {304, " Not Modified", ", though nothing was known of it"},
        {400, " Bad Request", "; check the address"},
        {401, " Unauthorized", "; it wants other credentials, or any"},
        {403, " Forbidden", ""},
        {404, " Not Found", "; check the address"},
        {406, " Not Acceptable", ""},
        {407, " Proxy Authentication Required", ""},
        {410, " Gone", "; it was taken down for good"},
        {429, " Too Many Requests", ""},
        {451, " Unavailable For Legal Reasons", ""},
        {500, " Internal Server Error", ""},
        {502, " Bad Gateway", ""},
        {503, " Service Unavailable", ""},
        {504, " Gateway Timeout", ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].status == status)
            return &table[i];
    return &none;
}

bool reason_of_status(long status, const struct address *address, struct error *error)
{
    const struct status_words *known = status_words(status);
    return error_set(error, "%s answered %ld%s for %s%s", address->site, status, known->words, address->path,
                     known->advice);
}

bool reason_status_lasts(long status)
{
    return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}
