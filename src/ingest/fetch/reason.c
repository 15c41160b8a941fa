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
                     time ? "; is this machine's clock right?" : "");
}

bool reason_of_code(CURL *easy, CURLcode code, const char *detail, const struct fetch_settings *settings,
                    const struct address *address, struct error *error)
{
    if (*detail == '\0')
        detail = curl_easy_strerror(code);
    switch ((int)code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return error_set(error, "%s: name not found", address->site);
    case CURLE_COULDNT_RESOLVE_PROXY:
        return error_set(error, "%s: the proxy's name was not found", address->site);
    case CURLE_COULDNT_CONNECT:
        return error_set(error, "no answer from %s: %s", address->site, connect_reason(easy));
    case CURLE_OPERATION_TIMEDOUT:
        return timeout_reason(easy, detail, settings, address, error);
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificate_reason(detail, address, error);
    case CURLE_BAD_CONTENT_ENCODING:
        return error_set(error, "%s sent a compressed answer that is broken for %s", address->site,
                         address->path);
    case CURLE_GOT_NOTHING:
        return error_set(error, "%s hung up without an answer", address->site);
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return error_set(error, "%s hung up in the middle of %s", address->site, address->path);
    default:
        return error_set(error, "%s: %s", address->site, detail);
    }
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
        {304, " Not Modified", ", though nothing was known of it"},
        {400, " Bad Request", "; check the address"},
        {401, " Unauthorized", "; it wants a user name and password"},
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
