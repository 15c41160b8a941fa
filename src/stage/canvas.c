/* Windows, renderers, and frames of what is damaged, drifted and turned. Knows no page. Main thread. */
#include "stage/canvas.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "stage/display.h"
#include "stage/turned.h"

#include <SDL_image.h>
#include <stdlib.h>

enum { REFRESH_DEFAULT = 60 };

struct canvas {
    const struct canvas_gate *gate; /* NULL: none */
    SDL_Window *window;             /* NULL: memory */
    SDL_Surface *pixels;            /* what the software renderer draws on, upright; NULL on the GPU */
    bool owns_pixels;               /* else they are the window's */
    SDL_Surface *glass;   /* the window's pixels, to which ours are turned; NULL when they are not turned */
    SDL_Texture *upright; /* what the GPU draws on before that is turned; NULL when it is not */
    SDL_Renderer *renderer;
    int width, height; /* of the upright picture */
    int rotate;
    int drift_x, drift_y;
    bool video; /* SDL's video was initialised here */
};

static void canvas_close_renderer(struct canvas *canvas)
{
    if (canvas->upright)
        SDL_DestroyTexture(canvas->upright);
    if (canvas->renderer)
        SDL_DestroyRenderer(canvas->renderer);
    if (canvas->window) { /* of its own pixels the window takes care */
        if (canvas->owns_pixels)
            SDL_FreeSurface(canvas->pixels);
        canvas->pixels = canvas->glass = NULL;
        canvas->owns_pixels = false;
    }
    canvas->upright = NULL;
    canvas->renderer = NULL;
}

static void swap_sides(struct canvas *canvas)
{
    int width = canvas->width;
    canvas->width = canvas->height;
    canvas->height = width;
}

static bool canvas_open_upright(struct canvas *canvas)
{
    if (canvas->rotate == 0)
        return true;
    if (turned_on_its_side(canvas->rotate))
        swap_sides(canvas);
    canvas->upright = SDL_CreateTexture(canvas->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET,
                                        canvas->width, canvas->height);
    return canvas->upright && SDL_SetTextureBlendMode(canvas->upright, SDL_BLENDMODE_NONE) == 0;
}

static bool canvas_open_gpu(struct canvas *canvas)
{
    Uint32 turns = canvas->rotate ? SDL_RENDERER_TARGETTEXTURE : 0;
    canvas->renderer =
        SDL_CreateRenderer(canvas->window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC | turns);
    if (canvas->renderer &&
        SDL_GetRendererOutputSize(canvas->renderer, &canvas->width, &canvas->height) == 0 &&
        canvas_open_upright(canvas))
        return true;
    log_warning("stage", "no accelerated renderer (%s); drawing in memory instead", SDL_GetError());
    canvas_close_renderer(canvas);
    return false;
}

/* Pixels of our own, which are turned on their way to those of the window. */
static bool canvas_open_turned(struct canvas *canvas, struct error *error)
{
    const SDL_Surface *glass = canvas->glass = canvas->pixels;
    bool side = turned_on_its_side(canvas->rotate);
    canvas->pixels = NULL;
    if (glass->format->BytesPerPixel != 4)
        (void)error_set(error, "the window has %d bits per pixel; a picture is turned only with 32",
                        glass->format->BitsPerPixel);
    else
        canvas->pixels = SDL_CreateRGBSurfaceWithFormat(
            0, side ? glass->h : glass->w, side ? glass->w : glass->h, 32, glass->format->format);
    if (!canvas->pixels) /* the first error stays */
        (void)error_set(error, "no memory for a turned picture: %s", SDL_GetError());
    canvas->owns_pixels = canvas->pixels != NULL;
    return canvas->owns_pixels;
}

static bool canvas_open_pixels(struct canvas *canvas, struct error *error)
{
    if (canvas->window)
        canvas->pixels = SDL_GetWindowSurface(canvas->window);
    if (!canvas->pixels)
        return error_set(error, "the window gives no pixels to draw on: %s", SDL_GetError());
    if (canvas->window && canvas->rotate && !canvas_open_turned(canvas, error))
        return false;
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
    canvas->rotate = settings->rotate;
    canvas->gate = settings->gate;
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
    canvas->owns_pixels = canvas->pixels != NULL;
    if (!canvas->pixels)
        error_set(error, "no memory for a picture of %dx%d: %s", width, height, SDL_GetError());
    if (!canvas->pixels || !canvas_open_renderer(canvas, error)) {
        canvas_destroy(canvas);
        return NULL;
    }
    return canvas;
}

