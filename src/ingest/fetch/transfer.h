/* One request on its way: its own copy of what was asked for, its libcurl handle, what came so far. Follows
 * redirects itself, so that every address on the way is looked at. Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_TRANSFER_H
#define FOYER_INGEST_FETCH_TRANSFER_H

#include "base/buffer.h"
#include "ingest/fetch/address.h"
#include "ingest/fetch/credentials.h"
#include "ingest/fetch/fetch.h"
#include "ingest/fetch/gunzip.h"

#include <curl/curl.h>

/* Why it was ended from here. */
enum trouble {
    TROUBLE_NONE,
    TROUBLE_TOO_LARGE,
    TROUBLE_HEADERS,    /* so many */
    TROUBLE_COMPRESSED, /* what is compressed is broken, or breaks off */
    TROUBLE_CODING,     /* compressed in another way */
    TROUBLE_TOO_NEAR    /* a redirect or a photo leads behind the wall; `near` says where */
};

enum coding { CODING_UNSEEN, CODING_NONE, CODING_GZIP };

struct transfer {
    struct transfer *next; /* in the queue it stands in */
    char *url;             /* the present one, after redirects; without user and password */
    char *user;            /* that stood in it at first; NULL */
    char *password;
    char *etag; /* this and what follows: as in the request */
    char *last_modified;
    char *accept;
    char *credentials_file;
    char *certificate;
    char *key;
    enum network reach;
    size_t maximum;
    int64_t urgency;
    void *data;
    void (*done)(void *data, const struct fetch_result *result);
    const struct fetch_settings *settings; /* borrowed */
    struct address address;                /* of `url` */
    struct address origin;                 /* the one server that gets the credentials */
    struct credentials credentials;
    struct error error; /* set: it cannot go (further) */
    bool unproven;      /* with that: for want of a file that may come */
    CURL *easy;         /* NULL: not begun, or a file */
    struct curl_slist *headers;
    struct buffer body;
    struct gunzip gunzip;
    enum coding coding;
    size_t header_bytes; /* of this answer */
    enum trouble trouble;
    bool proxied;        /* on its present way */
    enum network landed; /* where the present address is */
    enum network near;   /* with TROUBLE_TOO_NEAR */
    char *moved_to;      /* as in struct fetch_result */
    bool wandered;       /* a redirect was not a permanent one */
    int redirects;
    tick spent; /* on the answers before this one */
    char detail[CURL_ERROR_SIZE];
};

/* Nothing is asked yet. The request's texts are copied, the settings borrowed. */
struct transfer *transfer_create(const struct fetch_request *request, const struct fetch_settings *settings);
/* Frees it with its handle, which no multi handle may hold any more. NULL is accepted. */
void transfer_destroy(struct transfer *transfer);

/* setup.c: makes the handle, ready to be put into a multi handle. False with transfer->error. */
bool transfer_begin(struct transfer *transfer);

/* setup.c: points the handle at `url`, with what is left of the time, and with credentials only when they are
 * for that server. */
void transfer_aim(struct transfer *transfer);

/* incoming.c: what libcurl is to call while an answer comes. */
void transfer_listen(struct transfer *transfer);

/* incoming.c: HTTP's status, 0 before there is one; and whether it promises a document. */
long transfer_status(const struct transfer *transfer);
/* True when that status comes with a document. */
bool transfer_has_document(const struct transfer *transfer);

/* guard.c: has libcurl ask before it dials and before it speaks. */
void transfer_guard(struct transfer *transfer);

/* guard.c: whether the address may be asked, as far as its name tells. False with `error`. */
bool transfer_may_reach(const struct transfer *transfer, const struct address *to, struct error *error);

/* After the handle's end with `code`: true when the answer is a redirect that is followed; then the handle is
 * ready to be put in again. */
bool transfer_redirect(struct transfer *transfer, CURLcode code);

/* After the end: tells `done`. */
void transfer_report(struct transfer *transfer, CURLcode code);

/* local.c: for a file, which it reads, and for what could not be begun: tells `done`. */
void transfer_report_local(struct transfer *transfer);

#endif
