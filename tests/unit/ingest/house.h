/* An ingest of one feed, "it", whose clock begins at HOUSE_NOW. */
#ifndef FOYER_TESTS_UNIT_INGEST_HOUSE_H
#define FOYER_TESTS_UNIT_INGEST_HOUSE_H

#include "base/clock.h"
#include "config/config.h"
#include "ingest/fetch/fetch.h"
#include "story/feed.h"

enum { HOUSE_NOW = 1700000000 };

struct house {
    char *folder;
    struct config config;
    struct clock_fixed clock;
    struct fetch_settings fetch;
    bool synchronised;
};

/* With a store of its own; refreshes every 600 s. */
void house_start(struct house *house, const char *url);
void house_stop(struct house *house);

/* Runs once, `later` seconds later; the caller finishes the state. */
void house_run(struct house *house, int later, struct feed_state *feed);

#endif
