/* Looks at the store on a thread of its own: an edition of many stories takes longer to read than a frame may
 * wait. The owner sends it, goes on, and takes what it found once SDL has delivered an event. All functions:
 * main thread. */
#ifndef FOYER_STAGE_SCOUT_H
#define FOYER_STAGE_SCOUT_H

#include "config/config.h"
#include "store/store.h"
#include "story/alert.h"

struct scout;

/* Starts the thread. */
struct scout *scout_create(struct error *error);

/* Waits for a look under way; what was found and not taken is freed, the store closed. NULL is accepted. */
void scout_destroy(struct scout *scout);

struct scout_find {
    struct store *store;      /* the one that was lent, or a new one; NULL: there is none */
    struct edition *edition;  /* when there is a new one, each story once; the taker's */
    bool alerts_read;         /* `alerts` takes the place of the list before */
    struct alert_list alerts; /* the taker's */
    struct error error;       /* why there is no store, or no edition */
};

/* Opens the configuration's store when `store` is NULL, and reads an edition when it was opened or has
 * changed. The store is the scout's until the find is taken, but for store_photo_path; the configuration must
 * stand as long. Nothing may be under way. */
void scout_send(struct scout *scout, struct store *store, const struct config *config);

/* Frees an edition on the scout's thread: one of many stories takes longer than a frame may wait. NULL is
 * accepted. */
void scout_discard(struct scout *scout, struct edition *edition);

/* True when it was sent, and what it found was not taken yet. */
bool scout_is_out(const struct scout *scout);

/* Takes what it found; false while it looks, unless `wait`, or when it was not sent. */
bool scout_take(struct scout *scout, bool wait, struct scout_find *find);

#endif
