/* What the stage draws on: a window, or memory for `foyer render`; the same drawing calls for both. It hides
 * two ways to a screen: the GPU (everything is drawn for every frame, presenting waits for the refresh) and
 * plain memory (SDL's software renderer on the window's own pixels, of which only what changed is drawn and
 * sent). Main thread. */
#ifndef FOYER_STAGE_CANVAS_H
#define FOYER_STAGE_CANVAS_H

#include "base/error.h"

#include <SDL.h>
#include <stdbool.h>

struct canvas;

enum { CANVAS_DAMAGE = 4 /* rectangles of a frame at most */ };

/* Asked before each texture is made, size in pixels: a seam, so that tests can play a screen that refuses. */
struct canvas_gate {
    bool (*allows)(void *data, int width, int height);
    void *data;
};

struct canvas_settings {
    const char *title; /* of the window */
    int width, height; /* of a window, pixels; not used when fullscreen */
    bool fullscreen;
    int rotate; /* degrees clockwise by which the picture is turned on the screen: 0, 90, 180 or 270 */
    const struct canvas_gate *gate; /* borrowed; NULL: every texture is allowed */
};

/* Initialises SDL's video and opens the window. */
struct canvas *canvas_create_window(const struct canvas_settings *settings, struct error *error);

/* `width` x `height` pixels in memory; no display needed. */
struct canvas *canvas_create_memory(int width, int height, struct error *error);

/* Textures must be gone before. NULL is accepted. */
void canvas_destroy(struct canvas *canvas);

/* Valid until canvas_resize or canvas_destroy. */
SDL_Renderer *canvas_renderer(struct canvas *canvas);

/* Of the upright picture: what is drawn is drawn upright, and turned on its way to the screen. */
void canvas_size(const struct canvas *canvas, int *width, int *height);

/* False, and SDL's error set, when the gate refuses a texture of that size. */
bool canvas_allows(const struct canvas *canvas, int width, int height);

/* Pixel format of textures without transparency: 32 bits, 0x00RRGGBB in the low 24. */
Uint32 canvas_opaque_format(const struct canvas *canvas);

/* True when the canvas draws pictures at parts of a pixel, smoothly: the GPU does. */
bool canvas_draws_parts(const struct canvas *canvas);

/* Refreshes per second of the screen; 60 where it does not say. */
int canvas_refresh_rate(const struct canvas *canvas);

/* After SDL_WINDOWEVENT_SIZE_CHANGED or SDL_RENDER_TARGETS/DEVICE_RESET, or to turn the picture otherwise:
 * every texture is dead after this call; the caller destroys its textures BEFORE it and makes new ones after.
 */
bool canvas_resize(struct canvas *canvas, int rotate, struct error *error);

/* From the next frame on the picture is moved by so many pixels right and down; what is moved out is lost,
 * and where nothing is left the picture's edge is seen once more. True when that is another place than
 * before: then everything must be drawn anew. */
bool canvas_set_drift(struct canvas *canvas, int x, int y);

void canvas_toggle_fullscreen(struct canvas *canvas);

/* Draws a frame: calls `draw` for every damaged rectangle with the clip set to it (on the GPU for the whole
 * screen), where the picture has drifted again for the edges, then shows it. The rectangles, at most
 * CANVAS_DAMAGE, may reach over the edges. False when presenting failed at once, so that the caller does not
 * spin. */
bool canvas_frame(struct canvas *canvas, const SDL_Rect *damage, int count, void (*draw)(void *data),
                  void *data);

/* What is on the canvas now, upright, as a new RGB surface; NULL with `error`. */
SDL_Surface *canvas_read(struct canvas *canvas, struct error *error);

/* Writes it to a PNG file, atomically. */
bool canvas_save_png(struct canvas *canvas, const char *path, struct error *error);

#endif
