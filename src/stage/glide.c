/* A moving photo and what lies on it, taken apart. Knows no time but the share that is over. Main thread. */
#include "stage/glide.h"

#include "stage/texture.h"

#include <math.h>

static SDL_Surface *argb(int width, int height)
{
    return SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
}

static bool paint_over(SDL_Surface *surface, Uint32 ground, const struct art_tools *tools,
                       const struct page *page, struct error *error)
{
    SDL_FillRect(surface, NULL, ground);
    paint_shade(surface, &page->shade, &page->shade, page->shade_full, PAINT_SHADE_STRENGTH,
                tools->theme->colors[INK_SHADE]);
    return paint_placed(surface, &page->shade, tools->fonts, &page->caption, tools->theme, error);
}

/* What was laid over black gave one colour, over white another: from both follow its own colour and how much
 * of the ground it hides. */
static Uint32 find_ink(Uint32 on_black, Uint32 on_white)
{
    Uint32 alpha = 255 - ((on_white >> 8 & 0xFF) - (on_black >> 8 & 0xFF)), pixel = alpha << 24;
    for (int shift = 0; shift < 24 && alpha > 0; shift += 8) {
        Uint32 channel = ((on_black >> shift & 0xFF) * 255 + alpha / 2) / alpha;
        pixel |= (channel < 255 ? channel : 255) << shift;
    }
    return pixel;
}

/* Into `black`, which becomes transparent where the photo is to be seen. */
static void take_apart(SDL_Surface *black, const SDL_Surface *white)
{
    for (int y = 0; y < black->h; y++) {
        Uint32 *row = (Uint32 *)((char *)black->pixels + (size_t)y * (size_t)black->pitch);
        const Uint32 *other =
            (const Uint32 *)((const char *)white->pixels + (size_t)y * (size_t)white->pitch);
        for (int x = 0; x < black->w; x++)
            row[x] = find_ink(row[x], other[x]);
    }
}

static bool make_over(struct glide *glide, const struct art_tools *tools, const struct page *page,
                      struct error *error)
{
    SDL_Surface *black = argb(page->shade.w, page->shade.h), *white = argb(page->shade.w, page->shade.h);
    bool fine = false;
    if (!black || !white)
        error_set(error, "no memory for a caption: %s", SDL_GetError());
    else
        fine = paint_over(black, 0xFF000000, tools, page, error) &&
               paint_over(white, 0xFFFFFFFF, tools, page, error);
    if (black && white && fine)
        take_apart(black, white);
    SDL_FreeSurface(white);
    glide->over_pixels = black;
    return fine;
}

bool glide_init(struct glide *glide, const struct art_tools *tools, const struct page *page,
                SDL_Surface *photo, struct error *error)
{
    *glide = (struct glide){0};
    if (!photo || page->spare == 0)
        return true;
    glide->box = page->photo;
    glide->shade = page->shade;
    glide->spare = page->spare;
    glide->photo_pixels = SDL_ConvertSurface(photo, photo->format, 0);
    if (!glide->photo_pixels)
        return error_set(error, "no memory for a photo that moves: %s", SDL_GetError());
    return page->shade.h == 0 || make_over(glide, tools, page, error);
}

static SDL_Texture *upload(struct canvas *canvas, SDL_Surface *pixels, SDL_BlendMode mode)
{
    SDL_Texture *texture = pixels ? texture_of(canvas, pixels, mode, NULL) : NULL;
    if (texture)
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
    return texture;
}

void glide_start(struct glide *glide, struct canvas *canvas)
{
    bool has_over = glide->over_pixels != NULL;
    if (!glide->photo_pixels)
        return;
    glide->photo = upload(canvas, glide->photo_pixels, SDL_BLENDMODE_NONE);
    glide->over = upload(canvas, glide->over_pixels, SDL_BLENDMODE_BLEND);
    SDL_FreeSurface(glide->photo_pixels);
    SDL_FreeSurface(glide->over_pixels);
    glide->photo_pixels = glide->over_pixels = NULL;
    if (!glide->photo || (has_over && !glide->over))
        glide_finish(glide);
}

void glide_finish(struct glide *glide)
{
    SDL_FreeSurface(glide->photo_pixels);
    SDL_FreeSurface(glide->over_pixels);
    if (glide->photo)
        SDL_DestroyTexture(glide->photo);
    if (glide->over)
        SDL_DestroyTexture(glide->over);
    *glide = (struct glide){0};
}

int glide_place(const struct glide *glide, double done, bool parts)
{
    double t = done < 0 ? 0 : done > 1 ? 1 : done, moved = t * t * (3 - 2 * t) * glide->spare;
    if (!glide->photo)
        return 0;
    return parts ? (int)lround(moved * GLIDE_PIXEL) : (int)lround(moved) * GLIDE_PIXEL;
}

/* Parts of a pixel: the corners of the box are given their place in the photo. */
static void draw_parts(const struct glide *glide, SDL_Renderer *renderer, float place)
{
    static const int corners[] = {0, 1, 2, 2, 1, 3};
    float width = (float)(glide->box.w + glide->spare), height = (float)(glide->box.h + glide->spare);
    SDL_Vertex vertices[4];
    for (int i = 0; i < 4; i++) {
        float x = i % 2 ? (float)glide->box.w : 0, y = i / 2 ? (float)glide->box.h : 0;
        vertices[i] = (SDL_Vertex){.position = {(float)glide->box.x + x, (float)glide->box.y + y},
                                   .color = {255, 255, 255, 255},
                                   .tex_coord = {(x + place) / width, (y + place) / height}};
    }
    SDL_RenderGeometry(renderer, glide->photo, vertices, 4, corners, 6);
}

void glide_draw(const struct glide *glide, SDL_Renderer *renderer, SDL_Texture *picture, int place)
{
    if (!glide->photo || place == 0)
        return;
    SDL_Rect from = {place / GLIDE_PIXEL, place / GLIDE_PIXEL, glide->box.w, glide->box.h};
    SDL_Rect to = {glide->box.x, glide->box.y, glide->box.w, glide->box.h};
    if (place % GLIDE_PIXEL == 0)
        SDL_RenderCopy(renderer, glide->photo, &from, &to);
    else
        draw_parts(glide, renderer, (float)place / GLIDE_PIXEL);
    to = (SDL_Rect){glide->shade.x, glide->shade.y, glide->shade.w, glide->shade.h};
    if (glide->over)
        SDL_RenderCopy(renderer, glide->over, NULL, &to);
    to = (SDL_Rect){glide->code.x, glide->code.y, glide->code.w, glide->code.h};
    if (glide->code.w > 0)
        SDL_RenderCopy(renderer, picture, &to, &to);
}
