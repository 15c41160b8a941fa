/* Servers that asked to be left alone, for all that is asked there: feeds and photos. Private to the loop. */
#ifndef FOYER_INGEST_SITE_WAITS_H
#define FOYER_INGEST_SITE_WAITS_H

#include "base/clock.h"

#include <stddef.h>

enum { SITE_WAITS_MAX = 128 };

/* A zeroed struct knows of none. */
struct site_waits {
    struct site_wait {
        char *site; /* host and port, owned */
        tick until; /* monotonic */
    } list[SITE_WAITS_MAX];
    size_t count;
};

/* The server of that URL is left alone until then; a later end that is known stays. Ends before `now` are
 * forgotten, and when there are too many, the nearest. */
void site_waits_add(struct site_waits *waits, const char *url, tick until, tick now);

/* How long from `now` the server of that URL is to be left alone; 0: it is not. */
tick site_waits_left(const struct site_waits *waits, const char *url, tick now);

void site_waits_finish(struct site_waits *waits);

#endif
