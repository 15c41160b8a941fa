/* Which story now and what next: pure functions of an edition, the configuration and the time. No I/O, no
 * state of its own. */
#ifndef FOYER_RUNDOWN_RUNDOWN_H
#define FOYER_RUNDOWN_RUNDOWN_H

#include "config/config.h"
#include "story/edition.h"

/* A place in the rundown that survives a new edition: which story, and when it counted as news. Owned copy.
 */
struct rundown_place {
    char *feed;
    char *id;
    int64_t time;
};

void rundown_place_set(struct rundown_place *place, const struct story *story);
void rundown_place_finish(struct rundown_place *place);

/* Index of the story to show after `place` in the edition, newest first and round again; a place without a
 * story (zeroed, or NULL) gives the newest. When the story of the place is gone the one that would have
 * followed it comes. Stories older than rotation.max_age are passed over, unless all are. `count` of the
 * edition must be > 0. */
size_t rundown_next(const struct edition *edition, const struct config_rotation *rotation,
                    const struct rundown_place *place, int64_t now);

/* The one before, for the left key. */
size_t rundown_previous(const struct edition *edition, const struct config_rotation *rotation,
                        const struct rundown_place *place, int64_t now);

#endif
