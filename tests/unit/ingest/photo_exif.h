/* Exif that tells an orientation and nothing else, as in a chunk: without what stands before it in a JPEG. */
#ifndef FOYER_TESTS_UNIT_INGEST_PHOTO_EXIF_H
#define FOYER_TESTS_UNIT_INGEST_PHOTO_EXIF_H

enum { PHOTO_EXIF_SIZE = 26 };

#define PHOTO_EXIF_OF(orientation)                                                                           \
    {                                                                                                        \
        'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (orientation), 0, 0, 0, 0, 0, 0, 0    \
    }

#endif
