/* Which story now and what next: pure functions of an edition, the configuration and the time. No I/O, no
 * state of its own. */
#ifndef FOYER_RUNDOWN_RUNDOWN_H
#define FOYER_RUNDOWN_RUNDOWN_H

#include "config/config.h"
#include "story/edition.h"

/* The order. All stories have a turn, newest first, and round again. When feeds have different weights,
 * stories of the heavier ones come up in between again, evenly spread: in one round a story of weight 2 is
 * shown twice and one of weight 1 once. Only what the weights do not have in common counts: with all weights
 * equal it is plain newest first. No story follows itself while there is another, even where that costs one
 * with a large weight some of its turns.
 *
 * A new edition moves no story's own turn: whoever had not had it in this round still gets it, and new
 * stories come when their time does. Only what comes in between is counted anew.
 *
 * Stories older than rotation.max_age are passed over, unless all are. */

/* A place in the rundown that survives a new edition: owned copies. A zeroed one is before the first story.
 */
struct rundown_place {
    char *feed; /* of the story that had its own turn last */
    char *id;
    int64_t time;     /* when it counted as news */
    int echo;         /* so many have come in between since */
    char *shown_feed; /* the story that is shown here */
    char *shown_id;
};

void rundown_place_copy(const struct rundown_place *from, struct rundown_place *to);
void rundown_place_finish(struct rundown_place *place);

/* Moves the place on by one story and returns that story's index in the edition, whose `count` must be > 0.
 * From a zeroed place it is the newest; when the story of the place is gone, the one that would have followed
 * it. */
size_t rundown_next(const struct edition *edition, const struct config *config, struct rundown_place *place,
                    int64_t now);

/* Moves it back by one, for the left key: undoes rundown_next in the same edition. From a zeroed place it is
 * the last story of the round. */
size_t rundown_previous(const struct edition *edition, const struct config *config,
                        struct rundown_place *place, int64_t now);

#endif
