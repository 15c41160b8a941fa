/* A story that stands in several feeds is shown once. Pure; any thread. */
#ifndef FOYER_RUNDOWN_DUPLICATES_H
#define FOYER_RUNDOWN_DUPLICATES_H

#include "config/config.h"
#include "story/edition.h"

/* Takes stories out of the edition until no two that are left are one: two stories of different feeds are one
 * when they have the same link, or the same headline on the same day in UTC; two of one feed only when they
 * have both (sameness.h). Several stories of one feed with one link and different headlines tell that the
 * link is a section's or a live page's: it counts for nothing then.
 *
 * Of two the one stays whose feed weighs more, then the one with a photo in the store, the one with the
 * longer text, the one whose feed stands first in the configuration, the newer one. The order of those that
 * stay is kept, and at least one stays. Returns how many went. Costs two sorts; call it once for each edition
 * read. */
size_t duplicates_drop(struct edition *edition, const struct config *config);

#endif
