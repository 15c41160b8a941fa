/* How large a photo may be and has to be. Knows no files. Pure arithmetic; any thread. */
#ifndef FOYER_INGEST_PHOTO_FIT_H
#define FOYER_INGEST_PHOTO_FIT_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct photo_size {
    int width, height; /* pixels */
};

/* The box that a page fills with its photo on a screen of this size, whichever way the screen is turned. */
struct photo_size photo_target(int screen_width, int screen_height);

/* The smallest size of the same shape that covers `target`, not above the original's; with no side over
 * LIMIT_PHOTO_KEPT_SIDE, even where that no longer covers. `original` has sides from 1 to LIMIT_PHOTO_SIDE.
 */
struct photo_size photo_fit(struct photo_size original, struct photo_size target);

/* Of what a file claims. False with `error` when a side is 0 or over LIMIT_PHOTO_SIDE, or there are more than
 * `maximum` pixels. */
bool photo_size_check(uint32_t width, uint32_t height, int maximum, struct error *error);

#endif
