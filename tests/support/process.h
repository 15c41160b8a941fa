/* Child processes of tests. */
#ifndef FOYER_TESTS_SUPPORT_PROCESS_H
#define FOYER_TESTS_SUPPORT_PROCESS_H

#include "base/buffer.h"

#include <stdbool.h>
#include <sys/types.h>

/* Runs a program to its end, collecting both outputs (each may be NULL: thrown away). Returns its exit
 * status, 128 + the signal that ended it, or -1. `arguments` ends in NULL, [0] is the program. `environment`
 * holds "NAME=value" to be added, NULL at its end; NULL: none. */
int process_run(const char *const *arguments, const char *const *environment, struct buffer *output,
                struct buffer *errors);

/* Starts a program; standard error goes to the file `log` (NULL: inherited). */
pid_t process_start(const char *const *arguments, const char *const *environment, const char *log);

/* Sends the signal and waits for the end; returns as process_run. */
int process_end(pid_t pid, int signal);

/* Calls `check` until it returns true or the seconds are over; a test waits for a state with this, not for a
 * time. */
bool process_wait(bool (*check)(void *data), void *data, int seconds);

/* The child of `parent` whose first argument is `word` ("ingest" of `foyer ingest …`); 0: it has none. */
pid_t process_child(pid_t parent, const char *word);

#endif
