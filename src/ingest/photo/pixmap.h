/* A whole picture in memory: three bytes a pixel, red, green, blue. */
#ifndef FOYER_INGEST_PHOTO_PIXMAP_H
#define FOYER_INGEST_PHOTO_PIXMAP_H

#include "base/error.h"

#include <stdbool.h>

struct pixmap {
    int width, height;  /* pixels */
    unsigned char *rgb; /* rows from the top, without padding; owned, malloc'd */
};

/* Sides are from 1 to LIMIT_PHOTO_KEPT_SIDE. False with `error` when there is no memory. */
bool pixmap_init(struct pixmap *pixmap, int width, int height, struct error *error);
void pixmap_finish(struct pixmap *pixmap);

/* Puts a picture upright whose first row and column lie as Exif's tag Orientation tells (Exif 2.32, 4.6.4);
 * values outside 2..8 change nothing. Needs a second picture's memory for the time of the turn. */
bool pixmap_turn(struct pixmap *pixmap, int orientation, struct error *error);

#endif
