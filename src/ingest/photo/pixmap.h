/* A whole picture in memory: three bytes a pixel, red, green, blue. Knows no kinds of files. Any thread. */
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

/* A row of `pixels` with opacity (four bytes a pixel, not premultiplied) as it looks on white, in three.
 * `rgb` may be where `rgba` is. */
void rgba_on_white(const unsigned char *rgba, unsigned char *rgb, int pixels);

/* Puts a picture upright whose first row and column lie as Exif's tag Orientation tells (Exif 2.32, 4.6.4);
 * values outside 2..8 change nothing. Needs a second picture's memory for the time of the turn. */
bool pixmap_turn(struct pixmap *pixmap, int orientation, struct error *error);

#endif
