/* A writer for a moment, for this room only: works while foyer ingest holds the store's lock, when none runs,
 * and when there is no store yet. What SQLite locks keeps two writers apart; the gate (store/lock.h) keeps
 * one guest from another and all of them from a database that is being set aside. */
#ifndef FOYER_STORE_GUEST_H
#define FOYER_STORE_GUEST_H

#include "store/store.h"

/* Up and ready for a transaction, or NULL with `error`, which says what to do. Joins the database that is
 * there; takes the lock and makes or converts it when there is none of today's schema, and waits some seconds
 * for an ingest that is just doing that. One that is damaged or newer stays as it is. `*made`: the store is
 * new. */
struct store *guest_open(const char *folder, const struct clock *clock, bool *made, struct error *error);

/* After the transaction: closes the guest and fills `error` from `cause` unless all was fine. Returns `fine`.
 */
bool guest_close(struct store *guest, bool fine, const struct error *cause, struct error *error);

#endif
