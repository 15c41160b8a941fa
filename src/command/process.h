/* Child processes with a heartbeat: how they are started, watched, ended and collected. A table of functions,
 * so that tests of who uses them need no process and no time. Knows nothing of when and why. Main thread. */
#ifndef FOYER_COMMAND_PROCESS_H
#define FOYER_COMMAND_PROCESS_H

#include "base/clock.h"
#include "base/error.h"

#include <stdbool.h>
#include <sys/types.h>

struct process {
    pid_t id;  /* 0: none */
    int heart; /* of heart_open, while there is a process */
};

struct process_tools {
    /* Runs arguments[0] (a path) with `arguments`, NULL at the end. It dies with its parent, at once, however
     * that ends. A program that cannot be run counts as one that ended with status 127. False with `error`:
     * nothing was started. */
    bool (*start)(void *data, struct process *process, const char *const *arguments, struct error *error);
    /* Whether it gave a sign of life since this was asked last. */
    bool (*has_beaten)(void *data, const struct process *process);
    void (*send)(void *data, const struct process *process, int signal);
    /* True when it has ended: `status` is waitpid's, the process is none any more. Does not wait. */
    bool (*collect)(void *data, struct process *process, int *status);
    /* Waits until a child may have ended or the time is over, and returns 0; the signal when it was told to
     * stop. */
    int (*wait)(void *data, tick most);
    void *data;
};

/* The real ones; constant. From the first call on SIGTERM, SIGINT and SIGCHLD reach this process in `wait`
 * only. Before any thread. */
const struct process_tools *process_tools_begin(void);

#endif
