#include "stage/canvas.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "stage/display.h"

#include <SDL_image.h>
#include <stdlib.h>

enum { REFRESH_DEFAULT = 60 };

struct canvas {
    SDL_Window *window;  /* NULL: memory */
    SDL_Surface *pixels; /* what the software renderer draws on: the window's own or ours; NULL on the GPU */
    SDL_Renderer *renderer;
    int width, height;
    bool video; /* SDL's video was initialised here */
};

static bool canvas_open_gpu(struct canvas *canvas)
{
    canvas->renderer =
        SDL_CreateRenderer(canvas->window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (!canvas->renderer) {
        log_warning("stage", "no accelerated renderer (%s); drawing in memory instead", SDL_GetError());
        return false;
    }
    return SDL_GetRendererOutputSize(canvas->renderer, &canvas->width, &canvas->height) == 0;
}

static bool canvas_open_pixels(struct canvas *canvas, struct error *error)
{
    if (canvas->window)
        canvas->pixels = SDL_GetWindowSurface(canvas->window);
    if (!canvas->pixels)
        return error_set(error, "the window gives no pixels to draw on: %s", SDL_GetError());
    canvas->renderer = SDL_CreateSoftwareRenderer(canvas->pixels);
    if (!canvas->renderer)
        return error_set(error, "no software renderer: %s", SDL_GetError());
    canvas->width = canvas->pixels->w;
    canvas->height = canvas->pixels->h;
    return true;
}

static bool canvas_open_renderer(struct canvas *canvas, struct error *error)
{
    bool gpu = canvas->window && display_wants_gpu(SDL_GetCurrentVideoDriver());
    bool fine = (gpu && canvas_open_gpu(canvas)) || canvas_open_pixels(canvas, error);
    if (fine && (canvas->width > LIMIT_SCREEN_SIDE || canvas->height > LIMIT_SCREEN_SIDE))
        return error_set(error, "a screen of %dx%d pixels is larger than the %d allowed", canvas->width,
                         canvas->height, LIMIT_SCREEN_SIDE);
    return fine;
}

/* A fullscreen window is made as large as the screen at once: where no window manager runs, nobody else does
 * it. */
static SDL_Window *open_window(const struct canvas_settings *settings)
{
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    SDL_DisplayMode mode;
    if (!settings->fullscreen)
        return SDL_CreateWindow(settings->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                settings->width, settings->height, flags);
    bool known = SDL_GetDesktopDisplayMode(0, &mode) == 0;
    return SDL_CreateWindow(settings->title, 0, 0, known ? mode.w : settings->width,
                            known ? mode.h : settings->height, flags | SDL_WINDOW_FULLSCREEN_DESKTOP);
}

struct canvas *canvas_create_window(const struct canvas_settings *settings, struct error *error)
{
    struct canvas *canvas = memory_zeroed(1, sizeof *canvas);
    canvas->video = display_open_video(error);
    if (canvas->video) {
        canvas->window = open_window(settings);
        if (!canvas->window)
            error_set(error, "cannot open a window: %s", SDL_GetError());
    }
    if (!canvas->window || !canvas_open_renderer(canvas, error)) {
        canvas_destroy(canvas);
        return NULL;
    }
    if (settings->fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    log_info("stage", "%dx%d on %s, %s", canvas->width, canvas->height, SDL_GetCurrentVideoDriver(),
             canvas->pixels ? "drawn in memory" : "drawn by the GPU");
    return canvas;
}

struct canvas *canvas_create_memory(int width, int height, struct error *error)
{
    struct canvas *canvas = memory_zeroed(1, sizeof *canvas);
    canvas->pixels = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    if (!canvas->pixels)
        error_set(error, "no memory for a picture of %dx%d: %s", width, height, SDL_GetError());
    if (!canvas->pixels || !canvas_open_renderer(canvas, error)) {
        canvas_destroy(canvas);
        return NULL;
    }
    return canvas;
}

static void canvas_close_renderer(struct canvas *canvas)
{
    if (canvas->renderer)
        SDL_DestroyRenderer(canvas->renderer);
    canvas->renderer = NULL;
    if (canvas->window)
        canvas->pixels = NULL; /* the window owns them */
}

void canvas_destroy(struct canvas *canvas)
{
    if (!canvas)
        return;
    canvas_close_renderer(canvas);
    SDL_FreeSurface(canvas->pixels);
    if (canvas->window)
        SDL_DestroyWindow(canvas->window);
    if (canvas->video)
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(canvas);
}

SDL_Renderer *canvas_renderer(struct canvas *canvas)
{
    return canvas->renderer;
}

void canvas_size(const struct canvas *canvas, int *width, int *height)
{
    *width = canvas->width;
    *height = canvas->height;
}

Uint32 canvas_opaque_format(const struct canvas *canvas)
{
    return canvas->pixels ? SDL_PIXELFORMAT_RGB888 : SDL_PIXELFORMAT_ARGB8888;
}

int canvas_refresh_rate(const struct canvas *canvas)
{
    SDL_DisplayMode mode;
    if (!canvas->window || SDL_GetWindowDisplayMode(canvas->window, &mode) != 0 || mode.refresh_rate <= 0)
        return REFRESH_DEFAULT;
    return mode.refresh_rate;
}

bool canvas_resize(struct canvas *canvas, struct error *error)
{
    canvas_close_renderer(canvas);
    return canvas_open_renderer(canvas, error);
}

void canvas_toggle_fullscreen(struct canvas *canvas)
{
    if (!canvas->window)
        return;
    bool full = (SDL_GetWindowFlags(canvas->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
    SDL_SetWindowFullscreen(canvas->window, full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
    SDL_ShowCursor(full ? SDL_ENABLE : SDL_DISABLE);
}

bool canvas_frame(struct canvas *canvas, const SDL_Rect *damage, int count, void (*draw)(void *data),
                  void *data)
{
    SDL_Rect whole = {0, 0, canvas->width, canvas->height};
    if (!canvas->pixels) {
        SDL_RenderSetClipRect(canvas->renderer, NULL);
        draw(data);
        SDL_RenderPresent(canvas->renderer);
        return true;
    }
    SDL_Rect sent[8];
    int rectangles = 0;
    if (count > (int)(sizeof sent / sizeof *sent)) {
        damage = &whole;
        count = 1;
    }
    for (int i = 0; i < count; i++) {
        if (!SDL_IntersectRect(&damage[i], &whole, &sent[rectangles]))
            continue;
        SDL_RenderSetClipRect(canvas->renderer, &sent[rectangles]);
        draw(data);
        rectangles++;
    }
    SDL_RenderFlush(canvas->renderer);
    return !canvas->window || rectangles == 0 ||
           SDL_UpdateWindowSurfaceRects(canvas->window, sent, rectangles) == 0;
}

SDL_Surface *canvas_read(struct canvas *canvas, struct error *error)
{
    SDL_Surface *copy =
        SDL_CreateRGBSurfaceWithFormat(0, canvas->width, canvas->height, 32, SDL_PIXELFORMAT_RGB888);
    SDL_RenderSetClipRect(canvas->renderer, NULL);
    if (!copy || SDL_RenderReadPixels(canvas->renderer, NULL, SDL_PIXELFORMAT_RGB888, copy->pixels,
                                      copy->pitch) != 0) {
        error_set(error, "cannot read the screen: %s", SDL_GetError());
        SDL_FreeSurface(copy);
        return NULL;
    }
    return copy;
}

bool canvas_save_png(struct canvas *canvas, const char *path, struct error *error)
{
    SDL_Surface *copy = canvas_read(canvas, error);
    if (!copy)
        return false;
    size_t size = (size_t)copy->w * (size_t)copy->h * 4 + 65536;
    void *bytes = malloc(size);
    SDL_RWops *target = bytes ? SDL_RWFromMem(bytes, (int)size) : NULL;
    bool fine = target && IMG_SavePNG_RW(copy, target, 0) == 0;
    if (!fine)
        error_set(error, "%s: cannot make a PNG: %s", path, target ? SDL_GetError() : "out of memory");
    else
        fine = file_write_atomic(path, bytes, (size_t)SDL_RWtell(target), error);
    if (target)
        SDL_RWclose(target);
    free(bytes);
    SDL_FreeSurface(copy);
    return fine;
}
