/* What proves to a server who asks, from a file of one line:
 *
 *     bearer TOKEN
 *     basic USER:PASSWORD
 *     header NAME: VALUE
 *
 * No message ever tells what is in it. Any thread. */
#ifndef FOYER_INGEST_FETCH_CREDENTIALS_H
#define FOYER_INGEST_FETCH_CREDENTIALS_H

#include "base/error.h"

#include <stdbool.h>

/* Text is malloc'd. */
struct credentials {
    char *header;   /* "Authorization: Bearer TOKEN", or a header of the operator's; NULL */
    char *user;     /* of "basic"; NULL */
    char *password; /* with `user` */
};

/* False with `error` when the file is not there, can be read by others than its owner, or says something
 * else. */
bool credentials_read(const char *path, struct credentials *credentials, struct error *error);

/* Wipes them from memory. A zeroed struct is accepted. */
void credentials_finish(struct credentials *credentials);

/* Whether the path names a file that can be read, by its owner alone: for a certificate's key, which libcurl
 * reads. */
bool credentials_file_is_private(const char *path, struct error *error);

#endif
