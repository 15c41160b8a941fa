/* Turns a prepared photo file into pixels for a box of the page. Any thread. */
#ifndef FOYER_STAGE_PHOTO_H
#define FOYER_STAGE_PHOTO_H

#include "base/error.h"
#include "layout/page.h"

#include <SDL.h>

/* A new opaque surface (RGB888) of exactly width x height: the photo cropped to it around what matters
 * (focus.h), or whole on a blurred and darkened copy of itself, never enlarged more than 1.5 times there.
 * NULL with `error`. */
SDL_Surface *photo_load(const char *path, int width, int height, enum photo_fit fit, struct error *error);

#endif
