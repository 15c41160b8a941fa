/* Pictures for tests: read from PNG files, compared with a tolerance. Failures end the test with a message.
 */
#ifndef FOYER_TESTS_SUPPORT_PICTURE_H
#define FOYER_TESTS_SUPPORT_PICTURE_H

#include <SDL.h>
#include <stdbool.h>

/* RGB888; free with SDL_FreeSurface. */
SDL_Surface *picture_read(const char *path);

/* 0x00RRGGBB. */
Uint32 picture_pixel(const SDL_Surface *picture, int x, int y);

/* Levels by which two colours differ, in the channel where they differ most. */
int picture_contrast(Uint32 a, Uint32 b);

struct picture_difference {
    double mean;  /* of the channels' differences, 0..255 */
    double share; /* of pixels in which a channel differs by more than 48 */
};

/* Of the same rectangle in two pictures. */
struct picture_difference picture_compare(const SDL_Surface *a, const SDL_Surface *b, SDL_Rect area);

/* The mean colour of a rectangle. */
void picture_mean(const SDL_Surface *picture, SDL_Rect area, int mean[3]);

/* Share of the rectangle's pixels within `reach` of a colour, every channel. */
double picture_share(const SDL_Surface *picture, SDL_Rect area, Uint32 color, int reach);

#endif
