/* One child process of `foyer run` that is kept alive: when it ends it is started again, soon at first, later
 * less often; when its heart stands still it is killed and replaced. Decides, in its clock's time; what it
 * does to processes goes through process_tools. Main thread. */
#ifndef FOYER_COMMAND_CHILD_H
#define FOYER_COMMAND_CHILD_H

#include "command/process.h"

struct child {
    /* To be set by the owner, all borrowed. */
    const char *name; /* in the log: "the display" */
    const char *const *arguments;
    tick patience; /* a heart that stood still so long has stopped */
    bool leads;    /* it ends the whole: by status 0, and by any other before its very first beat */
    const struct clock *clock;
    const struct process_tools *tools;
    /* Its own; zeroed: nothing is started yet. */
    struct process process;
    tick started_at;
    tick start_due;
    tick looked_at;
    tick silence; /* since its last beat, as far as the supervisor itself was awake */
    int failures; /* ends in a row that came soon after a start */
    bool beaten;  /* once, ever */
    bool killed;  /* because it hung */
    bool over;    /* it led and ended; it is not started again */
    int status;   /* its exit status then */
};

/* Looks after it without waiting: collects an ended one, kills a hanging one, starts one when it is due. Call
 * about every second. */
void child_step(struct child *child);

/* How long to wait before the next start after so many failures in a row: 1 s, doubling, at most a minute. */
tick child_delay(int failures);

#endif
