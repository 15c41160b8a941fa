/* For text/ alone: coloured pictures have one size in their font and another on the page. */
#ifndef FOYER_TEXT_RESCALE_H
#define FOYER_TEXT_RESCALE_H

#include <SDL.h>

/* A copy of an ARGB8888 surface with straight alpha, `scale` times as large (above 0), rounded up. Each pixel
 * is the mean of those it stands for, weighed by distance and by alpha, so that edges neither jump nor turn
 * dark. NULL (SDL_GetError) when there is no memory. Free with SDL_FreeSurface. */
SDL_Surface *rescale(const SDL_Surface *from, double scale);

#endif
