/* Why a transfer failed, in words for the operator. Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_REASON_H
#define FOYER_INGEST_FETCH_REASON_H

#include "base/error.h"
#include "ingest/fetch/transfer.h"

#include <curl/curl.h>

/* Of libcurl's code. Always returns false. */
bool reason_of_code(const struct transfer *transfer, CURLcode code, struct error *error);

/* Whether the server's certificate is not valid yet by this machine's clock. */
bool reason_is_early(CURLcode code, const char *detail);

/* Of transfer->trouble, which is one. Always returns false. */
bool reason_of_trouble(const struct transfer *transfer, struct error *error);
bool reason_trouble_lasts(enum trouble trouble);

/* Of a status that brings no document. Always returns false. */
bool reason_of_status(long status, const struct address *address, struct error *error);

/* Whether the same request will most likely be answered so again. */
bool reason_status_lasts(long status);

#endif
