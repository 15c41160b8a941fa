/* Processes that are not there, and time that passes only when somebody waits: process_tools for tests of
 * child.h and supervisor.h. */
#ifndef FOYER_TESTS_COMMAND_STAND_IN_H
#define FOYER_TESTS_COMMAND_STAND_IN_H

#include "base/clock.h"
#include "command/process.h"

enum { STAND_INS = 2, SENT_MAX = 16 };

/* What a program does; found by arguments[0], which is "0" or "1". */
struct stand_in {
    bool refused;          /* cannot be started */
    bool beats;            /* whenever it is asked */
    bool deaf, undying;    /* SIGTERM, and SIGKILL too, do nothing */
    bool ended;            /* waits to be collected */
    int status;            /* as of waitpid */
    int starts, collected; /* so often */
    pid_t id;              /* of the one that runs; 0: none */
};

struct stand_ins {
    struct clock_fixed clock;
    struct process_tools tools; /* points into this struct */
    struct stand_in of[STAND_INS];
    struct {
        pid_t id;
        int signal;
        tick at;
    } sent[SENT_MAX];
    int sent_count;
    pid_t last_id;
    tick started_at[SENT_MAX]; /* of all starts, whoever's */
    int start_count;
    tick stop_at;    /* when `wait` reports `stop`; TICK_NEVER */
    int stop;        /* a signal */
    tick waited_for; /* the longest time that was asked for */
    /* Called in each wait, after time has passed; NULL. */
    void (*happens)(struct stand_ins *all);
};

void stand_ins_init(struct stand_ins *all);

/* Statuses as waitpid has them. */
#define EXITED(code)   ((code) << 8)
#define KILLED(signal) (signal)

/* It ends by itself, now. */
void stand_in_end(struct stand_in *one, int status);

#endif
