#include "support/glyphs.h"

#include "base/memory.h"
#include "support/picture.h"

#include <stdlib.h>
#include <string.h>

/* A search on one picture. */
struct search {
    const SDL_Surface *picture;
    Uint32 background;
    bool *seen; /* per pixel */
    SDL_Point *open;
    size_t open_count;
};

static int by_value(const void *a, const void *b)
{
    Uint32 one = *(const Uint32 *)a, other = *(const Uint32 *)b;
    return one < other ? -1 : one > other;
}

static Uint32 most_common(const SDL_Surface *picture)
{
    size_t count = (size_t)picture->w * (size_t)picture->h, best = 0, run = 0;
    Uint32 *pixels = memory_zeroed(count, sizeof *pixels), found = 0;
    for (size_t i = 0; i < count; i++)
        pixels[i] = picture_pixel(picture, (int)(i % (size_t)picture->w), (int)(i / (size_t)picture->w));
    qsort(pixels, count, sizeof *pixels, by_value);
    for (size_t i = 0; i < count; i++) {
        run = i > 0 && pixels[i] == pixels[i - 1] ? run + 1 : 1;
        if (run > best) {
            best = run;
            found = pixels[i];
        }
    }
    free(pixels);
    return found;
}

static void visit(struct search *search, int x, int y)
{
    const SDL_Surface *picture = search->picture;
    if (x < 0 || y < 0 || x >= picture->w || y >= picture->h)
        return;
    bool *seen = &search->seen[(size_t)y * (size_t)picture->w + (size_t)x];
    if (*seen || picture_pixel(picture, x, y) == search->background)
        return;
    *seen = true;
    search->open[search->open_count++] = (SDL_Point){x, y};
}

/* The box of all ink that hangs together with what is there. */
static SDL_Rect grow(struct search *search, int x, int y)
{
    SDL_Rect box = {x, y, 1, 1};
    visit(search, x, y);
    while (search->open_count > 0) {
        SDL_Point at = search->open[--search->open_count];
        SDL_Rect pixel = {at.x, at.y, 1, 1};
        SDL_UnionRect(&box, &pixel, &box);
        for (int i = 0; i < 9; i++)
            visit(search, at.x + i % 3 - 1, at.y + i / 3 - 1);
    }
    return box;
}

static struct glyph measure(const struct search *search, SDL_Rect box)
{
    struct glyph glyph = {.box = box};
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < box.w * box.h; i++) {
            Uint32 pixel = picture_pixel(search->picture, box.x + i % box.w, box.y + i / box.w);
            int this = picture_contrast(pixel, search->background);
            glyph.contrast = this > glyph.contrast ? this : glyph.contrast;
            glyph.ink += pass == 1 && 2 * this >= glyph.contrast;
        }
    return glyph;
}

static void add(struct glyphs *glyphs, size_t *capacity, struct glyph glyph)
{
    if (glyphs->count == *capacity) {
        *capacity = *capacity ? 2 * *capacity : 256;
        glyphs->all = memory_resize(glyphs->all, *capacity, sizeof *glyphs->all);
    }
    glyphs->all[glyphs->count++] = glyph;
}

struct glyphs glyphs_find(const SDL_Surface *picture)
{
    size_t pixels = (size_t)picture->w * (size_t)picture->h, capacity = 0;
    struct glyphs glyphs = {.background = most_common(picture)};
    struct search search = {.picture = picture,
                            .background = glyphs.background,
                            .seen = memory_zeroed(pixels, sizeof(bool)),
                            .open = memory_zeroed(pixels, sizeof(SDL_Point))};
    for (size_t i = 0; i < pixels; i++) {
        int x = (int)(i % (size_t)picture->w), y = (int)(i / (size_t)picture->w);
        if (search.seen[i] || picture_pixel(picture, x, y) == search.background)
            continue;
        SDL_Rect box = grow(&search, x, y);
        if (box.w <= GLYPH_LARGEST && box.h <= GLYPH_LARGEST)
            add(&glyphs, &capacity, measure(&search, box));
    }
    free(search.seen);
    free(search.open);
    return glyphs;
}

void glyphs_finish(struct glyphs *glyphs)
{
    free(glyphs->all);
    *glyphs = (struct glyphs){0};
}
