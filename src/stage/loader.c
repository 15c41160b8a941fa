/* One request, one result, one thread. Knows no page. loader_work and loader_run: the photo thread; else
 * main. */
#include "stage/loader.h"

#include "base/memory.h"
#include "stage/photo.h"

#include <stdlib.h>

struct request {
    char *path; /* NULL: none */
    int width, height;
    enum photo_fit fit;
};

/* Everything below `mutex` is shared and read or written only while it is held. */
struct loader {
    SDL_Thread *thread;
    SDL_cond *wake;
    Uint32 event;
    SDL_mutex *mutex;
    struct request wanted;
    enum loader_state state;
    SDL_Surface *surface;
    struct error error;
    bool ended;
};

/* Loads outside the lock; the result counts only if nothing newer was asked for meanwhile. */
static void loader_work(struct loader *loader)
{
    struct request request = loader->wanted;
    struct error error = {0};
    loader->wanted = (struct request){0};
    SDL_UnlockMutex(loader->mutex);
    SDL_Surface *surface = photo_load(request.path, request.width, request.height, request.fit, &error);
    free(request.path);
    SDL_LockMutex(loader->mutex);
    if (loader->wanted.path || loader->ended) {
        SDL_FreeSurface(surface);
        return;
    }
    loader->surface = surface;
    loader->error = error;
    loader->state = surface ? LOADER_DONE : LOADER_FAILED;
    SDL_PushEvent(&(SDL_Event){.type = loader->event});
}

static int loader_run(void *data)
{
    struct loader *loader = data;
    SDL_LockMutex(loader->mutex);
    while (!loader->ended) {
        if (loader->wanted.path)
            loader_work(loader);
        else
            SDL_CondWait(loader->wake, loader->mutex);
    }
    SDL_UnlockMutex(loader->mutex);
    return 0;
}

struct loader *loader_create(struct error *error)
{
    struct loader *loader = memory_zeroed(1, sizeof *loader);
    loader->event = SDL_RegisterEvents(1);
    loader->mutex = SDL_CreateMutex();
    loader->wake = SDL_CreateCond();
    if (loader->mutex && loader->wake)
        loader->thread = SDL_CreateThread(loader_run, "photos", loader);
    if (!loader->thread) {
        error_set(error, "cannot start the photo thread: %s", SDL_GetError());
        loader_destroy(loader);
        return NULL;
    }
    return loader;
}

void loader_destroy(struct loader *loader)
{
    if (!loader)
        return;
    if (loader->thread) {
        SDL_LockMutex(loader->mutex);
        loader->ended = true;
        SDL_CondSignal(loader->wake);
        SDL_UnlockMutex(loader->mutex);
        SDL_WaitThread(loader->thread, NULL);
    }
    SDL_FreeSurface(loader->surface);
    free(loader->wanted.path);
    if (loader->wake)
        SDL_DestroyCond(loader->wake);
    if (loader->mutex)
        SDL_DestroyMutex(loader->mutex);
    free(loader);
}

void loader_request(struct loader *loader, const char *path, int width, int height, enum photo_fit fit)
{
    SDL_LockMutex(loader->mutex);
    free(loader->wanted.path);
    SDL_FreeSurface(loader->surface);
    loader->surface = NULL;
    loader->wanted =
        (struct request){.path = memory_copy_text(path), .width = width, .height = height, .fit = fit};
    loader->state = LOADER_BUSY;
    SDL_CondSignal(loader->wake);
    SDL_UnlockMutex(loader->mutex);
}

enum loader_state loader_collect(struct loader *loader, SDL_Surface **surface, struct error *error)
{
    SDL_LockMutex(loader->mutex);
    enum loader_state state = loader->state;
    if (state == LOADER_DONE)
        *surface = loader->surface;
    if (state == LOADER_FAILED)
        error_set(error, "%s", loader->error.text);
    if (state != LOADER_BUSY) {
        loader->surface = NULL;
        loader->state = LOADER_IDLE;
    }
    SDL_UnlockMutex(loader->mutex);
    return state;
}

Uint32 loader_event(const struct loader *loader)
{
    return loader->event;
}
