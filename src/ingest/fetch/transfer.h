/* One request on its way: its own copy of what was asked for, its libcurl handle, what came so far. Follows
 * redirects itself, so that every address on the way is looked at. Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_TRANSFER_H
#define FOYER_INGEST_FETCH_TRANSFER_H

#include "base/buffer.h"
#include "ingest/fetch/address.h"
#include "ingest/fetch/fetch.h"

#include <curl/curl.h>

struct transfer {
    struct transfer *next; /* in the queue it stands in */
    char *url;             /* the present one, after redirects */
    char *etag;            /* this and what follows: as in the request */
    char *last_modified;
    char *accept;
    size_t maximum;
    bool first;
    void *data;
    void (*done)(void *data, const struct fetch_result *result);
    const struct fetch_settings *settings; /* borrowed */
    struct address address;                /* of `url` */
    struct error error;                    /* set: it cannot go (further) */
    CURL *easy;                            /* NULL: not begun, or a file */
    struct curl_slist *headers;
    struct buffer body;
    size_t header_bytes; /* of this answer */
    bool too_large;      /* it was ended for that */
    int redirects;
    tick spent; /* on the answers before this one */
    char detail[CURL_ERROR_SIZE];
};

struct transfer *transfer_create(const struct fetch_request *request, const struct fetch_settings *settings);
void transfer_destroy(struct transfer *transfer);

/* setup.c: makes the handle, ready to be put into a multi handle. False with transfer->error. */
bool transfer_begin(struct transfer *transfer);

/* setup.c: points the handle at `url`, with what is left of the time. */
void transfer_aim(struct transfer *transfer);

/* setup.c: HTTP's status, 0 before there is one; and whether it promises a document. */
long transfer_status(const struct transfer *transfer);
bool transfer_has_document(const struct transfer *transfer);

/* After the handle's end with `code`: true when the answer is a redirect that is followed; then the handle is
 * ready to be put in again. */
bool transfer_redirect(struct transfer *transfer, CURLcode code);

/* After the end: tells `done`. */
void transfer_report(struct transfer *transfer, CURLcode code);

/* local.c: for a file, which it reads, and for what could not be begun: tells `done`. */
void transfer_report_local(struct transfer *transfer);

#endif
