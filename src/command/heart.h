/* The heartbeat by which a child process shows its supervisor that its loop goes round: a counter in the
 * kernel (eventfd(2)) that both hold. A beat is one system call and wakes nobody, the supervisor looks when
 * it likes, a child that hangs in a library, a driver or by SIGSTOP cannot beat, and nothing of it can be
 * full, torn or left over. Knows nothing of processes; any thread. */
#ifndef FOYER_COMMAND_HEART_H
#define FOYER_COMMAND_HEART_H

#include "base/error.h"

#include <stdbool.h>

/* In the environment of a child: the number of the descriptor that it inherits. */
#define HEART_VARIABLE "FOYER_HEART"

/* The supervisor's: a descriptor that is closed by exec until heart_bequeath; the caller closes it. -1 with
 * `error`. */
int heart_open(struct error *error);

/* From now on exec keeps it. Between fork and exec: async-signal-safe. */
void heart_bequeath(int heart);

/* Whether the child gave a sign since this was asked last. */
bool heart_has_beaten(int heart);

/* The child's: what it inherited, closed by any further exec; -1: nobody supervises it. Before the first
 * thread. */
int heart_inherited(void);

/* Never waits; -1 is accepted. */
void heart_beat(int heart);

#endif
