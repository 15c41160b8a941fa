/* The two decoders: each gives the picture already shrunk to photo_fit() and upright. Private to photo/. */
#ifndef FOYER_INGEST_PHOTO_LOAD_H
#define FOYER_INGEST_PHOTO_LOAD_H

#include "ingest/photo/fit.h"
#include "ingest/photo/header.h"
#include "ingest/photo/pixmap.h"

/* JPEG, by libjpeg-turbo: shrunk while it is decoded, so that memory is bounded by the target; one with
 * several scans needs its coefficients in memory, so it counts as a plain format. Colours are taken as sRGB:
 * profiles (ICC) are ignored. `pixmap` is zeroed first; on failure it stays empty. */
bool jpeg_load(const void *bytes, size_t length, struct photo_size target, struct pixmap *pixmap,
               struct error *error);

/* The other kinds, by SDL_image: decoded whole, on white. The caller has
 * checked the header's size. */
bool sdl_load(const void *bytes, size_t length, const struct photo_header *header, struct photo_size target,
              struct pixmap *pixmap, struct error *error);

/* Baseline, 4:2:0, optimised tables; quality 1..100. `bytes` is malloc'd. */
bool jpeg_save(const struct pixmap *pixmap, int quality, unsigned char **bytes, size_t *length,
               struct error *error);

/* Exif's Orientation, 1..8, of a JPEG's APP1 segment; 1 when it does not tell. */
int exif_orientation(const unsigned char *segment, size_t length);

/* The same of a PNG's or WebP's chunk; 1 for other kinds. */
int exif_chunk_orientation(enum photo_kind kind, const void *bytes, size_t length);

#endif
