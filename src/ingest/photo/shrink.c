/* Knows no kinds of files and no sizes but its own. In whole numbers: a pixel of the large picture is as many
 * parts wide as the small one has pixels, and the other way round, so that all borders fall between parts.
 * 255 x side fits 32 bits, 255 x side x side 64. */
#include "ingest/photo/shrink.h"

#include <stdlib.h>
#include <string.h>

bool shrink_init(struct shrink *shrink, int from_width, int from_height, struct pixmap *to,
                 struct error *error)
{
    size_t samples = (size_t)to->width * 3;
    *shrink = (struct shrink){
        .from_width = from_width,
        .from_height = from_height,
        .to = to,
        .parts = (uint64_t)from_width * (uint64_t)from_height,
        .across = malloc(samples * sizeof *shrink->across),
        .sums = calloc(samples, sizeof *shrink->sums),
    };
    return (shrink->across && shrink->sums) ||
           error_set(error, "no memory for a row of %d pixels", to->width);
}

void shrink_finish(struct shrink *shrink)
{
    free(shrink->across);
    free(shrink->sums);
    *shrink = (struct shrink){0};
}

static void shrink_across(struct shrink *shrink, const unsigned char *rgb)
{
    uint32_t whole = (uint32_t)shrink->from_width;
    uint32_t filled = 0;
    uint32_t *to = shrink->across;
    memset(to, 0, (size_t)shrink->to->width * 3 * sizeof *to);
    for (uint32_t x = 0; x < whole; x++, rgb += 3) {
        for (uint32_t left = (uint32_t)shrink->to->width; left > 0;) {
            uint32_t take = left < whole - filled ? left : whole - filled;
            for (int c = 0; c < 3; c++)
                to[c] += take * rgb[c];
            left -= take;
            filled += take;
            if (filled == whole) {
                filled = 0;
                to += 3;
            }
        }
    }
}

static void shrink_emit(struct shrink *shrink)
{
    size_t samples = (size_t)shrink->to->width * 3;
    unsigned char *to = shrink->to->rgb + (size_t)shrink->rows * samples;
    for (size_t i = 0; i < samples; i++) {
        to[i] = (unsigned char)((shrink->sums[i] + shrink->parts / 2) / shrink->parts);
        shrink->sums[i] = 0;
    }
    shrink->filled = 0;
    shrink->rows++;
}

void shrink_add_row(struct shrink *shrink, const unsigned char *rgb)
{
    size_t samples = (size_t)shrink->to->width * 3;
    shrink_across(shrink, rgb);
    for (int left = shrink->to->height; left > 0;) {
        int room = shrink->from_height - shrink->filled;
        int take = left < room ? left : room;
        for (size_t i = 0; i < samples; i++)
            shrink->sums[i] += (uint64_t)shrink->across[i] * (uint64_t)take;
        left -= take;
        shrink->filled += take;
        if (shrink->filled == shrink->from_height)
            shrink_emit(shrink);
    }
}
