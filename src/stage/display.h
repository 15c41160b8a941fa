/* Which display there is and how SDL is to use it. Facts about drivers live here and nowhere else. Main
 * thread. */
#ifndef FOYER_STAGE_DISPLAY_H
#define FOYER_STAGE_DISPLAY_H

#include "base/error.h"

#include <stdbool.h>

/* True when there is a display to open: a desktop (X11, Wayland) or a KMS card with a screen. Does not open
 * it. */
bool display_exists(void);

/* True on a desktop, where a program belongs into a window. */
bool display_is_desktop(void);

/* Sets the hints and initialises SDL's video with the display that is there; SDL_VIDEODRIVER in the
 * environment overrides the choice. Without any, SDL would silently take its "offscreen" driver, so the
 * driver is named. */
bool display_open_video(struct error *error);

/* True when the driver's windows are best drawn by a GPU. SDL's window surfaces exist on X11 and in the
 * drivers without a screen; there, drawing only what changed is cheaper than any software OpenGL.
 * SDL_RENDER_DRIVER=opengles2 (or opengl) in the environment asks for the GPU, "software" against it. */
bool display_wants_gpu(const char *driver);

#endif
