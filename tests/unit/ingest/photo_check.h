/* What became of a photo, looked at by a test. */
#ifndef FOYER_TESTS_UNIT_INGEST_PHOTO_CHECK_H
#define FOYER_TESTS_UNIT_INGEST_PHOTO_CHECK_H

#include "ingest/photo/photo.h"

#include "photo_files.h"

/* The four fields of a picture, by the orientation that it was stored in without being turned. */
extern const char *const photo_upright[9];

struct photo_shown {
    int width, height;
    unsigned char *rgb; /* malloc'd */
    int coarseness;     /* the first quantum of luma: 4 at quality 88, 7 at 78, 10 at 68 */
};

/* All of these free the file; they fail the test when things are not as said. */
void photo_prepare_file(struct photo_file file, struct photo_size target, struct photo_prepared *prepared);
void photo_assert_size(struct photo_file file, struct photo_size target, int width, int height);
void photo_assert_fields(struct photo_file file, const char *letters);
void photo_assert_refused(struct photo_file file, const char *text);

/* 'R', 'G', 'B', 'W', 'K', or '?' of the middle of each of the fields. */
void photo_fields(const struct photo_prepared *prepared, char letters[5]);

struct photo_shown photo_show(const struct photo_prepared *prepared);

/* Prepares every file that begins like this one, byte by byte longer; nothing may go wrong but a refusal. */
void photo_cut_everywhere(struct photo_file file);

#endif
