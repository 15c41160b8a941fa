/* An ingest of one feed, "it", whose clock begins at HOUSE_NOW: once, or living on in virtual time. */
#ifndef FOYER_TESTS_UNIT_INGEST_HOUSE_H
#define FOYER_TESTS_UNIT_INGEST_HOUSE_H

#include "base/clock.h"
#include "config/config.h"
#include "ingest/fetch/fetch.h"
#include "story/feed.h"
#include "support/fault_server.h"

enum { HOUSE_NOW = 1700000000, HOUSE_WATCHES = 4, HOUSE_TIMES = 1000 };

struct house {
    char *folder;
    struct config config;
    struct clock_fixed clock;
    struct fetch_settings fetch;
    double random; /* 0.5 */
    bool synchronised;
    /* Called in house_live whenever nothing is to be done, so many seconds after it began; NULL. */
    void (*each)(struct house *house, int second);
    void *data; /* for `each` */

    struct house_watch {
        struct fault_server *server;
        const char *request;
        size_t count;
        char times[HOUSE_TIMES]; /* seconds after house_live began: "0 600 1200" */
    } watches[HOUSE_WATCHES];
    size_t watch_count;
    char *log; /* of the last house_live */
    tick begun, ends;
    int stop; /* what ends it when it is closed */
};

/* With a store of its own; refreshes every 600 s. */
void house_start(struct house *house, const char *url);
void house_stop(struct house *house);

/* Runs once, `later` seconds later; the caller finishes the state. */
void house_run(struct house *house, int later, struct feed_state *feed);

/* Notes when such requests come, such as "GET /feed "; its times are kept for as long as the house. */
const char *house_watch(struct house *house, struct fault_server *server, const char *request);

/* From its start to its stop so many seconds later, as the clock of the house has it. Every start is
 * that of a new process, on the same store. */
void house_live(struct house *house, int seconds);

/* How often the last house_live logged that. */
size_t house_said(const struct house *house, const char *text);

/* What a display would know of "it" now; the caller finishes it. */
void house_state(const struct house *house, struct feed_state *feed);

/* Fails the test unless these are the ids of all stories, each with "+" behind it when it has a photo: "1+
 * 2". */
void house_assert_stories(const struct house *house, const char *expected);

#endif
