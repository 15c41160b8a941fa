/* A VFS of SQLite before the real one, so that the Nth operation on the disk can go wrong as it does in life:
 * it fails, the process dies in the middle, or the power goes and what was not synced is lost in part. */
#ifndef FOYER_TESTS_STORE_SHIM_H
#define FOYER_TESTS_STORE_SHIM_H

#include <stdbool.h>
#include <stdint.h>

enum shim_mishap {
    SHIM_NONE,
    SHIM_FAIL,      /* this and no other operation: an I/O error */
    SHIM_FULL,      /* this and every later write: no space left */
    SHIM_KILL,      /* SIGKILL; a write may be done in half */
    SHIM_CALL,      /* somebody else does something meanwhile: see shim_arm_call */
    SHIM_POWER_CUT, /* each write since the last sync of its file is kept or lost by chance, then SIGKILL */
};

/* Makes it SQLite's default. */
void shim_install(void);

/* From now on, at the `at`th operation from here (1 is the next). `seed` decides what is lost. */
void shim_arm(enum shim_mishap mishap, int at, uint32_t seed);
void shim_arm_call(int at, void (*call)(void *data), void *data);
void shim_disarm(void);

/* True when the mishap has happened since it was armed. */
bool shim_struck(void);
/* Operations since shim_arm. */
int shim_count(void);

#endif
