/* Lines as masks, and a ring of rows. Knows no page but its summary. Main thread. */
#include "stage/strip.h"

#include "base/memory.h"
#include "stage/texture.h"
#include "text/blend.h"

#include <stdlib.h>
#include <string.h>

/* Ink may stand out above and below its line by so much of the line's height (1/n): accents, Arabic. */
enum { OVERHANG = 3 };

static SDL_Rect ink_bounds(const SDL_Surface *surface)
{
    SDL_Rect bounds = {surface->w, surface->h, 0, 0};
    int right = 0, bottom = 0;
    for (int y = 0; y < surface->h; y++) {
        const Uint32 *row =
            (const Uint32 *)((const char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
        for (int x = 0; x < surface->w; x++) {
            if (!(row[x] >> 24))
                continue;
            bounds.x = x < bounds.x ? x : bounds.x;
            bounds.y = y < bounds.y ? y : bounds.y;
            right = x >= right ? x + 1 : right;
            bottom = y + 1;
        }
    }
    bounds.w = right > bounds.x ? right - bounds.x : 0;
    bounds.h = bottom > bounds.y ? bottom - bounds.y : 0;
    return bounds;
}

/* Text is drawn in white: what is not white has a colour of its own. */
static bool has_colours(const SDL_Surface *surface, const SDL_Rect *ink)
{
    for (int y = ink->y; y < ink->y + ink->h; y++) {
        const Uint32 *row =
            (const Uint32 *)((const char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
        for (int x = ink->x; x < ink->x + ink->w; x++)
            if (row[x] >> 24 && (row[x] & 0xFFFFFF) != 0xFFFFFF)
                return true;
    }
    return false;
}

static void mask_take(struct strip_mask *mask, const SDL_Surface *surface, const SDL_Rect *ink, bool coloured)
{
    size_t width = (size_t)ink->w;
    if (coloured)
        mask->pixels = memory_zeroed(width * (size_t)ink->h, sizeof *mask->pixels);
    else
        mask->coverage = memory_zeroed(width * (size_t)ink->h, 1);
    for (int row = 0; row < ink->h; row++) {
        const Uint32 *from = (const Uint32 *)((const char *)surface->pixels +
                                              (size_t)(ink->y + row) * (size_t)surface->pitch) +
                             ink->x;
        for (size_t column = 0; column < width; column++) {
            if (coloured)
                mask->pixels[(size_t)row * width + column] = from[column];
            else
                mask->coverage[(size_t)row * width + column] = (unsigned char)(from[column] >> 24);
        }
    }
}

static bool draw_line(struct fonts *fonts, const struct summary *summary, const struct summary_line *line,
                      SDL_Surface *scratch, const SDL_Color *inks, struct error *error)
{
    SDL_FillRect(scratch, NULL, 0x00FFFFFF);
    return paragraph_draw_line(fonts, &summary->paragraphs[line->paragraph], line->line, scratch, line->x,
                               summary->line_height / OVERHANG + summary->baseline, inks, error);
}

static bool draw_mask(struct strip *strip, struct fonts *fonts, const struct summary *summary,
                      const struct summary_line *line, SDL_Surface *scratch, const struct theme *theme,
                      struct error *error)
{
    SDL_Color white[INK_COUNT];
    memset(white, 0xFF, sizeof white);
    if (!draw_line(fonts, summary, line, scratch, white, error))
        return false;
    SDL_Rect ink = ink_bounds(scratch);
    bool coloured = has_colours(scratch, &ink);
    if (coloured && !draw_line(fonts, summary, line, scratch, theme->colors, error))
        return false;
    struct strip_mask *mask = &strip->masks[strip->mask_count++];
    *mask = (struct strip_mask){.x = ink.x,
                                .y = line->y - summary->line_height / OVERHANG + ink.y,
                                .w = ink.w,
                                .h = ink.h,
                                .ink = theme->colors[summary->paragraphs[line->paragraph].spans[0].ink]};
    mask_take(mask, scratch, &ink, coloured);
    return true;
}

void strip_init(struct strip *strip, const struct page *page, const struct theme *theme)
{
    const struct summary *summary = &page->summary;
    *strip = (struct strip){.background = theme->colors[INK_BACKGROUND],
                            .width = page->window.w,
                            .window = page->window.h,
                            .line_height = summary->line_height};
    if (summary->line_count > 0)
        strip->masks = memory_zeroed(summary->line_count, sizeof *strip->masks);
}

bool strip_draw_lines(struct strip *strip, struct fonts *fonts, const struct page *page,
                      const struct theme *theme, size_t most, struct error *error)
{
    const struct summary *summary = &page->summary;
    size_t left = summary->line_count - strip->mask_count, count = left < most ? left : most;
    if (count == 0)
        return true;
    int overhang = summary->line_height / OVERHANG;
    SDL_Surface *scratch = SDL_CreateRGBSurfaceWithFormat(
        0, summary->width, summary->line_height + 2 * overhang, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!scratch)
        return error_set(error, "no memory to draw text: %s", SDL_GetError());
    bool fine = true;
    for (; count > 0 && fine; count--)
        fine = draw_mask(strip, fonts, summary, &summary->lines[strip->mask_count], scratch, theme, error);
    SDL_FreeSurface(scratch);
    return fine;
}

void strip_drop_masks(struct strip *strip)
{
    for (size_t i = 0; i < strip->mask_count; i++) {
        free(strip->masks[i].coverage);
        free(strip->masks[i].pixels);
    }
    free(strip->masks);
    strip->masks = NULL;
    strip->mask_count = 0;
}

void strip_finish(struct strip *strip)
{
    if (!strip)
        return;
    strip_drop_masks(strip);
    if (strip->ring)
        SDL_DestroyTexture(strip->ring);
    *strip = (struct strip){0};
}

static Uint32 pixel_of(SDL_Color color)
{
    return 0xFF000000U | (Uint32)color.r << 16 | (Uint32)color.g << 8 | color.b;
}

static void paint_coloured(const struct strip_mask *mask, int y, Uint32 *row)
{
    const Uint32 *pixels = mask->pixels + (size_t)(y - mask->y) * (size_t)mask->w;
    for (int x = 0; x < mask->w; x++)
        if (pixels[x] >> 24)
            row[x] = blend_opaque(pixels[x], pixels[x] >> 24, row[x]);
}

static void paint_mask(const struct strip_mask *mask, int from, int to, void *pixels, int pitch)
{
    Uint32 ink = pixel_of(mask->ink);
    int first = mask->y > from ? mask->y : from, last = mask->y + mask->h < to ? mask->y + mask->h : to;
    for (int y = first; y < last; y++) {
        Uint32 *row = (Uint32 *)((char *)pixels + (size_t)(y - from) * (size_t)pitch) + mask->x;
        if (mask->pixels) {
            paint_coloured(mask, y, row);
            continue;
        }
        const unsigned char *coverage = mask->coverage + (size_t)(y - mask->y) * (size_t)mask->w;
        for (int x = 0; x < mask->w; x++)
            if (coverage[x])
                row[x] = blend_opaque(ink, coverage[x], row[x]);
    }
}

void strip_paint(const struct strip *strip, int from, int to, void *pixels, int pitch)
{
    Uint32 plain = pixel_of(strip->background);
    for (int y = from; y < to; y++) {
        Uint32 *row = (Uint32 *)((char *)pixels + (size_t)(y - from) * (size_t)pitch);
        for (int x = 0; x < strip->width; x++)
            row[x] = plain;
    }
    for (size_t i = 0; i < strip->mask_count; i++)
        paint_mask(&strip->masks[i], from, to, pixels, pitch);
}

bool strip_make_ring(struct strip *strip, struct canvas *canvas, struct error *error)
{
    strip->ring_height = strip->window + strip->line_height; /* a line is painted ahead */
    strip->ring = texture_create(canvas, strip->width, strip->ring_height, error);
    return strip->ring != NULL;
}

/* Rows that lie together in the ring; from..to does not cross its end. */
static void ring_paint(struct strip *strip, int from, int to)
{
    SDL_Rect part = {0, from % strip->ring_height, strip->width, to - from};
    void *pixels;
    int pitch;
    if (SDL_LockTexture(strip->ring, &part, &pixels, &pitch) != 0)
        return;
    strip_paint(strip, from, to, pixels, pitch);
    SDL_UnlockTexture(strip->ring);
}

bool strip_scroll(struct strip *strip, int offset)
{
    int need = offset + strip->window;
    if (offset < strip->painted_from || offset > strip->painted_to)
        strip->painted_from = strip->painted_to = offset; /* a jump: everything anew */
    if (need <= strip->painted_to)
        return false;
    int target = offset + strip->ring_height; /* as far ahead as there is room */
    while (strip->painted_to < target) {
        int end = (strip->painted_to / strip->ring_height + 1) * strip->ring_height;
        int to = end < target ? end : target;
        ring_paint(strip, strip->painted_to, to);
        strip->painted_to = to;
    }
    strip->painted_from = offset;
    return true;
}

void strip_draw(const struct strip *strip, SDL_Renderer *renderer, int offset, int x, int y)
{
    int first = offset % strip->ring_height;
    int upper = strip->ring_height - first < strip->window ? strip->ring_height - first : strip->window;
    SDL_Rect from = {0, first, strip->width, upper}, to = {x, y, strip->width, upper};
    SDL_RenderCopy(renderer, strip->ring, &from, &to);
    if (upper == strip->window)
        return;
    from = (SDL_Rect){0, 0, strip->width, strip->window - upper};
    to = (SDL_Rect){x, y + upper, strip->width, strip->window - upper};
    SDL_RenderCopy(renderer, strip->ring, &from, &to);
}
