/* Shrinks a picture row by row, so that the large one is never in memory whole: every pixel of the small
 * picture is the exact mean of the area it covers (of the stored values, as sRGB). Any thread. */
#ifndef FOYER_INGEST_PHOTO_SHRINK_H
#define FOYER_INGEST_PHOTO_SHRINK_H

#include "ingest/photo/pixmap.h"

#include <stdint.h>

struct shrink {
    int from_width, from_height; /* pixels; 1 to LIMIT_PHOTO_SIDE */
    struct pixmap *to;           /* borrowed; no side is longer than from's */
    uint64_t parts;              /* a pixel of `to` consists of: from_width x from_height */
    uint32_t *across;            /* one row of `to`, summed across */
    uint64_t *sums;              /* the row of `to` that is being filled */
    int filled;                  /* of that row, in parts of 1 / from_height */
    int rows;                    /* of `to` that are finished */
};

bool shrink_init(struct shrink *shrink, int from_width, int from_height, struct pixmap *to,
                 struct error *error);
/* A zeroed struct is accepted. */
void shrink_finish(struct shrink *shrink);

/* The next row from the top, three bytes a pixel. At most from_height times. */
void shrink_add_row(struct shrink *shrink, const unsigned char *rgb);

#endif
