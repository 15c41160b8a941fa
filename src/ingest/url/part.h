/* A part of an address that libcurl has parsed: the same parser for what documents say, what is asked for and
 * what is connected to. Any thread. */
#ifndef FOYER_INGEST_URL_PART_H
#define FOYER_INGEST_URL_PART_H

#include <curl/curl.h>

/* In memory of ours, malloc'd; NULL when the address has none, or `url` is NULL. `flags` are those of
 * curl_url_get. */
char *url_part(CURLU *url, CURLUPart part, unsigned flags) __attribute__((warn_unused_result));

#endif
