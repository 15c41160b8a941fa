/* A file instead of a server. Its time and size are its validator. */
#include "ingest/fetch/transfer.h"

#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { VALIDATOR_SIZE = 80 };

/* False with `error`; else fills `result` but for its address. */
static bool local_read(struct transfer *transfer, char validator[VALIDATOR_SIZE], struct fetch_result *result)
{
    struct stat found;
    const char *path = transfer->address.path;
    if (stat(path, &found) != 0)
        return error_set(&result->error, "%s: %s", path, strerror(errno));
    if (!S_ISREG(found.st_mode)) /* a pipe might never end */
        return error_set(&result->error, "%s: is not a file", path);
    (void)snprintf(validator, VALIDATOR_SIZE, "\"%lld.%09ld-%lld\"", (long long)found.st_mtim.tv_sec,
                   found.st_mtim.tv_nsec, (long long)found.st_size);
    result->etag = validator;
    result->not_modified = transfer->etag && strcmp(transfer->etag, validator) == 0;
    return result->not_modified || file_read(path, &transfer->body, &result->error);
}

void transfer_report_local(struct transfer *transfer)
{
    char validator[VALIDATOR_SIZE];
    struct fetch_result result = {
        .error = transfer->error,
        .retry_after = -1,
        .max_age = -1,
        .lasting = !transfer->credentials_file && !transfer->certificate, /* files that may come */
        .reach = NETWORK_LOCAL,
        .landed = NETWORK_LOCAL,
    };
    char *url = transfer->address.local ? address_of_file(transfer->address.path) : NULL;
    result.fine = !transfer->error.set && local_read(transfer, validator, &result);
    result.url = url ? url : transfer->url;
    result.body = transfer->body.bytes;
    result.length = transfer->body.length;
    transfer->done(transfer->data, &result);
    free(url);
}
