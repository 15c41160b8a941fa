/* The operator's logo, from a PNG file to the pixels of the bar. Any thread. */
#ifndef FOYER_STAGE_LOGO_H
#define FOYER_STAGE_LOGO_H

#include "base/error.h"
#include "layout/screen.h"

#include <SDL.h>

/* A new ARGB8888 surface as large as the bar of that screen shows it (bar_logo_size). NULL with `error` when
 * the file is no PNG, or larger than LIMIT_LOGO or LIMIT_LOGO_SIDE. */
SDL_Surface *logo_load(const char *path, const struct screen *screen, struct error *error);

#endif
