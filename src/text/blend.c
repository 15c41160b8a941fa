/* Glyphs onto a page, pixel by pixel, in whole numbers. Knows nothing of fonts and lines. On the thread of
 * the surfaces. */
#include "text/blend.h"

#include <string.h>

static uint32_t channel(uint32_t pixel, int shift)
{
    return (pixel >> shift) & 0xFF;
}

/* Straight alpha "over" (Porter and Duff): each colour is weighed by what it contributes to the cover. */
static uint32_t pixel_over(uint32_t ink, uint32_t paper)
{
    uint32_t alpha = ink >> 24;
    if (alpha == 0)
        return paper;
    if (alpha == 255 || paper >> 24 == 0)
        return ink;
    if (paper >> 24 == 255)
        return blend_opaque(ink, alpha, paper);
    uint32_t rest = (paper >> 24) * (255 - alpha);
    uint32_t cover = alpha * 255 + rest; /* times 255 */
    uint32_t result = ((cover + 127) / 255) << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t sum = channel(ink, shift) * alpha * 255 + channel(paper, shift) * rest;
        result |= ((sum + cover / 2) / cover) << shift;
    }
    return result;
}

enum {
    STRIDE = 8,    /* pixels looked at in one go */
    ROWS_SOON = 2, /* of the page, fetched ahead */
};

/* The alphas of STRIDE pixels together; 0 when all are transparent. */
static uint64_t alpha_of(const uint32_t *pixels)
{
    uint64_t pairs[STRIDE / 2];
    memcpy(pairs, pixels, sizeof pairs);
    return (pairs[0] | pairs[1] | pairs[2] | pairs[3]) & UINT64_C(0xFF000000FF000000);
}

/* Most of a line is empty and most pages are drawn on nothing: both are passed over quickly. */
static void row_over(const uint32_t *ink, uint32_t *paper, int count)
{
    int i = 0;
    for (; i + STRIDE <= count; i += STRIDE) {
        if (alpha_of(ink + i) == 0)
            continue;
        if (alpha_of(paper + i) == 0) {
            memcpy(paper + i, ink + i, STRIDE * sizeof *ink);
            continue;
        }
        for (int k = i; k < i + STRIDE; k++)
            paper[k] = pixel_over(ink[k], paper[k]);
    }
    for (; i < count; i++)
        paper[i] = pixel_over(ink[i], paper[i]);
}

/* The part of the glyphs that lies on the target. */
struct window {
    int left, top, right, bottom;
};

static struct window window_of(const SDL_Surface *glyphs, const SDL_Surface *target, int x, int y)
{
    return (struct window){.left = x < 0 ? -x : 0,
                           .right = x > target->w - glyphs->w ? target->w - x : glyphs->w,
                           .top = y < 0 ? -y : 0,
                           .bottom = y > target->h - glyphs->h ? target->h - y : glyphs->h};
}

static uint32_t *pixels_at(SDL_Surface *target, int x, int y)
{
    uint8_t *row = (uint8_t *)target->pixels + (ptrdiff_t)y * target->pitch;
    return (uint32_t *)(void *)row + x;
}

void blend_over(SDL_Surface *glyphs, SDL_Surface *target, int x, int y)
{
    struct window window = window_of(glyphs, target, x, y);
    for (int row = window.top; row < window.bottom && window.left < window.right; row++)
        row_over(pixels_at(glyphs, window.left, row), pixels_at(target, x + window.left, y + row),
                 window.right - window.left);
}

/* What coverage makes of an ink. */
static uint32_t inked(uint8_t coverage, SDL_Color ink, uint32_t colour)
{
    uint32_t alpha = ink.a == 255 ? coverage : (coverage * (uint32_t)ink.a + 127) / 255;
    return alpha << 24 | colour;
}

/* `soon` is how far from this row the paper is that will be needed next: a fresh page is in no cache, and
 * waiting for it would take longer than the blending. */
static void row_covered(const uint8_t *restrict coverage, SDL_Color ink, uint32_t *restrict paper, int count,
                        ptrdiff_t soon)
{
    uint32_t colour = (uint32_t)ink.r << 16 | (uint32_t)ink.g << 8 | ink.b;
    int i = 0;
    for (; i + STRIDE <= count; i += STRIDE) {
        uint64_t all;
        memcpy(&all, coverage + i, sizeof all);
        if (all == 0)
            continue;
        __builtin_prefetch(paper + i + soon, 1);
        if (ink.a == 255 && alpha_of(paper + i) == 0) {
            for (int k = i; k < i + STRIDE; k++)
                paper[k] = (uint32_t)coverage[k] << 24 | colour;
            continue;
        }
        for (int k = i; k < i + STRIDE; k++)
            paper[k] = pixel_over(inked(coverage[k], ink, colour), paper[k]);
    }
    for (; i < count; i++)
        paper[i] = pixel_over(inked(coverage[i], ink, colour), paper[i]);
}

void blend_coverage(SDL_Surface *glyphs, SDL_Color ink, SDL_Surface *target, int x, int y)
{
    struct window window = window_of(glyphs, target, x, y);
    for (int row = window.top; row < window.bottom && window.left < window.right; row++) {
        ptrdiff_t soon = row + ROWS_SOON < window.bottom ? (ptrdiff_t)target->pitch / 4 * ROWS_SOON : 0;
        row_covered((const uint8_t *)glyphs->pixels + (ptrdiff_t)row * glyphs->pitch + window.left, ink,
                    pixels_at(target, x + window.left, y + row), window.right - window.left, soon);
    }
}
