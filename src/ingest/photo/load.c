/* What readers of all kinds share: how large the picture shall be, where its rows go, how much of a broken
 * file is enough. Knows no kinds. Any thread. */
#include "ingest/photo/load.h"

enum { KEPT_TENTHS = 9 };

bool load_fit(struct load *load, uint32_t width, uint32_t height, int maximum, struct photo_size *wanted)
{
    struct photo_size target = load->target;
    if (!photo_size_check(width, height, maximum, load->error))
        return false;
    if (load->orientation >= 5) /* it will lie on its side */
        target = (struct photo_size){target.height, target.width};
    *wanted = photo_fit((struct photo_size){(int)width, (int)height}, target);
    return true;
}

bool load_begin(struct load *load, int width, int height, struct photo_size wanted)
{
    return pixmap_init(load->pixmap, wanted.width, wanted.height, load->error) &&
           shrink_init(&load->shrink, width, height, load->pixmap, load->error);
}

bool load_keep(struct load *load, int rows)
{
    int wanted = load->pixmap->height;
    if (rows == 0)
        return error_set(load->error, "breaks off: too little of it came");
    if ((int64_t)rows * 10 < (int64_t)wanted * KEPT_TENTHS)
        return error_set(load->error, "breaks off: only %d %% of it came", rows * 100 / wanted);
    load->pixmap->height = rows;
    return true;
}
