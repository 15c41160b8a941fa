/* A request's life: made, led along redirects, judged at its end. Knows neither the queue nor libcurl's multi
 * handle. The fetcher's thread. */
#include "ingest/fetch/transfer.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/answer.h"
#include "ingest/fetch/reason.h"

#include <stdlib.h>

enum { HTTP_NOT_MODIFIED = 304 };

enum { HTTP_MOVED_PERMANENTLY = 301, HTTP_PERMANENT_REDIRECT = 308 };

/* Which server gets the credentials. Nobody, when the URL is none. */
static void set_origin(struct transfer *transfer, const char *origin)
{
    char *user, *password;
    char *plain = address_without_user(origin ? origin : transfer->url, &user, &password);
    if (!address_parse(plain, &transfer->origin, NULL))
        transfer->origin = (struct address){.local = true};
    if (origin && !transfer->user) {
        transfer->user = user;
        transfer->password = password;
        user = password = NULL;
    }
    free(plain);
    free(user);
    free(password);
}

struct transfer *transfer_create(const struct fetch_request *request, const struct fetch_settings *settings)
{
    struct transfer *transfer = memory_zeroed(1, sizeof *transfer);
    *transfer = (struct transfer){
        .etag = memory_copy_text(request->etag),
        .last_modified = memory_copy_text(request->last_modified),
        .accept = memory_copy_text(request->accept),
        .credentials_file = memory_copy_text(request->credentials),
        .certificate = memory_copy_text(request->certificate),
        .key = memory_copy_text(request->key),
        .reach = request->reach,
        .maximum = request->maximum,
        .urgency = request->urgency,
        .data = request->data,
        .done = request->done,
        .settings = settings,
    };
    transfer->url =
        address_without_user(request->url ? request->url : "", &transfer->user, &transfer->password);
    buffer_init(&transfer->body, request->maximum);
    if (address_parse(transfer->url, &transfer->address, &transfer->error))
        set_origin(transfer, request->origin);
    return transfer;
}

void transfer_destroy(struct transfer *transfer)
{
    if (!transfer)
        return;
    curl_easy_cleanup(transfer->easy);
    curl_slist_free_all(transfer->headers);
    credentials_finish(&transfer->credentials);
    gunzip_finish(&transfer->gunzip);
    address_finish(&transfer->address);
    address_finish(&transfer->origin);
    buffer_finish(&transfer->body);
    char *const texts[] = {
        transfer->url,         transfer->user,          transfer->password,         transfer->etag,
        transfer->accept,      transfer->last_modified, transfer->credentials_file, transfer->key,
        transfer->certificate, transfer->moved_to};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    free(transfer);
}

/* Whether the way may go on there. */
static bool redirect_allowed(const struct transfer *transfer, const char *url, const struct address *to,
                             struct error *error)
{
    if (transfer->redirects >= LIMIT_REDIRECTS)
        return error_set(error, "%s: more than %d redirects", transfer->address.site, LIMIT_REDIRECTS);
    if (to->local || !fetch_allowed(url, transfer->url, error))
        return error_set(error, "it leads to something that is not on the web");
    if (transfer->address.secure && !to->secure)
        return error_set(error, "it leads from https to %s without encryption", to->site);
    return transfer_may_reach(transfer, to, error);
}

/* From here on nothing may be nearer than the first answer was. */
static void redirect_bound(struct transfer *transfer)
{
    if (transfer->reach == NETWORK_UNKNOWN)
        transfer->reach = transfer->landed < NETWORK_NOWHERE ? transfer->landed : NETWORK_LOCAL;
    if (transfer->reach == NETWORK_UNKNOWN)
        transfer->reach = NETWORK_PUBLIC;
}

static void redirect_note(struct transfer *transfer)
{
    long status = transfer_status(transfer);
    if (status != HTTP_MOVED_PERMANENTLY && status != HTTP_PERMANENT_REDIRECT)
        transfer->wandered = true;
    if (transfer->wandered)
        return;
    free(transfer->moved_to);
    transfer->moved_to = memory_copy_text(transfer->url);
}

