/* JPEG photos, made for a test. They show four fields: red, green above, blue, white below. Other kinds are
 * made by photo_kinds.h. */
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
    bool inks;       /* CMYK, as Adobe's programs store it */
    bool plain_inks; /* not as those do: not inverted, unmarked */
    bool progressive;
    bool separate;    /* a scan for each colour, not progressive */
    int restart_rows; /* 0: no restart markers */
    bool noise;       /* instead of the four fields */
};

struct photo_file photo_file_jpeg(const struct photo_jpeg *jpeg);

/* With a byte behind the end, so that `length` may grow by one. */
struct photo_file photo_file_copy(const void *bytes, size_t length);

/* Writes a size into the header. */
void photo_file_claim(struct photo_file *file, unsigned width, unsigned height);

/* Red, green, blue of the field that a pixel lies in. */
const unsigned char *photo_field_color(int width, int height, int x, int y);

int photo_file_scans(const struct photo_file *file);
/* Where scan `number`, from 1, begins. */
size_t photo_file_scan(const struct photo_file *file, int number);

/* Appends the last scan `count` times. */
void photo_file_repeat_scan(struct photo_file *file, int count);

#endif
