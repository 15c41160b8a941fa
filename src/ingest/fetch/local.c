/* A feed or a photo that is a file: read at once, with its time and size as its validator. Knows no server.
 * The fetcher's thread. */
#include "ingest/fetch/transfer.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VALIDATOR_SIZE = 80 };

/* False with `error`; else fills `result` but for its address. */
static bool local_read(struct transfer *transfer, char validator[VALIDATOR_SIZE], struct fetch_result *result)
{
    struct stat found;
    const char *path = transfer->address.path;
    int file = file_open(path, &found, &result->error);
    if (file < 0)
        return false;
    (void)snprintf(validator, VALIDATOR_SIZE, "\"%lld.%09ld-%lld\"", (long long)found.st_mtim.tv_sec,
                   found.st_mtim.tv_nsec, (long long)found.st_size);
    result->etag = validator;
    result->not_modified = transfer->etag && strcmp(transfer->etag, validator) == 0;
    bool fine = result->not_modified || file_read_open(file, path, &transfer->body, &result->error);
    close(file);
    return fine;
}

void transfer_report_local(struct transfer *transfer)
{
    char validator[VALIDATOR_SIZE];
    struct fetch_result result = {
        .error = transfer->error,
        .retry_after = -1,
        .max_age = -1,
        .lasting = !transfer->unproven,
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
