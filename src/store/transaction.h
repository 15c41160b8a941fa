/* One write, whole or not at all:
 *
 *     bool fine = transaction_begin(store, error) && … && …;
 *     return transaction_end(store, fine, error);
 */
#ifndef FOYER_STORE_TRANSACTION_H
#define FOYER_STORE_TRANSACTION_H

#include "store/store.h"

bool transaction_begin(struct store *store, struct error *error);
/* Commits when `fine`, else rolls back. Returns true when it was committed. */
bool transaction_end(struct store *store, bool fine, struct error *error);

#endif
