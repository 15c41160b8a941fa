/* What the parts of a photo are worth, and the window that keeps most of it. Knows no page. Any thread, the
 * photos' in the display. */
#include "stage/focus.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdlib.h>

enum {
    STEP = 2,        /* every second pixel of every second row is looked at */
    EDGE_WORTH = 40, /* of 255: a hard edge is not worth more than a soft one */
    SKIN_WORTH = 24, /* a cheek has little detail, and is what people look at */
};

#define USUAL_TALL  0.3 /* share of what is lost that goes above, and left */
#define USUAL_WIDE  0.5
#define WORTH_ABOVE 1.5 /* what is lost above counts so much, what is lost below 1 */

static int luma(Uint32 pixel)
{
    return (int)((77 * (pixel >> 16 & 0xFF) + 150 * (pixel >> 8 & 0xFF) + 29 * (pixel & 0xFF)) >> 8);
}

/* Skin of all tones lies close together in the colour plane of YCbCr (ITU-R BT.601); the bounds are those of
 * Chai and Ngan, "Face segmentation using skin-color map in videophone applications", 1999. */
static bool is_skin(Uint32 pixel)
{
    int r = (int)(pixel >> 16 & 0xFF), g = (int)(pixel >> 8 & 0xFF), b = (int)(pixel & 0xFF);
    int cb = 128 + (-43 * r - 85 * g + 128 * b) / 256, cr = 128 + (128 * r - 107 * g - 21 * b) / 256;
    return cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173;
}

static int edge(int luma_here, int luma_there)
{
    int difference = abs(luma_here - luma_there);
    return difference < EDGE_WORTH ? difference : EDGE_WORTH;
}

static const Uint32 *row_of(const SDL_Surface *photo, int y)
{
    return (const Uint32 *)((const char *)photo->pixels + (size_t)y * (size_t)photo->pitch);
}

/* What a pixel is worth: how much it differs from its neighbours, and whether it may be somebody. */
static int worth(const SDL_Surface *photo, int x, int y)
{
    const Uint32 *row = row_of(photo, y), *below = row_of(photo, y + STEP);
    int own = luma(row[x]);
    return edge(own, luma(row[x + STEP])) + edge(own, luma(below[x])) + (is_skin(row[x]) ? SKIN_WORTH : 0);
}

/* Adds up what every column, or row, is worth. */
static void measure(const SDL_Surface *photo, bool rows, double *worths)
{
    for (int y = 0; y + STEP < photo->h; y += STEP)
        for (int x = 0; x + STEP < photo->w; x += STEP)
            worths[rows ? y : x] += worth(photo, x, y);
}

/* Where a window of `length` begins so that little is lost before and behind it, and not far from the usual
 * place. */
static int best_start(const double *worths, int full, int length, double usual, double worth_before)
{
    double total = 0, before = 0, behind = 0, least = 0;
    int best = (int)((full - length) * usual);
    for (int i = 0; i < full; i++) {
        total += worths[i];
        behind += i >= length ? worths[i] : 0;
    }
    for (int start = 0; start <= full - length && total > 0; start++) {
        double off = (double)start / (full - length + 1) - usual;
        double cost = (worth_before * before + behind) / total + off * off;
        if (start == 0 || cost < least) {
            least = cost;
            best = start;
        }
        before += worths[start];
        behind -= start + length < full ? worths[start + length] : 0;
    }
    return best;
}

SDL_Rect focus_crop(const SDL_Surface *photo, int width, int height)
{
    SDL_Rect part = {0, 0, photo->w, photo->h};
    bool wide = (int64_t)photo->w * height > (int64_t)photo->h * width;
    if (wide)
        part.w = (int)((int64_t)photo->h * width / height);
    else
        part.h = (int)((int64_t)photo->w * height / width);
    part.w = part.w > 0 ? part.w : 1;
    part.h = part.h > 0 ? part.h : 1;
    if (part.w == photo->w && part.h == photo->h)
        return part;
    double *worths = memory_zeroed((size_t)(wide ? photo->w : photo->h), sizeof *worths);
    measure(photo, !wide, worths);
    if (wide)
        part.x = best_start(worths, photo->w, part.w, USUAL_WIDE, 1);
    else
        part.y = best_start(worths, photo->h, part.h, USUAL_TALL, WORTH_ABOVE);
    free(worths);
    return part;
}

double focus_detail(const SDL_Surface *photo, const SDL_Rect *area)
{
    SDL_Rect whole = {0, 0, photo->w - STEP, photo->h - STEP}, seen;
    double sum = 0;
    if (!SDL_IntersectRect(area, &whole, &seen))
        return 0;
    for (int y = seen.y; y < seen.y + seen.h; y += STEP)
        for (int x = seen.x; x < seen.x + seen.w; x += STEP)
            sum += worth(photo, x, y);
    return sum * STEP * STEP / ((double)seen.w * seen.h);
}
