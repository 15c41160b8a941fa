#include "ingest/fetch/transfer.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/fetch/answer.h"
#include "ingest/fetch/reason.h"

#include <stdlib.h>

enum { HTTP_NOT_MODIFIED = 304 };

struct transfer *transfer_create(const struct fetch_request *request, const struct fetch_settings *settings)
{
    struct transfer *transfer = memory_zeroed(1, sizeof *transfer);
    *transfer = (struct transfer){
        .url = memory_copy_text(request->url ? request->url : ""),
        .etag = memory_copy_text(request->etag),
        .last_modified = memory_copy_text(request->last_modified),
        .accept = memory_copy_text(request->accept),
        .maximum = request->maximum,
        .first = request->first,
        .data = request->data,
        .done = request->done,
        .settings = settings,
    };
    buffer_init(&transfer->body, request->maximum);
    address_parse(transfer->url, &transfer->address, &transfer->error);
    return transfer;
}

void transfer_destroy(struct transfer *transfer)
{
    if (!transfer)
        return;
    curl_easy_cleanup(transfer->easy);
    curl_slist_free_all(transfer->headers);
    address_finish(&transfer->address);
    buffer_finish(&transfer->body);
    free(transfer->url);
    free(transfer->etag);
    free(transfer->last_modified);
    free(transfer->accept);
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
    return true;
}

bool transfer_redirect(struct transfer *transfer, CURLcode code)
{
    char *target = NULL;
    struct address to;
    curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &target);
    if (code != CURLE_OK || !target)
        return false;
    bool fine = address_parse(target, &to, &transfer->error) &&
                redirect_allowed(transfer, target, &to, &transfer->error);
    if (!fine) {
        error_prefix(&transfer->error, "%s redirects %s", transfer->address.site, transfer->address.path);
        address_finish(&to);
        return false;
    }
    curl_off_t spent = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &spent);
    transfer->spent += spent;
    transfer->redirects++;
    address_finish(&transfer->address);
    transfer->address = to;
    free(transfer->url);
    transfer->url = memory_copy_text(target); /* the handle's, until it is aimed anew */
    transfer_aim(transfer);
    return true;
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
    if (transfer->too_large || code == CURLE_FILESIZE_EXCEEDED) {
        result->lasting = true;
        return error_set(error, "%s sent more than the %zu bytes allowed for %s", transfer->address.site,
                         transfer->maximum, transfer->address.path);
    }
    if (code != CURLE_OK)
        return reason_of_code(transfer->easy, code, transfer->detail, transfer->settings, &transfer->address,
                              error);
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
    };
    result.fine = transfer_judge(transfer, code, &result);
    transfer->done(transfer->data, &result);
    answer_finish(&answer);
}
