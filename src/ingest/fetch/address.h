/* The parts of a URL that matter here and that may be shown: never a user name, password or query (which may
 * hold a key). Any thread. */
#ifndef FOYER_INGEST_FETCH_ADDRESS_H
#define FOYER_INGEST_FETCH_ADDRESS_H

#include "base/error.h"

#include <stdbool.h>

struct address {
    bool local;  /* a file */
    bool secure; /* https */
    char *site;  /* host, with its port when one is given; "" for a file */
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

#endif
