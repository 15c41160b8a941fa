/* The order in which the stories of an edition have their turns until it begins anew. Private to rundown/. */
#ifndef FOYER_RUNDOWN_CYCLE_H
#define FOYER_RUNDOWN_CYCLE_H

#include "config/config.h"
#include "story/edition.h"

/* Every story that is young enough has a turn, newest first. One whose feed weighs more has further turns,
 * its echoes, spread evenly over the others' turns: of weight w, divided by what all weights have in common,
 * echo k of w - 1 comes behind the turn that is k/w of all turns later. No echo stands beside another turn of
 * its story; where there are too few others for that, it is left out. */
struct cycle {
    const struct edition *edition; /* borrowed */
    size_t *stories;               /* indexes in the edition, by turn; never empty */
    unsigned char *weights;        /* of them, divided by their greatest common divisor */
    size_t count;
};

/* Stories older than rotation.max_age have no turn, unless all are. The edition has one story at least. */
void cycle_init(struct cycle *cycle, const struct edition *edition, const struct config *config, int64_t now);
void cycle_finish(struct cycle *cycle);

/* How many echoes come behind a turn, and the index in the edition of one of them, counted from 0. */
size_t cycle_echo_count(const struct cycle *cycle, size_t turn);
size_t cycle_echo(const struct cycle *cycle, size_t turn, size_t number);

#endif
