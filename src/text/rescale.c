/* First across, then down, in premultiplied colours. */
#include "text/rescale.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

struct colour {
    float a, r, g, b; /* r, g and b times a */
};

static struct colour pixel_read(Uint32 pixel)
{
    float alpha = (float)(pixel >> 24);
    return (struct colour){alpha, alpha * (float)(pixel >> 16 & 0xFF), alpha * (float)(pixel >> 8 & 0xFF),
                           alpha * (float)(pixel & 0xFF)};
}

static Uint32 channel(float value)
{
    return value < 255 ? (Uint32)lroundf(value) : 255;
}

static Uint32 pixel_write(struct colour colour)
{
    if (channel(colour.a) == 0)
        return 0;
    return channel(colour.a) << 24 | channel(colour.r / colour.a) << 16 | channel(colour.g / colour.a) << 8 |
           channel(colour.b / colour.a);
}

/* The pixels of a row or column that one of the result stands for: the mean of those whose distance from the
 * middle is below `width`, the nearest most. */
struct reach {
    double middle, width;
    int first, last;
};

static struct reach reach_of(int place, double scale)
{
    struct reach reach = {.middle = (place + 0.5) / scale - 0.5, .width = scale < 1 ? 1 / scale : 1};
    reach.first = (int)ceil(reach.middle - reach.width);
    reach.last = (int)floor(reach.middle + reach.width);
    return reach;
}

/* What lies beyond the edge is empty, so that an edge is as soft as any other. */
static struct colour mean(const struct colour *from, ptrdiff_t step, int length, const struct reach *reach)
{
    struct colour sum = {0};
    float whole = 0;
    for (int i = reach->first; i <= reach->last; i++) {
        float weight = (float)(reach->width - fabs(i - reach->middle));
        whole += weight;
        if (i < 0 || i >= length)
            continue;
        const struct colour *colour = from + i * step;
        sum.a += weight * colour->a;
        sum.r += weight * colour->r;
        sum.g += weight * colour->g;
        sum.b += weight * colour->b;
    }
    return (struct colour){sum.a / whole, sum.r / whole, sum.g / whole, sum.b / whole};
}

/* All rows of the original, as wide as the result. */
static struct colour *rescale_across(const SDL_Surface *from, double scale, int width)
{
    struct colour *row = memory_zeroed((size_t)from->w, sizeof *row);
    struct colour *result = memory_zeroed((size_t)width * (size_t)from->h, sizeof *result);
    for (int y = 0; y < from->h; y++) {
        const char *bytes = (const char *)from->pixels + (ptrdiff_t)y * from->pitch;
        for (int x = 0; x < from->w; x++)
            row[x] = pixel_read(((const Uint32 *)(const void *)bytes)[x]);
        for (int x = 0; x < width; x++) {
            struct reach reach = reach_of(x, scale);
            result[(ptrdiff_t)y * width + x] = mean(row, 1, from->w, &reach);
        }
    }
    free(row);
    return result;
}

SDL_Surface *rescale(const SDL_Surface *from, double scale)
{
    int width = (int)ceil(from->w * scale), height = (int)ceil(from->h * scale);
    SDL_Surface *into = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!into)
        return NULL;
    struct colour *rows = rescale_across(from, scale, width);
    for (int y = 0; y < height; y++) {
        char *bytes = (char *)into->pixels + (ptrdiff_t)y * into->pitch;
        struct reach reach = reach_of(y, scale);
        for (int x = 0; x < width; x++)
            ((Uint32 *)(void *)bytes)[x] = pixel_write(mean(rows + x, width, from->h, &reach));
    }
    free(rows);
    return into;
}
