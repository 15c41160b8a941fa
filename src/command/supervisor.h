/* Keeps one child process alive: `foyer ingest` beside `foyer run`. When it ends it is started again, soon at
 * first, later less often. Main thread. */
#ifndef FOYER_COMMAND_SUPERVISOR_H
#define FOYER_COMMAND_SUPERVISOR_H

#include "base/clock.h"
#include "base/error.h"

#include <sys/types.h>

struct supervisor {
    const struct clock *clock;
    char *const *arguments; /* of exec, [0] the program's path; borrowed */
    pid_t child;            /* 0: none runs */
    tick started_at;
    tick start_due;
    int failures; /* ends in a row that came soon after a start */
};

/* Nothing is started yet. */
void supervisor_init(struct supervisor *supervisor, const struct clock *clock, char *const *arguments);

/* Looks after the child without waiting: collects an ended one, starts one when it is due. Call about every
 * second. */
void supervisor_step(struct supervisor *supervisor);

/* How long to wait before the next start after so many failures in a row: 1 s, doubling, at most a minute. */
tick supervisor_delay(int failures);

/* Ends the child: SIGTERM, and SIGKILL when it has not ended after some seconds. */
void supervisor_finish(struct supervisor *supervisor);

#endif
