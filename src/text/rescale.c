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
    return value < 255 ? (Uint32)(value + 0.5F) : 255;
}

static Uint32 pixel_write(struct colour colour)
{
    if (channel(colour.a) == 0)
        return 0;
    return channel(colour.a) << 24 | channel(colour.r / colour.a) << 16 | channel(colour.g / colour.a) << 8 |
           channel(colour.b / colour.a);
}

/* The pixels of a row or column of the original that one of the result stands for. */
struct reach {
    int first, count;
    float *weights;
};

/* All of a row or column. */
struct axis {
    int length;
    struct reach *reaches;
    float *weights;
};

/* Those nearer to the middle than `width` count, the nearest most. What lies beyond the edge is empty, so
 * that an edge is as soft as any other. */
static void reach_fill(struct reach *reach, double middle, double width, int length)
{
    int from = (int)ceil(middle - width), to = (int)floor(middle + width);
    double whole = 0;
    reach->first = from > 0 ? from : 0;
    for (int i = from; i <= to; i++) {
        double weight = width - fabs(i - middle);
        whole += weight;
        if (i >= 0 && i < length)
            reach->weights[reach->count++] = (float)weight;
    }
    for (int i = 0; i < reach->count; i++)
        reach->weights[i] /= (float)whole;
}

static void axis_init(struct axis *axis, int length, double scale)
{
    double width = scale < 1 ? 1 / scale : 1;
    size_t most = (size_t)(2 * width) + 2;
    axis->length = (int)ceil(length * scale);
    axis->reaches = memory_zeroed((size_t)axis->length, sizeof *axis->reaches);
    axis->weights = memory_zeroed((size_t)axis->length * most, sizeof *axis->weights);
    for (int i = 0; i < axis->length; i++) {
        axis->reaches[i].weights = axis->weights + (size_t)i * most;
        reach_fill(&axis->reaches[i], (i + 0.5) / scale - 0.5, width, length);
    }
}

static void axis_finish(struct axis *axis)
{
    free(axis->reaches);
    free(axis->weights);
}

static struct colour mean(const struct colour *from, ptrdiff_t step, const struct reach *reach)
{
    struct colour sum = {0};
    const struct colour *colour = from + reach->first * step;
    for (int i = 0; i < reach->count; i++, colour += step) {
        sum.a += reach->weights[i] * colour->a;
        sum.r += reach->weights[i] * colour->r;
        sum.g += reach->weights[i] * colour->g;
        sum.b += reach->weights[i] * colour->b;
    }
    return sum;
}

/* All rows of the original, as wide as the result. */
static struct colour *rescale_across(const SDL_Surface *from, const struct axis *across)
{
    struct colour *row = memory_zeroed((size_t)from->w, sizeof *row);
    struct colour *result = memory_zeroed((size_t)across->length * (size_t)from->h, sizeof *result);
    for (int y = 0; y < from->h; y++) {
        const char *bytes = (const char *)from->pixels + (ptrdiff_t)y * from->pitch;
        for (int x = 0; x < from->w; x++)
            row[x] = pixel_read(((const Uint32 *)(const void *)bytes)[x]);
        for (int x = 0; x < across->length; x++)
            result[(ptrdiff_t)y * across->length + x] = mean(row, 1, &across->reaches[x]);
    }
    free(row);
    return result;
}

static void rescale_down(const struct colour *rows, int width, const struct axis *down, SDL_Surface *into)
{
    for (int y = 0; y < down->length; y++) {
        char *bytes = (char *)into->pixels + (ptrdiff_t)y * into->pitch;
        for (int x = 0; x < width; x++)
            ((Uint32 *)(void *)bytes)[x] = pixel_write(mean(rows + x, width, &down->reaches[y]));
    }
}

SDL_Surface *rescale(const SDL_Surface *from, double scale)
{
    struct axis across, down;
    axis_init(&across, from->w, scale);
    axis_init(&down, from->h, scale);
    SDL_Surface *into =
        SDL_CreateRGBSurfaceWithFormat(0, across.length, down.length, 32, SDL_PIXELFORMAT_ARGB8888);
    if (into) {
        struct colour *rows = rescale_across(from, &across);
        rescale_down(rows, across.length, &down, into);
        free(rows);
    }
    axis_finish(&across);
    axis_finish(&down);
    return into;
}
