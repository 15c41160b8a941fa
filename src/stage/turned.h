/* A picture that is shown turned by a quarter, a half or three quarters of a circle, clockwise. "Upright" is
 * the picture as the page was laid out, "turned" is it as the screen's hardware counts rows and columns. Any
 * thread.
 */
#ifndef FOYER_STAGE_TURNED_H
#define FOYER_STAGE_TURNED_H

#include <SDL.h>
#include <stdbool.h>

/* `degrees` is 0, 90, 180 or 270 everywhere. True when width and height change places. */
bool turned_on_its_side(int degrees);

/* Where a rectangle of an upright picture of width x height is found in the turned one. */
SDL_Rect turned_rect(SDL_Rect rect, int width, int height, int degrees);

/* Copies a part of the upright picture, turned, to its place. Both have 32 bits per pixel and the same
 * format, and `to` is as large as `from` turned; the part lies within. */
void turned_copy(const SDL_Surface *from, const SDL_Rect *part, SDL_Surface *to, int degrees);

#endif
