/* Gets the photos of one document, newest story first, two at a time: among the photos of all
 * documents that wait, too, the newest story's goes first. Private to the loop. */
#ifndef FOYER_INGEST_PHOTO_RUN_H
#define FOYER_INGEST_PHOTO_RUN_H

#include "config/config.h"
#include "ingest/context.h"
#include "ingest/text_list.h"
#include "story/feed.h"

enum { PHOTO_RUN_AT_ONCE = 2 };

struct photo_run;

struct photo_request {
    struct photo_run *run;
    char *url; /* owned; NULL: free for the next */
};

struct photo_run {
    struct context *context; /* this and what follows: borrowed, set by photo_run_begin */
    struct feed_document *document;
    const struct config_feed *feed;
    enum network reach; /* how near photos may be */
    void (*done)(void *data);
    void *data;
    size_t next; /* story to look at */
    struct photo_request requests[PHOTO_RUN_AT_ONCE];
    size_t active;            /* of them */
    int silences;             /* answers that did not come, in a row */
    tick deadline;            /* monotonic */
    bool incomplete;          /* something failed that may go well next time */
    struct text_list asked;   /* addresses, in this run */
    struct text_list refused; /* addresses of the present document that will not do, in any run */
};

/* Begins, and calls `done` when every photo is in the store or given up: maybe from within this call. By then
 * each story has its photo's file and measured size, or no photo; each one missing was logged. A zeroed run
 * may begin, and one that is done may begin again. */
void photo_run_begin(struct photo_run *run);

/* Frees what the run owns; its requests must be gone (fetcher_destroy). */
void photo_run_finish(struct photo_run *run);

#endif