/* Takes the URL and its address. */
static void redirect_follow(struct transfer *transfer, char *url, const struct address *to)
{
    curl_off_t spent = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &spent);
    transfer->spent += spent;
    transfer->redirects++;
    address_finish(&transfer->address);
    transfer->address = *to;
    free(transfer->url);
    transfer->url = url;
    redirect_note(transfer);
    transfer_aim(transfer);
}

bool transfer_redirect(struct transfer *transfer, CURLcode code)
{
    char *target = NULL, *user, *password;
    struct address to;
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &target);
    if (code != CURLE_OK || !target)
        return false;
    redirect_bound(transfer);
    char *url = address_without_user(target, &user, &password); /* a stranger's: not used */
    free(user);
    free(password);
    if (address_parse(url, &to, &transfer->error) && redirect_allowed(transfer, url, &to, &transfer->error)) {
        redirect_follow(transfer, url, &to);
        return true;
    }
    error_prefix(&transfer->error, "%s redirects %s", transfer->address.site, transfer->address.path);
    address_finish(&to);
    free(url);
    return false;
}

enum { HEADER_TOO_LARGE = 100 }; /* CURLE_TOO_LARGE, which libcurl has since 8.6 */

/* libcurl's own maximum of one header line; by a code that differs from version to version. */
static bool header_too_long(const struct transfer *transfer, CURLcode code)
{
    return (code == CURLE_OUT_OF_MEMORY || (int)code == HEADER_TOO_LARGE) && transfer->body.length == 0;
}

static enum trouble transfer_trouble(const struct transfer *transfer, CURLcode code)
{
    if (transfer->trouble)
        return transfer->trouble;
    if (code == CURLE_FILESIZE_EXCEEDED)
        return TROUBLE_TOO_LARGE;
    if (header_too_long(transfer, code))
        return TROUBLE_HEADERS;
    bool broken_off = code == CURLE_OK && transfer->coding == CODING_GZIP && !transfer->gunzip.whole;
    return broken_off ? TROUBLE_COMPRESSED : TROUBLE_NONE;
}

static bool transfer_judge(struct transfer *transfer, CURLcode code, struct fetch_result *result)
{
    struct error *error = &result->error;
    bool asked = transfer->etag || transfer->last_modified;
    if (transfer->error.set) {
        *error = transfer->error;
        result->lasting = true;
        return false;
    }
    transfer->trouble = transfer_trouble(transfer, code);
    if (transfer->trouble) {
        result->lasting = reason_trouble_lasts(transfer->trouble);
        return reason_of_trouble(transfer, error);
    }
    if (code != CURLE_OK) {
        result->early = reason_is_early(code, transfer->detail);
        return reason_of_code(transfer, code, error);
    }
    result->not_modified = result->status == HTTP_NOT_MODIFIED && asked;
    result->lasting = reason_status_lasts(result->status);
    return result->not_modified || transfer_has_document(transfer) ||
           reason_of_status(result->status, &transfer->address, error);
}

void transfer_report(struct transfer *transfer, CURLcode code)
{
    struct answer answer;
    answer_read(transfer->easy, &answer);
    struct fetch_result result = {
        .status = transfer_status(transfer),
        .body = transfer->body.bytes,
        .length = transfer->body.length,
        .url = transfer->url,
        .etag = answer.etag,
        .last_modified = answer.last_modified,
        .charset = answer.charset,
        .retry_after = answer.retry_after,
        .max_age = answer.max_age,
        .moved_to = transfer->moved_to,
        .landed = transfer->landed,
    };
    redirect_bound(transfer);
    result.reach = transfer->reach;
    result.fine = transfer_judge(transfer, code, &result);
    transfer->done(transfer->data, &result);
    answer_finish(&answer);
}
