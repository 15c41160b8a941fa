/* Which picture of a story is the best. */
#include "ingest/read/xmlfeed/media.h"

#include <stdio.h>
#include <stdlib.h>

enum { WIDE_ENOUGH = 640 }; /* pixels */

enum rank { RANK_WIDE, RANK_PICTURE, RANK_THUMBNAIL, RANK_SMALL, RANK_DOUBTFUL };

static bool is_thumbnail(const struct media_picture *picture)
{
    return picture->origin == MEDIA_THUMBNAIL || picture->origin == MEDIA_COVER;
}

static enum rank rank_of(const struct media_picture *picture)
{
    if (!picture->sure)
        return picture->width >= WIDE_ENOUGH ? RANK_THUMBNAIL : RANK_DOUBTFUL;
    if (picture->width >= WIDE_ENOUGH)
        return RANK_WIDE;
    if (picture->width > 0)
        return RANK_SMALL;
    return is_thumbnail(picture) ? RANK_THUMBNAIL : RANK_PICTURE;
}

static int order(const void *left, const void *right)
{
    const struct media_picture *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->width != b->width)
        return a->width > b->width ? -1 : 1;
    if (a->is_default != b->is_default)
        return a->is_default ? -1 : 1;
    if (a->origin != b->origin)
        return a->origin < b->origin ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void explain(const struct media *media, struct media_picture *picture)
{
    char count[48] = "", size[32] = "";
    bool measured = picture->width > 0;
    if (media->picture_count > 1)
        (void)snprintf(count, sizeof count, ", the %s of %zu", measured ? "widest" : "first",
                       media->picture_count);
    if (measured)
        (void)snprintf(size, sizeof size, " (%d px)", picture->width);
    (void)snprintf(picture->why, sizeof picture->why, "%s%s%s%s", media_origin_name(picture->origin), count,
                   size, picture->rank >= RANK_SMALL ? ", for want of a better one" : "");
}

void media_rank(struct media *media)
{
    bool small_picture = false;
    for (size_t i = 0; i < media->picture_count; i++) {
        struct media_picture *picture = &media->pictures[i];
        picture->rank = (int)rank_of(picture);
        small_picture = small_picture || (picture->rank == RANK_SMALL && !is_thumbnail(picture));
    }
    /* the thumbnail of a picture that is small itself is smaller */
    for (size_t i = 0; i < media->picture_count; i++)
        if (small_picture && media->pictures[i].rank == RANK_THUMBNAIL)
            media->pictures[i].rank = RANK_SMALL;
    qsort(media->pictures, media->picture_count, sizeof *media->pictures, order);
    for (size_t i = 0; i < media->picture_count; i++)
        explain(media, &media->pictures[i]);
}
