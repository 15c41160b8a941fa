/* Loads one photo at a time on a thread of its own, so that no frame waits for a disk or a decoder. The owner
 * asks, goes on, and looks for the result after SDL has delivered the loader's event. All functions: main
 * thread. */
#ifndef FOYER_STAGE_LOADER_H
#define FOYER_STAGE_LOADER_H

#include "base/error.h"
#include "layout/page.h"

#include <SDL.h>

struct loader;

/* Starts the thread. */
struct loader *loader_create(struct error *error);

/* Waits for the photo under way and ends the thread. NULL is accepted. */
void loader_destroy(struct loader *loader);

/* Asks for a photo; an earlier request that was not collected is forgotten. `path` is copied. */
void loader_request(struct loader *loader, const char *path, int width, int height, enum photo_fit fit);

enum loader_state { LOADER_IDLE, LOADER_BUSY, LOADER_DONE, LOADER_FAILED };

/* How the last request fares. With LOADER_DONE the surface becomes the caller's, with LOADER_FAILED `error`
 * says why; after either the loader is idle. */
enum loader_state loader_collect(struct loader *loader, SDL_Surface **surface, struct error *error);

/* Type of the SDL event that is pushed when a request is finished; it only wakes. */
Uint32 loader_event(const struct loader *loader);

#endif
