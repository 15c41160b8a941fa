/* Photos of every kind, made for a test. All show four fields: red, green above, blue, white below. */
#ifndef FOYER_TESTS_UNIT_INGEST_PHOTO_FILES_H
#define FOYER_TESTS_UNIT_INGEST_PHOTO_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct photo_file {
    unsigned char *bytes; /* malloc'd */
    size_t length;
};

struct photo_jpeg {
    int width, height;
    int orientation; /* 0: no Exif */
    bool gray;
    bool inks; /* CMYK, as Adobe's programs store it */
    bool progressive;
    int restart_rows; /* 0: no restart markers */
    bool noise;       /* instead of the four fields */
};

struct photo_file photo_file_jpeg(const struct photo_jpeg *jpeg);

/* The lower half is red at alpha 128, the upper half transparent. */
struct photo_file photo_file_png_alpha(int width, int height);
struct photo_file photo_file_bmp(int width, int height);
/* 1 x 1, lossless. */
struct photo_file photo_file_webp(void);

struct photo_file photo_file_copy(const void *bytes, size_t length);

/* Writes a size into the header of a PNG, BMP or baseline JPEG. */
void photo_file_claim(struct photo_file *file, unsigned width, unsigned height);

/* Appends the last scan of a JPEG `count` times. */
void photo_file_repeat_scan(struct photo_file *file, int count);

#endif
