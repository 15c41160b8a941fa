#include "ingest/photo/photo.h"

#include "base/limits.h"
#include "ingest/hash.h"
#include "ingest/photo/load.h"

#include <stdio.h>
#include <stdlib.h>

enum { QUALITY = 88, QUALITY_LEAST = 68, QUALITY_STEP = 10 };

static bool photo_load(const void *bytes, size_t length, struct photo_size target, struct pixmap *pixmap,
                       struct error *error)
{
    struct photo_header header;
    if (!photo_header_read(bytes, length, &header, error))
        return false;
    if (header.kind == PHOTO_JPEG)
        return jpeg_load(bytes, length, target, pixmap, error);
    return photo_size_check(header.width, header.height, LIMIT_PHOTO_PIXELS_PLAIN, error) &&
           sdl_load(bytes, length, &header, target, pixmap, error);
}

/* As good as fits: only noise as large as the largest screens ever needs the second try. */
static bool photo_save(const struct pixmap *pixmap, struct photo_prepared *prepared, struct error *error)
{
    for (int quality = QUALITY; quality >= QUALITY_LEAST; quality -= QUALITY_STEP) {
        if (!jpeg_save(pixmap, quality, &prepared->bytes, &prepared->length, error))
            return false;
        if (prepared->length <= LIMIT_PHOTO_KEPT)
            return true;
        free(prepared->bytes);
        prepared->bytes = NULL;
    }
    return error_set(error, "needs more than the %d bytes that are kept of a photo", LIMIT_PHOTO_KEPT);
}

bool photo_prepare(const void *bytes, size_t length, struct photo_size target,
                   struct photo_prepared *prepared, struct error *error)
{
    struct pixmap pixmap = {0};
    *prepared = (struct photo_prepared){0};
    bool fine = photo_load(bytes, length, target, &pixmap, error) && photo_save(&pixmap, prepared, error);
    if (fine) {
        char hash[HASH_HEX_SIZE];
        hash_hex(prepared->bytes, prepared->length, hash);
        (void)snprintf(prepared->name, sizeof prepared->name, "%s.jpg", hash);
        prepared->width = pixmap.width;
        prepared->height = pixmap.height;
    }
    pixmap_finish(&pixmap);
    return fine;
}

void photo_prepared_finish(struct photo_prepared *prepared)
{
    free(prepared->bytes);
    *prepared = (struct photo_prepared){0};
}
