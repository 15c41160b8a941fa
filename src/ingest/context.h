/* What the runs of all feeds share. Private to the loop. */
#ifndef FOYER_INGEST_CONTEXT_H
#define FOYER_INGEST_CONTEXT_H

#include "base/clock.h"
#include "ingest/fetch/fetch.h"
#include "ingest/photo/fit.h"
#include "ingest/site_waits.h"
#include "store/store.h"

#define INGEST_ROOM "ingest"

struct junk_lines;

struct context {
    const struct clock *clock;
    struct store *store;
    struct fetcher *fetcher;
    struct photo_size target; /* of photos */
    int screen_width;
    const struct junk_lines *junk_lines; /* for reading; NULL: none */
    tick max_age;                        /* of stories; 0: any */
    int64_t config_changed;              /* seconds since 1970 UTC; 0: unknown */
    double (*random)(void *data);
    void *random_data;
    bool (*synchronised)(void *data); /* the clock */
    void *synchronised_data;
    struct site_waits waits;
    bool once;    /* nothing is tried again */
    bool changed; /* something was put since photos were swept */
};

/* Stories published before that, in seconds since 1970 UTC, are too old to be shown. */
static inline int64_t context_oldest(const struct context *context)
{
    return context->max_age > 0 ? clock_wall(context->clock) - context->max_age / TICK_SECONDS(1) : INT64_MIN;
}

#endif