void canvas_destroy(struct canvas *canvas)
{
    if (!canvas)
        return;
    canvas_close_renderer(canvas);
    if (canvas->owns_pixels)
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

bool canvas_allows(const struct canvas *canvas, int width, int height)
{
    const struct canvas_gate *gate = canvas->gate;
    bool allowed = !gate || gate->allows(gate->data, width, height);
    if (!allowed)
        SDL_SetError("the gate refuses it");
    return allowed;
}

Uint32 canvas_opaque_format(const struct canvas *canvas)
{
    return canvas->pixels ? SDL_PIXELFORMAT_RGB888 : SDL_PIXELFORMAT_ARGB8888;
}

bool canvas_draws_parts(const struct canvas *canvas)
{
    return !canvas->pixels;
}

int canvas_refresh_rate(const struct canvas *canvas)
{
    SDL_DisplayMode mode;
    if (!canvas->window || SDL_GetWindowDisplayMode(canvas->window, &mode) != 0 || mode.refresh_rate <= 0)
        return REFRESH_DEFAULT;
    return mode.refresh_rate;
}

bool canvas_resize(struct canvas *canvas, int rotate, struct error *error)
{
    canvas_close_renderer(canvas);
    canvas->rotate = rotate;
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

bool canvas_set_drift(struct canvas *canvas, int x, int y)
{
    bool moved = canvas->drift_x != x || canvas->drift_y != y;
    canvas->drift_x = x;
    canvas->drift_y = y;
    return moved;
}

enum { BANDS = 2 };

/* Columns, or rows, of the canvas that show the picture moved by `shift`. */
struct band {
    int from, to, shift;
};

static int clamp(int value, int most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

/* Where columns from..to-1 of the picture are seen when it has drifted: moved along, and those at the edge
 * that was left are once more where they were. */
static void find_bands(int from, int to, int full, int drift, struct band bands[BANDS])
{
    bands[0] = (struct band){clamp(from + drift, full), clamp(to + drift, full), drift};
    bands[1] = (struct band){0, 0, 0};
    if (drift > 0 && from <= 0)
        bands[1].to = drift;
    if (drift < 0 && to >= full)
        bands[1] = (struct band){full + drift, full, 0};
}

/* Draws where two bands cross; `drawn` becomes that place on the canvas. False when it is empty. */
static bool draw_crossing(struct canvas *canvas, const struct band *columns, const struct band *rows,
                          void (*draw)(void *data), void *data, SDL_Rect *drawn)
{
    *drawn = (SDL_Rect){columns->from, rows->from, columns->to - columns->from, rows->to - rows->from};
    if (drawn->w <= 0 || drawn->h <= 0)
        return false;
    SDL_Rect view = {columns->shift, rows->shift, canvas->width, canvas->height};
    SDL_Rect clip = {drawn->x - view.x, drawn->y - view.y, drawn->w, drawn->h};
    SDL_RenderSetViewport(canvas->renderer, &view);
    SDL_RenderSetClipRect(canvas->renderer, &clip);
    draw(data);
    return true;
}

/* Draws what is damaged; `drawn` becomes the places on the canvas. Returns how many there are. */
static int draw_damage(struct canvas *canvas, const SDL_Rect *damage, int count, void (*draw)(void *data),
                       void *data, SDL_Rect drawn[CANVAS_DAMAGE * BANDS * BANDS])
{
    int places = 0;
    for (int i = 0; i < count; i++) {
        struct band columns[BANDS], rows[BANDS];
        find_bands(damage[i].x, damage[i].x + damage[i].w, canvas->width, canvas->drift_x, columns);
        find_bands(damage[i].y, damage[i].y + damage[i].h, canvas->height, canvas->drift_y, rows);
        for (int j = 0; j < BANDS * BANDS; j++)
            places +=
                draw_crossing(canvas, &columns[j / BANDS], &rows[j % BANDS], draw, data, &drawn[places]);
    }
    SDL_RenderSetViewport(canvas->renderer, NULL);
    SDL_RenderSetClipRect(canvas->renderer, NULL);
    return places;
}

static void frame_gpu(struct canvas *canvas, void (*draw)(void *data), void *data)
{
    SDL_Rect whole = {0, 0, canvas->width, canvas->height}, drawn[CANVAS_DAMAGE * BANDS * BANDS];
    if (canvas->upright)
        SDL_SetRenderTarget(canvas->renderer, canvas->upright);
    draw_damage(canvas, &whole, 1, draw, data, drawn);
    if (canvas->upright) {
        /* SDL turns about the middle: put there, the picture ends where it belongs. */
        float off = turned_on_its_side(canvas->rotate) ? (float)(canvas->height - canvas->width) / 2 : 0;
        SDL_FRect place = {off, -off, (float)canvas->width, (float)canvas->height};
        SDL_SetRenderTarget(canvas->renderer, NULL);
        SDL_RenderCopyExF(canvas->renderer, canvas->upright, NULL, &place, canvas->rotate, NULL,
                          SDL_FLIP_NONE);
    }
    SDL_RenderPresent(canvas->renderer);
}

bool canvas_frame(struct canvas *canvas, const SDL_Rect *damage, int count, void (*draw)(void *data),
                  void *data)
{
    SDL_Rect drawn[CANVAS_DAMAGE * BANDS * BANDS];
    if (!canvas->pixels) {
        frame_gpu(canvas, draw, data);
        return true;
    }
    int places =
        draw_damage(canvas, damage, count < CANVAS_DAMAGE ? count : CANVAS_DAMAGE, draw, data, drawn);
    SDL_RenderFlush(canvas->renderer);
    for (int i = 0; i < places && canvas->glass; i++) {
        turned_copy(canvas->pixels, &drawn[i], canvas->glass, canvas->rotate);
        drawn[i] = turned_rect(drawn[i], canvas->width, canvas->height, canvas->rotate);
    }
    return !canvas->window || places == 0 || SDL_UpdateWindowSurfaceRects(canvas->window, drawn, places) == 0;
}

SDL_Surface *canvas_read(struct canvas *canvas, struct error *error)
{
    SDL_Surface *copy =
        SDL_CreateRGBSurfaceWithFormat(0, canvas->width, canvas->height, 32, SDL_PIXELFORMAT_RGB888);
    if (canvas->upright)
        SDL_SetRenderTarget(canvas->renderer, canvas->upright);
    bool fine = copy && SDL_RenderReadPixels(canvas->renderer, NULL, SDL_PIXELFORMAT_RGB888, copy->pixels,
                                             copy->pitch) == 0;
    if (canvas->upright)
        SDL_SetRenderTarget(canvas->renderer, NULL);
    if (!fine) {
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
