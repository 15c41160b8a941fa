/* The loop over the feeds: fetch what is due, read it, prepare its photos, put it into the store. */
#ifndef FOYER_INGEST_INGEST_H
#define FOYER_INGEST_INGEST_H

#include "base/clock.h"
#include "base/error.h"
#include "config/config.h"
#include "ingest/fetch/fetch.h"

#include <stdbool.h>
#include <stddef.h>

/* Everything is borrowed for the time of the run. */
struct junk_lines;

struct ingest_settings {
    struct config *config; /* a change of its file is taken over by config_reload, but not with `once` */
    const struct clock *clock;
    void (*turned)(void *data); /* called in each turn of the loop, at least every two seconds and the time
                                 * that the work of one turn takes; NULL */
    void *turned_data;
    bool once;                           /* every feed once, due or not */
    const struct junk_lines *junk_lines; /* as read_request of ingest/read has them; NULL: none */
    /* Descriptors that end the run soon when one can be read or is hung up: of stop_on_signals, the reading
     * end of a pipe whose other end the parent process holds. They are not read. At most FETCH_WATCHED_MAX.
     */
    const int *stop;
    size_t stop_count;
    const struct fetch_settings *fetch; /* NULL: those of fetch_settings_init */
    /* From 0 to 1, spreads the next tries of failed feeds; NULL: the machine's randomness. */
    double (*random)(void *data);
    void *random_data;
    bool (*synchronised)(void *data); /* whether the clock is right; NULL: as the kernel tells */
    void *synchronised_data;
    /* Called when nothing is under way and the next try is `pause` away, instead of waiting so long: for
     * tests, which move their clock meanwhile. NULL: waits. */
    void (*idle)(void *data, tick pause);
    void *idle_data;
};

/* The exit statuses of `foyer ingest`. */
enum ingest_result {
    INGEST_ALL_READ = 0,
    INGEST_SOME_FAILED = 1 /* at their last try; or the run could not begin, or `once` was stopped */
};

/* Logs what happens. `error` is filled only when the run could not begin: the store cannot be opened. Main
 * thread: the configuration is read there. */
enum ingest_result ingest_run(const struct ingest_settings *settings, struct error *error);

/* Keeps SIGTERM and SIGINT from ending the process from now on, and returns a descriptor that can be read
 * once one of them came; the caller closes it. -1 with `error`. Before any thread is started. */
int stop_on_signals(struct error *error);

#endif
