/* Paints the bar and draws it with its clocks. Does not know what time it is. Main thread. */
#include "stage/bar_art.h"

#include "base/memory.h"
#include "stage/texture.h"

#include <stdlib.h>

enum { CELLS = 11, COLON = 10 };

/* From one cell of the digits to the next, which no letter may reach into. */
static int cell_pitch(const struct bar *bar)
{
    int widest = bar->digit_width > bar->colon_width ? bar->digit_width : bar->colon_width;
    return widest + 1 + bar->digit_size / 8;
}

static bool paint_texts(struct bar_art *art, const struct art_tools *tools, struct error *error)
{
    const struct bar *bar = &art->bar;
    SDL_Surface *surface = texture_open(art->picture, error);
    if (!surface)
        return false;
    SDL_FillRect(surface, NULL, paint_pixel(surface, tools->theme->colors[INK_BAR]));
    paint_box(surface, &bar->box, &bar->line, tools->theme->colors[INK_BAR_LINE]);
    SDL_Rect place = {bar->logo.x - bar->box.x, bar->logo.y - bar->box.y, bar->logo.w, bar->logo.h};
    if (bar->logo.w > 0)
        SDL_BlitSurface(tools->logo, NULL, surface, &place);
    bool fine = paint_placed(surface, &bar->box, tools->fonts, &bar->title, tools->theme, error) &&
                paint_placed(surface, &bar->box, tools->fonts, &bar->next, tools->theme, error) &&
                paint_placed(surface, &bar->box, tools->fonts, &bar->stale, tools->theme, error);
    for (size_t i = 0; i < bar->clock_count && fine; i++)
        fine = paint_placed(surface, &bar->box, tools->fonts, &bar->clocks[i].place, tools->theme, error);
    texture_close(art->picture, surface);
    return fine;
}

static int cell_width(const struct bar *bar, int cell)
{
    return cell == COLON ? bar->colon_width : bar->digit_width;
}

/* One cell; the surface is as high as the bar, so that baselines agree. */
static bool paint_cell(SDL_Surface *surface, const struct art_tools *tools, const struct bar *bar, int cell,
                       struct error *error)
{
    static const char *const texts[CELLS] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ":"};
    struct text_span span = {
        .text = texts[cell], .face = FACE_SEMIBOLD, .size = bar->digit_size, .ink = INK_STRONG};
    struct text_request request = {.spans = &span, .span_count = 1};
    struct paragraph paragraph;
    bool fine = paragraph_set(tools->fonts, &request, &paragraph, error);
    if (fine && paragraph.line_count == 1)
        fine = paragraph_draw_line(tools->fonts, &paragraph, 0, surface,
                                   cell * cell_pitch(bar) + (cell_width(bar, cell) - paragraph.width) / 2,
                                   bar->clocks[0].baseline - bar->box.y, tools->theme->colors, error);
    paragraph_finish(&paragraph);
    return fine;
}

static bool paint_digits(struct bar_art *art, const struct art_tools *tools, struct error *error)
{
    if (art->bar.clock_count == 0)
        return true;
    SDL_Surface *surface = texture_open(art->digits, error);
    if (!surface)
        return false;
    SDL_FillRect(surface, NULL, paint_pixel(surface, tools->theme->colors[INK_BAR]));
    bool fine = true;
    for (int cell = 0; cell < CELLS && fine; cell++)
        fine = paint_cell(surface, tools, &art->bar, cell, error);
    texture_close(art->digits, surface);
    return fine;
}

struct bar_art *bar_art_create(const struct art_tools *tools, struct bar *bar, struct error *error)
{
    struct bar_art *art = memory_zeroed(1, sizeof *art);
    art->bar = *bar;
    *bar = (struct bar){0};
    art->track = tools->theme->colors[INK_BAR_LINE];
    art->filled = tools->theme->colors[INK_ACCENT];
    for (size_t i = 0; i < LIMIT_CLOCKS; i++)
        art->minutes[i] = -1;
    art->picture = texture_create(tools->canvas, art->bar.box.w, art->bar.box.h, error);
    art->digits = texture_create(tools->canvas, CELLS * cell_pitch(&art->bar), art->bar.box.h, error);
    if (art->picture && art->digits && paint_texts(art, tools, error) && paint_digits(art, tools, error))
        return art;
    bar_art_destroy(art);
    return NULL;
}

void bar_art_destroy(struct bar_art *art)
{
    if (!art)
        return;
    bar_finish(&art->bar);
    if (art->picture)
        SDL_DestroyTexture(art->picture);
    if (art->digits)
        SDL_DestroyTexture(art->digits);
    free(art);
}

/* The digits' cells leave out the thin line at the bar's upper edge. */
static void draw_clock(const struct bar_art *art, SDL_Renderer *renderer, const struct bar_clock *clock,
                       int minutes)
{
    const struct bar *bar = &art->bar;
    int cells[] = {minutes / 600, minutes / 60 % 10, COLON, minutes % 60 / 10, minutes % 10};
    int x = clock->x, top = bar->line.h;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        int width = cell_width(bar, cells[i]);
        SDL_Rect from = {cells[i] * cell_pitch(bar), top, width, bar->box.h - top};
        SDL_Rect to = {x, bar->box.y + top, width, bar->box.h - top};
        SDL_RenderCopy(renderer, art->digits, &from, &to);
        x += width;
    }
}

static void prepare(SDL_Texture *texture, Uint8 alpha)
{
    SDL_SetTextureBlendMode(texture, alpha < 255 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
    SDL_SetTextureAlphaMod(texture, alpha);
}

void bar_art_draw(const struct bar_art *art, SDL_Renderer *renderer, int progress, Uint8 alpha)
{
    const struct bar *bar = &art->bar;
    SDL_Rect area = {bar->box.x, bar->box.y, bar->box.w, bar->box.h};
    prepare(art->picture, alpha);
    prepare(art->digits, alpha);
    SDL_RenderCopy(renderer, art->picture, NULL, &area);
    for (size_t i = 0; i < bar->clock_count; i++)
        if (art->minutes[i] >= 0)
            draw_clock(art, renderer, &bar->clocks[i], art->minutes[i]);
    SDL_Rect track = {bar->progress.x, bar->progress.y, bar->progress.w, bar->progress.h}, filled = track;
    filled.w = progress;
    track.x += progress;
    track.w -= progress;
    SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_NONE);
    SDL_SetRenderDrawColor(renderer, art->track.r, art->track.g, art->track.b, 255);
    SDL_RenderFillRect(renderer, &track);
    SDL_SetRenderDrawColor(renderer, art->filled.r, art->filled.g, art->filled.b, 255);
    if (filled.w > 0) /* SDL's software renderer fills an empty rectangle with a pixel */
        SDL_RenderFillRect(renderer, &filled);
}
