/* How large a photo has to be. Pure arithmetic; any thread. */
#ifndef FOYER_INGEST_PHOTO_FIT_H
#define FOYER_INGEST_PHOTO_FIT_H

struct photo_size {
    int width, height; /* pixels */
};

/* The box that a page fills with its photo on a screen of this size, whichever way the screen is turned. */
struct photo_size photo_target(int screen_width, int screen_height);

/* The smallest size of the same shape that covers `target`, not above the original's; with no side over
 * LIMIT_PHOTO_KEPT_SIDE, even where that no longer covers. `original` has sides from 1 to LIMIT_PHOTO_SIDE.
 */
struct photo_size photo_fit(struct photo_size original, struct photo_size target);

#endif
