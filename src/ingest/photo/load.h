/* From a file's bytes to a picture in memory: the readers by kind, and what they share. A reader gives rows
 * from the top, which are shrunk as they come, so that the large picture is never in memory whole where its
 * kind allows that. Knows no addresses, no stores and nothing of what becomes of the picture. Private to
 * photo/; one thread at a time. */
#ifndef FOYER_INGEST_PHOTO_LOAD_H
#define FOYER_INGEST_PHOTO_LOAD_H

#include "ingest/photo/fit.h"
#include "ingest/photo/pixmap.h"
#include "ingest/photo/shrink.h"

#include <stddef.h>
#include <stdint.h>

struct load {
    const unsigned char *bytes; /* the file; borrowed */
    size_t length;
    struct photo_size target; /* of the upright photo */
    struct pixmap
        *pixmap; /* zeroed before; borrowed; its pixels are the caller's to free, also after failure */
    struct error *error;  /* borrowed; NULL */
    int orientation;      /* Exif's, 1..8; 1 until the reader knows better */
    struct shrink shrink; /* zeroed before; the caller finishes it */
};

/* The readers. Each gives the picture shrunk to load_fit(), as it lies in the file, and sets `orientation`.
 * Colours are taken as sRGB: profiles (ICC) and gamma are ignored; what is transparent lies on white. False
 * with the error when it cannot be read. */

/* By libjpeg-turbo. One with several scans needs its coefficients in memory, so it counts as a plain kind. */
bool jpeg_load(struct load *load);
/* By libpng. An interlaced one is held whole. Bytes behind IEND do not matter. */
bool png_load(struct load *load);
/* By libwebp, which shrinks it. A lossless one, and the opacity of any, is held whole. Of an animation the
 * first frame. */
bool webp_load(struct load *load);
/* Without a library. Compressed ones are refused. */
bool bmp_load(struct load *load);

/* For readers. The size, as it lies in the file, that a picture of width x height (pixels, as claimed) is
 * shrunk to; false when its claim is above `maximum` pixels or no size at all. `orientation` must be set. */
bool load_fit(struct load *load, uint32_t width, uint32_t height, int maximum, struct photo_size *wanted);

/* For readers that give rows of `width` pixels, `height` times, through load->shrink; no side is below
 * wanted's. False when there is no memory. */
bool load_begin(struct load *load, int width, int height, struct photo_size wanted);

/* For readers whose file may have broken off: keeps the upper `rows` of the pixmap when they are at least
 * nine tenths of it; else false. 0 is right also before load_begin(). */
bool load_keep(struct load *load, int rows);

/* Exif's Orientation, 1..8, of a JPEG's segment APP1, which begins with "Exif" and two zeros; 1 when it does
 * not tell. */
int exif_orientation(const unsigned char *segment, size_t length);

/* The same of bytes that may lack that beginning, as in a PNG's chunk eXIf or a WebP's chunk EXIF. */
int exif_bare_orientation(const unsigned char *bytes, size_t length);

#endif
