/* Addresses in a document (RFC 3986 section 5, with the leniency of the WHATWG URL standard where feeds need
 * it: white space and controls inside go, what must be escaped is). Any thread. */
#ifndef FOYER_INGEST_URL_URL_H
#define FOYER_INGEST_URL_URL_H

#include <stdbool.h>
#include <stddef.h>

enum url_use {
    URL_LINK, /* http and https only */
    URL_PHOTO /* and file: when the base is a file too */
};

/* The absolute form of `reference` against `base` (an absolute URL or an absolute path; NULL: none),
 * malloc'd. NULL when it can't be used; then `why` says it in words ("a data: address is not fetched"). */
char *url_resolve(const char *base, const char *reference, enum url_use use, const char **why)
    __attribute__((warn_unused_result));

/* Joins base and reference by RFC 3986 section 5.2 alone, whatever the use; malloc'd. NULL when no address
 * comes of it. */
char *url_join(const char *base, const char *reference) __attribute__((warn_unused_result));

/* True when both are addresses of one picture: the same path but for the query and for the size that
 * WordPress puts into names ("-1024x683", "-scaled"), or the same long file name on another host. */
bool url_same_picture(const char *a, const char *b);

#endif
