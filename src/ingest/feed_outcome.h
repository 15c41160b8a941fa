/* How a try of a feed ended: into the store, into the log, and when the next one is. Each leaves the run
 * idle. Private to the loop. */
#ifndef FOYER_INGEST_FEED_OUTCOME_H
#define FOYER_INGEST_FEED_OUTCOME_H

#include "ingest/feed_run.h"

/* Puts run->document and run->fresh. */
void feed_outcome_read(struct feed_run *run);

/* The server says that nothing changed; its validators are taken over. */
void feed_outcome_unchanged(struct feed_run *run, const struct fetch_result *result);

struct feed_failure {
    const char *url;     /* that was answered so; NULL: none was */
    long status;         /* as in struct fetch_result */
    int64_t retry_after; /* likewise */
    bool portal;         /* as in struct schedule_failure */
    bool early;          /* likewise */
};

/* The stories in the store stay. */
void feed_outcome_failed(struct feed_run *run, const struct error *error, const struct feed_failure *failure);

#endif
