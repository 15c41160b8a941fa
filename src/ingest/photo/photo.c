/* One photo from the bytes that came to the JPEG that is kept: which reader, which quality, which name. Knows
 * nothing of networks and stores. One thread at a time. */
#include "ingest/photo/photo.h"

#include "base/hash.h"
#include "base/limits.h"
#include "ingest/photo/jpeg_save.h"
#include "ingest/photo/kind.h"
#include "ingest/photo/load.h"

#include <stdio.h>
#include <stdlib.h>

enum { QUALITY = 88, QUALITY_LEAST = 68, QUALITY_STEP = 10 };

static bool photo_load(const void *bytes, size_t length, struct photo_size target, struct pixmap *pixmap,
                       struct error *error)
{
    static bool (*const readers[PHOTO_KINDS])(struct load * load) = {
        [PHOTO_JPEG] = jpeg_load, [PHOTO_PNG] = png_load, [PHOTO_WEBP] = webp_load, [PHOTO_BMP] = bmp_load};
    struct load load = {.bytes = bytes,
                        .length = length,
                        .target = target,
                        .pixmap = pixmap,
                        .error = error,
                        .orientation = 1};
    enum photo_kind kind;
    if (!photo_kind_read(bytes, length, &kind, error))
        return false;
    bool fine = readers[kind](&load);
    shrink_finish(&load.shrink);
    return fine && pixmap_turn(pixmap, load.orientation, error);
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
