/* Sizes of photos, compared. Pure arithmetic; any thread. */
#include "ingest/photo/fit.h"

#include "base/limits.h"

/* A screen's shorter side is 1080 units; a page shows its photo in 1104 x 980 units when it lies and over its
 * whole width, 1080 x 810 units, when it stands. */
enum { UNITS = 1080, LYING_WIDTH = 1104, LYING_HEIGHT = 980, STANDING_WIDTH = UNITS, STANDING_HEIGHT = 810 };

static int divide_up(int64_t value, int64_t by)
{
    return (int)((value + by - 1) / by);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct photo_size photo_target(int screen_width, int screen_height)
{
    int shorter = screen_width < screen_height ? screen_width : screen_height;
    return (struct photo_size){
        .width = divide_up((int64_t)shorter * larger(LYING_WIDTH, STANDING_WIDTH), UNITS),
        .height = divide_up((int64_t)shorter * larger(LYING_HEIGHT, STANDING_HEIGHT), UNITS),
    };
}

static struct photo_size photo_fit_kept(struct photo_size size)
{
    int longer = larger(size.width, size.height);
    if (longer <= LIMIT_PHOTO_KEPT_SIDE)
        return size;
    return (struct photo_size){
        .width = larger(1, (int)((int64_t)size.width * LIMIT_PHOTO_KEPT_SIDE / longer)),
        .height = larger(1, (int)((int64_t)size.height * LIMIT_PHOTO_KEPT_SIDE / longer)),
    };
}

struct photo_size photo_fit(struct photo_size original, struct photo_size target)
{
    struct photo_size size = original;
    if (original.width > target.width && original.height > target.height) {
        if ((int64_t)target.width * original.height >= (int64_t)target.height * original.width)
            size = (struct photo_size){target.width,
                                       divide_up((int64_t)original.height * target.width, original.width)};
        else
            size = (struct photo_size){divide_up((int64_t)original.width * target.height, original.height),
                                       target.height};
    }
    return photo_fit_kept(size);
}

bool photo_size_check(uint32_t width, uint32_t height, int maximum, struct error *error)
{
    if (width == 0 || height == 0)
        return error_set(error, "a picture of %u x %u pixels", width, height);
    if (width > LIMIT_PHOTO_SIDE || height > LIMIT_PHOTO_SIDE)
        return error_set(error, "%u x %u pixels are too many; at most %d on a side", width, height,
                         LIMIT_PHOTO_SIDE);
    if ((uint64_t)width * height > (uint64_t)maximum)
        return error_set(error, "%u x %u pixels are too many; at most %d million of this kind", width, height,
                         maximum / 1000000);
    return true;
}
