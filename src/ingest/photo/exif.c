/* Which way up a photo is, told by libexif. Knows no kinds of files. Any thread. */
#include "ingest/photo/load.h"

#include <libexif/exif-data.h>

#include <stdlib.h>
#include <string.h>

enum { BARE_MOST = 64 << 10, BEGINNING_LENGTH = 6 };

static const char beginning[] = "Exif\0"; /* with the zero that C appends: six bytes */

static bool exif_begins(const unsigned char *bytes, size_t length)
{
    return length >= BEGINNING_LENGTH && memcmp(bytes, beginning, BEGINNING_LENGTH) == 0;
}

int exif_orientation(const unsigned char *segment, size_t length)
{
    if (!exif_begins(segment, length) || length > BEGINNING_LENGTH + BARE_MOST)
        return 1;
    ExifData *data = exif_data_new_from_data(segment, (unsigned int)length);
    if (!data)
        return 1;
    int orientation = 1;
    const ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry && entry->format == EXIF_FORMAT_SHORT && entry->components >= 1 && entry->size >= 2)
        orientation = exif_get_short(entry->data, exif_data_get_byte_order(data));
    exif_data_unref(data);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

int exif_bare_orientation(const unsigned char *bytes, size_t length)
{
    if (exif_begins(bytes, length))
        return exif_orientation(bytes, length);
    unsigned char *segment = length <= BARE_MOST ? malloc(BEGINNING_LENGTH + length) : NULL;
    if (!segment)
        return 1;
    memcpy(segment, beginning, BEGINNING_LENGTH);
    memcpy(segment + BEGINNING_LENGTH, bytes, length);
    int orientation = exif_orientation(segment, BEGINNING_LENGTH + length);
    free(segment);
    return orientation;
}
