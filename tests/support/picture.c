#include "support/picture.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>

enum { PIXEL_DIFFERS = 48 };

SDL_Surface *picture_read(const char *path)
{
    SDL_Surface *file = IMG_Load(path);
    SDL_Surface *rgb = file ? SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_RGB888, 0) : NULL;
    SDL_FreeSurface(file);
    if (!rgb)
        fprintf(stderr, "%s: %s\n", path, SDL_GetError());
    return rgb;
}

Uint32 picture_pixel(const SDL_Surface *picture, int x, int y)
{
    const char *row = (const char *)picture->pixels + (size_t)y * (size_t)picture->pitch;
    return ((const Uint32 *)(const void *)row)[x] & 0xFFFFFF;
}

static int channel(Uint32 color, int index)
{
    return (int)(color >> (16 - 8 * index) & 0xFF);
}

int picture_contrast(Uint32 a, Uint32 b)
{
    int most = 0;
    for (int c = 0; c < 3; c++) {
        int difference = abs(channel(a, c) - channel(b, c));
        most = difference > most ? difference : most;
    }
    return most;
}

struct picture_difference picture_compare(const SDL_Surface *a, const SDL_Surface *b, SDL_Rect area)
{
    double sum = 0;
    long differing = 0, count = (long)area.w * area.h;
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++) {
            Uint32 one = picture_pixel(a, x, y), other = picture_pixel(b, x, y);
            for (int c = 0; c < 3; c++)
                sum += abs(channel(one, c) - channel(other, c));
            differing += picture_contrast(one, other) > PIXEL_DIFFERS;
        }
    return (struct picture_difference){.mean = sum / (double)(3 * count),
                                       .share = (double)differing / (double)count};
}

void picture_mean(const SDL_Surface *picture, SDL_Rect area, int mean[3])
{
    long sums[3] = {0};
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++)
            for (int c = 0; c < 3; c++)
                sums[c] += channel(picture_pixel(picture, x, y), c);
    for (int c = 0; c < 3; c++)
        mean[c] = (int)(sums[c] / ((long)area.w * area.h));
}

double picture_share(const SDL_Surface *picture, SDL_Rect area, Uint32 color, int reach)
{
    long near = 0;
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++) {
            Uint32 pixel = picture_pixel(picture, x, y);
            bool close = true;
            for (int c = 0; c < 3; c++)
                close = close && abs(channel(pixel, c) - channel(color, c)) <= reach;
            near += close;
        }
    return (double)near / ((double)area.w * area.h);
}
