/* Decodes, crops, scales and blurs. Files come from the store; still none may be larger than what is kept
 * there. Any thread, the photos' in the display. */
#include "stage/photo.h"

#include "base/limits.h"
#include "stage/focus.h"

#include <SDL_image.h>

enum {
    BACKDROP_SIDE = 24,      /* pixels the blurred copy is made from */
    BACKDROP_DARKNESS = 150, /* 0..255 */
};

#define ENLARGE_MAX 1.5

static SDL_Surface *rgb_surface(int width, int height, struct error *error)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    if (!surface)
        error_set(error, "no memory for a photo of %dx%d", width, height);
    return surface;
}

static SDL_Surface *decode(const char *path, struct error *error)
{
    SDL_Surface *file = IMG_Load(path);
    if (!file) {
        error_set(error, "%s: cannot decode: %s", path, SDL_GetError());
        return NULL;
    }
    if (file->w > LIMIT_PHOTO_KEPT_SIDE || file->h > LIMIT_PHOTO_KEPT_SIDE) {
        error_set(error, "%s: %dx%d pixels are more than a prepared photo has", path, file->w, file->h);
        SDL_FreeSurface(file);
        return NULL;
    }
    SDL_Surface *rgb = SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_RGB888, 0);
    SDL_FreeSurface(file);
    if (!rgb)
        error_set(error, "%s: no memory for its pixels", path);
    return rgb;
}

static bool stretch(SDL_Surface *from, const SDL_Rect *part, SDL_Surface *to, const SDL_Rect *place,
                    struct error *error)
{
    if (part->w == place->w && part->h == place->h) {
        SDL_Rect at = *place;
        SDL_SetSurfaceBlendMode(from, SDL_BLENDMODE_NONE);
        if (SDL_BlitSurface(from, part, to, &at) == 0)
            return true;
    } else if (SDL_SoftStretchLinear(from, part, to, place) == 0) {
        return true;
    }
    return error_set(error, "cannot scale a photo: %s", SDL_GetError());
}

/* Blurred by going through a tiny picture, in two steps so that no squares show. */
static bool draw_backdrop(SDL_Surface *photo, SDL_Surface *target, struct error *error)
{
    SDL_Rect part = focus_crop(photo, target->w, target->h), whole = {0, 0, target->w, target->h};
    SDL_Rect tiny_area = {0, 0, BACKDROP_SIDE, BACKDROP_SIDE};
    SDL_Rect middle_area = {0, 0, BACKDROP_SIDE * 6, BACKDROP_SIDE * 6};
    SDL_Surface *tiny = rgb_surface(tiny_area.w, tiny_area.h, error);
    SDL_Surface *middle = rgb_surface(middle_area.w, middle_area.h, error);
    bool fine = tiny && middle && stretch(photo, &part, middle, &middle_area, error) &&
                stretch(middle, &middle_area, tiny, &tiny_area, error) &&
                stretch(tiny, &tiny_area, middle, &middle_area, error) &&
                stretch(middle, &middle_area, target, &whole, error);
    SDL_Surface *shade = fine ? rgb_surface(1, 1, error) : NULL;
    if (shade) {
        SDL_FillRect(shade, NULL, 0);
        SDL_SetSurfaceBlendMode(shade, SDL_BLENDMODE_BLEND);
        SDL_SetSurfaceAlphaMod(shade, BACKDROP_DARKNESS);
        fine = SDL_BlitScaled(shade, NULL, target, &whole) == 0;
    }
    SDL_FreeSurface(shade);
    SDL_FreeSurface(tiny);
    SDL_FreeSurface(middle);
    return fine && shade;
}

static bool draw_whole(SDL_Surface *photo, SDL_Surface *target, struct error *error)
{
    double across = (double)target->w / photo->w, down = (double)target->h / photo->h;
    double scale = across < down ? across : down;
    if (scale > ENLARGE_MAX)
        scale = ENLARGE_MAX;
    SDL_Rect all = {0, 0, photo->w, photo->h};
    SDL_Rect place = {.w = (int)(photo->w * scale), .h = (int)(photo->h * scale)};
    place.w = place.w > 0 ? place.w : 1;
    place.h = place.h > 0 ? place.h : 1;
    place.x = (target->w - place.w) / 2;
    place.y = (target->h - place.h) / 2;
    return draw_backdrop(photo, target, error) && stretch(photo, &all, target, &place, error);
}

SDL_Surface *photo_load(const char *path, int width, int height, enum photo_fit fit, struct error *error)
{
    SDL_Surface *photo = decode(path, error), *target = photo ? rgb_surface(width, height, error) : NULL;
    if (target) {
        SDL_Rect whole = {0, 0, width, height};
        SDL_Rect part = focus_crop(photo, width, height);
        bool fine = fit == PHOTO_WHOLE ? draw_whole(photo, target, error)
                                       : stretch(photo, &part, target, &whole, error);
        if (!fine) {
            SDL_FreeSurface(target);
            target = NULL;
        }
    }
    SDL_FreeSurface(photo);
    return target;
}
