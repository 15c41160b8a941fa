/* Reads QR codes off pictures as a telephone does, by zbar. */
#ifndef FOYER_TESTS_SUPPORT_READER_H
#define FOYER_TESTS_SUPPORT_READER_H

#include <SDL.h>

/* What the code on the picture (RGB888) says, malloc'd; NULL when none is read or more than one. Like a
 * reader of its kind it looks at the picture in several sizes. */
char *reader_read(const SDL_Surface *picture);

/* New RGB888 pictures in grey: `factor` times as large, and a little out of focus. */
SDL_Surface *reader_scaled(const SDL_Surface *picture, double factor);
SDL_Surface *reader_blurred(const SDL_Surface *picture);

#endif
