/* The parts of a URL that matter here and that may be shown: never a user name, password or query (which may
 * hold a key). Any thread. */
#ifndef FOYER_INGEST_FETCH_ADDRESS_H
#define FOYER_INGEST_FETCH_ADDRESS_H

#include "base/error.h"

#include <stdbool.h>

struct address {
    bool local;  /* a file */
    bool secure; /* https */
    char *host;  /* in lower case, of IPv6 without brackets; "" for a file */
    long port;   /* the scheme's own when none is given; 0 for a file */
    char *site;  /* host and, unless it is the scheme's own, port; "" for a file */
    char *path;  /* of a file: decoded, absolute; else as in the URL, begins with / */
};

/* An absolute path is a file's address as well. False with `error` when it is no URL that can be fetched. */
bool address_parse(const char *url, struct address *address, struct error *error);
/* A zeroed struct is accepted. */
void address_finish(struct address *address);

/* "file:///a%20b" of an absolute path; malloc'd. */
char *address_of_file(const char *path);

/* The URL as it may be shown, malloc'd: "https://example.org/feed.json". */
char *address_shown(const char *url);

/* Scheme, host and port are the same. Files have none. */
bool address_same_origin(const struct address *one, const struct address *other);

/* The URL without the user name and password that may stand in it, malloc'd. They are put, decoded and
 * malloc'd, into `user` and `password` (both NULL, or both not): NULL when there is no user name. What is no
 * URL is copied. */
char *address_without_user(const char *url, char **user, char **password);

/* Tells one configured URL from another without holding what may be a key: the URL as it may be shown, and a
 * hash when it has a query, malloc'd: for the store. */
char *address_remembered(const char *url);

/* Whether there is a query, where a key may stand. */
bool address_has_query(const char *url);

#endif
