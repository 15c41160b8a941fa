#include "ingest/photo/load.h"

#include <libexif/exif-data.h>

#include <limits.h>
#include <string.h>

int exif_orientation(const unsigned char *segment, size_t length)
{
    if (length < 6 || length > UINT_MAX || memcmp(segment, "Exif\0", 6) != 0)
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
