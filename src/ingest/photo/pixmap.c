/* Pixels in memory: put on white, turned upright. Knows no kinds of files. Any thread. */
#include "ingest/photo/pixmap.h"

#include <stdlib.h>
#include <string.h>

bool pixmap_init(struct pixmap *pixmap, int width, int height, struct error *error)
{
    *pixmap = (struct pixmap){.width = width, .height = height};
    pixmap->rgb = malloc((size_t)width * (size_t)height * 3);
    return pixmap->rgb || error_set(error, "no memory for %d x %d pixels", width, height);
}

void pixmap_finish(struct pixmap *pixmap)
{
    free(pixmap->rgb);
    *pixmap = (struct pixmap){0};
}

void rgba_on_white(const unsigned char *rgba, unsigned char *rgb, int pixels)
{
    for (int i = 0; i < pixels; i++, rgba += 4, rgb += 3) {
        unsigned alpha = rgba[3];
        for (int c = 0; c < 3; c++)
            rgb[c] = (unsigned char)((rgba[c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}

/* Bit N is set when orientation N needs it. */
enum { TURN_SWAP = 0x1E0, TURN_FLIP_X = 0x18C, TURN_FLIP_Y = 0x0D8 };

static bool turn_has(int turn, int orientation)
{
    return (turn >> orientation & 1) != 0;
}

bool pixmap_turn(struct pixmap *pixmap, int orientation, struct error *error)
{
    if (orientation < 2 || orientation > 8)
        return true;
    bool swap = turn_has(TURN_SWAP, orientation);
    struct pixmap turned;
    if (!pixmap_init(&turned, swap ? pixmap->height : pixmap->width, swap ? pixmap->width : pixmap->height,
                     error))
        return false;
    unsigned char *to = turned.rgb;
    for (int y = 0; y < turned.height; y++) {
        for (int x = 0; x < turned.width; x++, to += 3) {
            int from_x = swap ? y : x;
            int from_y = swap ? x : y;
            if (turn_has(TURN_FLIP_X, orientation))
                from_x = pixmap->width - 1 - from_x;
            if (turn_has(TURN_FLIP_Y, orientation))
                from_y = pixmap->height - 1 - from_y;
            memcpy(to, pixmap->rgb + ((size_t)from_y * (size_t)pixmap->width + (size_t)from_x) * 3, 3);
        }
    }
    pixmap_finish(pixmap);
    *pixmap = turned;
    return true;
}
