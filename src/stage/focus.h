/* Which part of a photo is kept when it is cropped: the one with most of what eyes look for. Any thread. */
#ifndef FOYER_STAGE_FOCUS_H
#define FOYER_STAGE_FOCUS_H

#include <SDL.h>

/* The largest part of the photo (RGB888) that has the shape of width x height. What has detail or the colour
 * of skin stays in it where it can; heads are in the upper half, so that what is above is given up less
 * readily than what is below. Without anything to go by: the middle of a wide photo, somewhat above it in a
 * tall one. The same photo always gives the same part. */
SDL_Rect focus_crop(const SDL_Surface *photo, int width, int height);

/* How much detail there is in a rectangle of the photo, 0 for a plain colour, per pixel. */
double focus_detail(const SDL_Surface *photo, const SDL_Rect *area);

#endif
