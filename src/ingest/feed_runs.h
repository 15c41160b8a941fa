/* The runs of all configured feeds. Private to the loop. */
#ifndef FOYER_INGEST_FEED_RUNS_H
#define FOYER_INGEST_FEED_RUNS_H

#include "ingest/feed_run.h"

struct feed_runs {
    struct feed_run *list;
    size_t count;
};

/* Context and configuration are borrowed. */
void feed_runs_init(struct feed_runs *runs, struct context *context, const struct config *config);
/* Their requests must be gone (fetcher_destroy). A zeroed struct is accepted. */
void feed_runs_finish(struct feed_runs *runs);

/* With `once` each feed begins once, due or not. True when nothing is left to do, which is only with `once`.
 */
bool feed_runs_begin_due(struct feed_runs *runs, bool once);

/* Until the next one is due, from 0 to `longest`. */
tick feed_runs_pause(const struct feed_runs *runs, tick longest);

/* Whether a feed's last try failed; with `once`, also whether it was not tried. */
bool feed_runs_failed(const struct feed_runs *runs, bool once);

#endif
