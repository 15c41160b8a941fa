/* Why a transfer failed, in words for the operator. Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_REASON_H
#define FOYER_INGEST_FETCH_REASON_H

#include "base/error.h"
#include "ingest/fetch/address.h"
#include "ingest/fetch/fetch.h"

#include <curl/curl.h>

/* Of libcurl's code; `detail` is its error buffer. Always returns false. */
bool reason_of_code(CURL *easy, CURLcode code, const char *detail, const struct fetch_settings *settings,
                    const struct address *address, struct error *error);

/* Of a status that brings no document. Always returns false. */
bool reason_of_status(long status, const struct address *address, struct error *error);

/* Whether the same request will most likely be answered so again. */
bool reason_status_lasts(long status);

#endif
