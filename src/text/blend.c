#include "text/blend.h"

#include <stdint.h>
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
    uint32_t rest = (paper >> 24) * (255 - alpha);
    uint32_t cover = alpha * 255 + rest; /* times 255 */
    uint32_t result = ((cover + 127) / 255) << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t sum = channel(ink, shift) * alpha * 255 + channel(paper, shift) * rest;
        result |= ((sum + cover / 2) / cover) << shift;
    }
    return result;
}

enum { STRIDE = 8 }; /* pixels looked at in one go */

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

void blend_over(SDL_Surface *glyphs, SDL_Surface *target, int x, int y)
{
    int left = x < 0 ? -x : 0;
    int right = x > target->w - glyphs->w ? target->w - x : glyphs->w;
    int top = y < 0 ? -y : 0;
    int bottom = y > target->h - glyphs->h ? target->h - y : glyphs->h;
    for (int row = top; row < bottom && left < right; row++) {
        const uint8_t *from = (const uint8_t *)glyphs->pixels + (ptrdiff_t)row * glyphs->pitch;
        uint8_t *to = (uint8_t *)target->pixels + (ptrdiff_t)(y + row) * target->pitch;
        row_over((const uint32_t *)(const void *)from + left, (uint32_t *)(void *)to + x + left,
                 right - left);
    }
}
