/* One configured feed: idle until it is due, then fetched, read, given its photos and put into the store in
 * one piece. Private to the loop. */
#ifndef FOYER_INGEST_FEED_RUN_H
#define FOYER_INGEST_FEED_RUN_H

#include "config/config.h"
#include "ingest/context.h"
#include "ingest/photo_run.h"

enum feed_stage { FEED_IDLE, FEED_FETCHING, FEED_PHOTOS };

struct feed_run {
    struct context *context;        /* borrowed */
    const struct config_feed *feed; /* borrowed */
    struct feed_state state;        /* as in the store, but when the store fails */
    enum feed_stage stage;
    tick due;                      /* monotonic */
    bool tried;                    /* once at least */
    bool failed;                   /* the last time */
    struct text_list known;        /* ids of its stories in the store */
    struct feed_state fresh;       /* what the state becomes when all goes well */
    struct feed_document document; /* while photos are fetched */
    enum network reach;            /* of that document: how near its photos may be */
    bool direct;                   /* asked where it moved to, not at its configured address */
    bool told;                     /* that it moved */
    bool ended;                    /* the publisher says so */
    int64_t ttl;                   /* seconds that the publisher asks for; 0 not said */
    int64_t max_age;               /* of that document, seconds; -1 not said */
    struct photo_run photos;
};

/* Reads what the store remembers. `stored` is the edition there, NULL when it cannot be read. */
void feed_run_init(struct feed_run *run, struct context *context, const struct config_feed *feed,
                   const struct edition *stored);
/* Its requests must be gone (fetcher_destroy). */
void feed_run_finish(struct feed_run *run);

/* Whether it is idle and has waited long enough by either clock. */
bool feed_run_is_due(const struct feed_run *run);

/* From idle: asks, unless its server wants to be left alone. The rest happens within fetcher_wait. */
void feed_run_begin(struct feed_run *run);

/* Asks at the configured address or, `direct`, where it moved to. */
void feed_run_ask(struct feed_run *run, bool direct);

/* feed_answer.c: a fetch_request's `done`; `data` is the run. */
void feed_run_answered(void *data, const struct fetch_result *result);

/* feed_outcome.c: how a try ended: into the store, into the log, and when the next one is. Each leaves the
 * run idle.
 */

/* Puts run->document and run->fresh. */
void feed_outcome_read(struct feed_run *run);
/* The server says that nothing changed; its validators are taken over. */
void feed_outcome_unchanged(struct feed_run *run, const struct fetch_result *result);
/* `cause` in words; the stories in the store stay. */
void feed_outcome_failed(struct feed_run *run, const struct error *cause, const struct fetch_result *result);

#endif
