/* What the headers of an answer say. Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_ANSWER_H
#define FOYER_INGEST_FETCH_ANSWER_H

#include <stdint.h>

#include <curl/curl.h>

/* Text is malloc'd; NULL: not said, or longer than LIMIT_HEADER_VALUE. */
struct answer {
    char *etag;
    char *last_modified;
    char *charset;
    int64_t retry_after; /* seconds, -1: not said */
    int64_t max_age;     /* seconds, -1: not said */
};

/* Reads the headers of the transfer that has just ended. */
void answer_read(CURL *easy, struct answer *answer);
void answer_finish(struct answer *answer);

/* "utf-8" of "text/html; charset=\"utf-8\""; malloc'd or NULL. */
char *answer_charset(const char *content_type);

#endif
