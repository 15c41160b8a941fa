/* The file that keeps a second writer out, and the gate. The system drops both locks with the process,
 * however it ends; the file itself stays. */
#ifndef FOYER_STORE_LOCK_H
#define FOYER_STORE_LOCK_H

#include "base/error.h"

/* The file descriptor that holds the lock until it is closed, or -1 with `error`. `*held` (unless NULL):
 * another process has it. */
int lock_take(const char *path, bool *held, struct error *error);

/* A lock on the folder itself, for a moment: a guest (store/guest.h) has it while the database is open, the
 * writer while it sets a database aside. Else a guest that has opened the old one could meet the new one's
 * WAL. Waits some seconds for it. A file descriptor as above. */
int lock_gate(const char *folder, struct error *error);

#endif
