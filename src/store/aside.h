/* Setting a database aside that cannot be used, so that somebody may still look at it. */
#ifndef FOYER_STORE_ASIDE_H
#define FOYER_STORE_ASIDE_H

#include "base/error.h"

/* Renames FOLDER/NAME and its WAL to "NAME.WHY-N", N counting up, and removes all but the newest few that
 * were set aside before. No connection may be open. Returns the new name (malloc'd) or NULL with `error`. */
char *aside_move(const char *folder, const char *name, const char *why, struct error *error)
    __attribute__((warn_unused_result));

#endif
