/* A server, a store and a configuration for one test of the loop, and a clock that stands at LOOP_NOW. */
#ifndef FOYER_TESTS_UNIT_INGEST_LOOP_FIXTURE_H
#define FOYER_TESTS_UNIT_INGEST_LOOP_FIXTURE_H

#include "base/clock.h"
#include "config/config.h"
#include "ingest/ingest.h"
#include "support/nginx.h"

enum { LOOP_NOW = 1700000000 }; /* 2023-11-14T22:13:20Z */

struct loop {
    struct nginx nginx;
    struct config config;
    struct clock_fixed clock;
    struct fetch_settings fetch;
    struct ingest_settings settings; /* once, random always 0.5 */
};

/* cmocka's set-up and tear-down; *state is a struct loop. */
int loop_start(void **state);
int loop_stop(void **state);

/* Adds a feed named after its path on the server. */
struct config_feed *loop_add_feed(struct loop *loop, const char *path);

/* Puts a JSON Feed on the server: one item for each NULL-ended argument "id" or "id photo-url"; the first is
 * of this hour, each other an hour older. */
void loop_put_feed(struct loop *loop, const char *name, ...);

/* A JPEG of 40 x 30 pixels. */
void loop_put_photo(struct loop *loop, const char *name);

enum ingest_result loop_run(struct loop *loop);

/* What a display would see now; the caller destroys it. */
struct edition *loop_edition(const struct loop *loop);

/* Ids of all stories as displayed, each with "+" behind it when it has a photo: "c+ b a+". */
void loop_assert_stories(const struct loop *loop, const char *expected);

/* The state of the feed; the caller finishes it. */
void loop_state(const struct loop *loop, const char *feed, struct feed_state *state);

#endif
