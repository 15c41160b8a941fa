/* PNG, WebP and BMP photos, made for a test. They show the four fields of photo_files.h, or noise. */
#ifndef FOYER_TESTS_UNIT_INGEST_PHOTO_KINDS_H
#define FOYER_TESTS_UNIT_INGEST_PHOTO_KINDS_H

#include "photo_files.h"

struct photo_png {
    int width, height;
    int color; /* PNG_COLOR_TYPE_RGB … */
    int depth; /* 1, 2, 4, 8, 16 */
    bool interlaced;
    bool keyed;   /* tRNS: blue, or black where all is gray, is transparent */
    bool noise;   /* instead of the fields */
    int exif;     /* orientation; 0: no Exif */
    bool trailed; /* eXIf stands behind the picture */
};

/* With an alpha channel the lower left field is transparent. */
struct photo_file photo_file_png(const struct photo_png *png);

/* Appends a chunk of `length` bytes as claimed; `bytes` are what there is of it. For a PNG that is cut. */
void photo_png_append(struct photo_file *file, const char *type, const void *bytes, size_t length);

/* Writes a size into the header, and the check sum that belongs to it. */
void photo_png_claim(struct photo_file *file, unsigned width, unsigned height);

struct photo_webp {
    int width, height;
    bool lossless;
    bool alpha; /* the lower left field is transparent */
    bool noise;
    int exif;
    bool animated; /* two frames; the second one is black */
};

struct photo_file photo_file_webp(const struct photo_webp *webp);

struct photo_bmp {
    int width, height;
    int bits;
    int header;      /* bytes; 0: 40 */
    bool from_top;   /* the first row stands first */
    bool masks;      /* says which bits are what; red and blue exchanged, and with alpha from 56 bytes on */
    bool alpha;      /* of 32 bits: the lower left field is transparent */
    int compression; /* instead of what fits the above; 0 */
    bool noise;      /* instead of the fields: of 24 bits, each light fully on or off */
};

struct photo_file photo_file_bmp(const struct photo_bmp *bmp);

/* Writes a size into the header. */
void photo_bmp_claim(struct photo_file *file, unsigned width, unsigned height);

#endif
