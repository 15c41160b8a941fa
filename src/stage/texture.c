/* Makes textures through the canvas's gate. Knows nothing of pages. Main thread. */
#include "stage/texture.h"

static SDL_Texture *told(SDL_Texture *texture, int width, int height, SDL_BlendMode mode, struct error *error)
{
    if (!texture)
        error_set(error, "no texture of %dx%d: %s", width, height, SDL_GetError());
    else
        SDL_SetTextureBlendMode(texture, mode);
    return texture;
}

SDL_Texture *texture_create(struct canvas *canvas, int width, int height, struct error *error)
{
    SDL_Texture *texture = NULL;
    if (canvas_allows(canvas, width, height))
        texture = SDL_CreateTexture(canvas_renderer(canvas), canvas_opaque_format(canvas),
                                    SDL_TEXTUREACCESS_STREAMING, width, height);
    return told(texture, width, height, SDL_BLENDMODE_NONE, error);
}

SDL_Texture *texture_of(struct canvas *canvas, SDL_Surface *pixels, SDL_BlendMode mode, struct error *error)
{
    SDL_Texture *texture = NULL;
    if (canvas_allows(canvas, pixels->w, pixels->h))
        texture = SDL_CreateTextureFromSurface(canvas_renderer(canvas), pixels);
    return told(texture, pixels->w, pixels->h, mode, error);
}

SDL_Surface *texture_open(SDL_Texture *texture, struct error *error)
{
    void *pixels;
    int pitch, width, height;
    SDL_Surface *surface = NULL;
    if (SDL_QueryTexture(texture, NULL, NULL, &width, &height) == 0 &&
        SDL_LockTexture(texture, NULL, &pixels, &pitch) == 0) {
        surface =
            SDL_CreateRGBSurfaceWithFormatFrom(pixels, width, height, 32, pitch, SDL_PIXELFORMAT_ARGB8888);
        if (!surface)
            SDL_UnlockTexture(texture);
    }
    if (!surface)
        error_set(error, "cannot paint: %s", SDL_GetError());
    return surface;
}

void texture_close(SDL_Texture *texture, SDL_Surface *surface)
{
    SDL_FreeSurface(surface);
    SDL_UnlockTexture(texture);
}
