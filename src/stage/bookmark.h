/* Where the stage is in the rundown: the story on screen, or the one behind the alerts that have taken its
 * place. Owned copies, which survive new editions. Main thread. */
#ifndef FOYER_STAGE_BOOKMARK_H
#define FOYER_STAGE_BOOKMARK_H

#include "rundown/rundown.h"

/* A zeroed one is before the first story. */
struct bookmark {
    struct story *story; /* NULL: none was shown, or there are none */
    struct rundown_place place;
};

/* Copies the story (NULL: none) and takes the place, which is zeroed. */
void bookmark_set(struct bookmark *bookmark, const struct story *story, struct rundown_place *place);
/* A zeroed one is accepted. */
void bookmark_finish(struct bookmark *bookmark);

/* True when the edition (NULL: none) still has its story. */
bool bookmark_is_kept(const struct bookmark *bookmark, const struct edition *edition);

#endif
