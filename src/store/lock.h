/* The file that keeps a second writer out. The system drops the lock with the process, however it ends; the
 * file itself stays. */
#ifndef FOYER_STORE_LOCK_H
#define FOYER_STORE_LOCK_H

#include "base/error.h"

/* The file descriptor that holds the lock until it is closed, or -1 with `error`, which names the process
 * that has it. */
int lock_take(const char *path, struct error *error);

#endif
