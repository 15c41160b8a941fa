/* Draws the lines of a finished paragraph. */
#include "text/blend.h"
#include "text/rescale.h"
#include "text/run.h"
#include "text/setting.h"

#include <math.h>
#include <stdlib.h>

struct drawing {
    struct fonts *fonts;
    const struct paragraph *paragraph;
    SDL_Surface *surface;
    int x, baseline; /* of the line */
    const SDL_Color *inks;
    struct buffer bytes; /* of the run, for SDL2_ttf */
    struct error *error;
};

static bool row_has_ink(const SDL_Surface *glyphs, int row)
{
    const uint8_t *pixels = (const uint8_t *)glyphs->pixels + (ptrdiff_t)row * glyphs->pitch;
    for (int i = 0; i < glyphs->w; i++)
        if (glyphs->format->BytesPerPixel == 1 ? pixels[i]
                                               : ((const uint32_t *)(const void *)pixels)[i] >> 24)
            return true;
    return false;
}

/* Rows that SDL2_ttf put on top for marks higher than the font's ascent (an accent on Й), which move the
 * baseline down. It does not say how many, only how many there are above and below together; those above
 * begin with ink, those below end with it. */
static int rows_above(const SDL_Surface *glyphs, int font_height)
{
    int extra = glyphs->h - font_height;
    if (extra <= 0 || !row_has_ink(glyphs, 0))
        return 0;
    return row_has_ink(glyphs, glyphs->h - 1) ? extra / 2 : extra;
}

static SDL_Surface *scaled(SDL_Surface *glyphs, double scale)
{
    SDL_Surface *result = rescale(glyphs, scale);
    SDL_FreeSurface(glyphs);
    return result;
}

/* Outlines are asked for as coverage, which is a quarter of the bytes and becomes coloured while it is laid
 * on the page; pictures have colours of their own. */
static SDL_Surface *render(TTF_Font *font, const char *text, SDL_Color ink, bool picture)
{
    static const SDL_Color none = {0};
    static const SDL_Color full = {255, 255, 255, 255};
    return picture ? TTF_RenderUTF8_Blended(font, text, ink) : TTF_RenderUTF8_Shaded(font, text, full, none);
}

/* Draws the text so that it begins at x, a place on the surface. */
static bool draw_text(struct drawing *drawing, const struct text_run *run, const char *text, int x)
{
    const struct text_span *span = &drawing->paragraph->spans[run->span];
    TTF_Font *font = run_font(drawing->fonts, span, run, drawing->error);
    if (!font)
        return false;
    SDL_Color ink = drawing->inks[span->ink];
    struct font_file *file = run_file(drawing->fonts, span, run);
    double scale = font_file_scale(file, span->size);
    bool picture = run_is_picture(file);
    SDL_Surface *glyphs = render(font, text, ink, picture);
    int width = 0;
    if (!glyphs && TTF_SizeUTF8(font, text, &width, NULL) == 0 && width == 0)
        return true; /* nothing to see: that is an error to SDL2_ttf, not to us */
    if (!glyphs)
        return error_set(drawing->error, "cannot draw \"%s\": %s", text, TTF_GetError());
    int above = TTF_FontAscent(font) + rows_above(glyphs, TTF_FontHeight(font));
    if (picture)
        glyphs = scaled(glyphs, scale);
    if (!glyphs)
        return error_set(drawing->error, "cannot draw \"%s\": %s", text, SDL_GetError());
    int y = drawing->baseline - (int)lround(above * scale);
    if (picture)
        blend_over(glyphs, drawing->surface, x, y);
    else
        blend_coverage(glyphs, ink, drawing->surface, x, y);
    SDL_FreeSurface(glyphs);
    return true;
}

static bool draw_tracked(struct drawing *drawing, const struct text_run *run, int x)
{
    const struct text_span *span = &drawing->paragraph->spans[run->span];
    struct tracked *clusters;
    double width;
    bool done = true;
    size_t count = tracking_place(drawing->fonts, span, run, &drawing->bytes, &clusters, &width);
    for (size_t i = 0; i < count && done; i++) {
        char *bytes = drawing->bytes.bytes + clusters[i].start;
        char next = bytes[clusters[i].length];
        bytes[clusters[i].length] = '\0';
        if (*bytes != ' ')
            done = draw_text(drawing, run, bytes, x + (int)lround(clusters[i].x));
        bytes[clusters[i].length] = next;
    }
    free(clusters);
    return done;
}

static bool is_blank(const struct buffer *bytes)
{
    for (size_t i = 0; i < bytes->length; i++)
        if (bytes->bytes[i] != ' ')
            return false;
    return true;
}

static bool draw_run(struct drawing *drawing, const struct text_run *run, size_t line_end)
{
    const struct text_span *span = &drawing->paragraph->spans[run->span];
    int x = drawing->x + run->x;
    if (x >= drawing->surface->w || x + run->width <= 0)
        return true;
    run_copy(run_file(drawing->fonts, span, run), drawing->paragraph->text, run,
             run->start + run->length == line_end, &drawing->bytes);
    if (is_blank(&drawing->bytes))
        return true;
    if (run_tracking(span, run) != 0)
        return draw_tracked(drawing, run, x);
    return draw_text(drawing, run, drawing->bytes.bytes, x);
}

bool paragraph_draw_line(struct fonts *fonts, const struct paragraph *paragraph, size_t line,
                         SDL_Surface *surface, int x, int baseline, const SDL_Color *inks,
                         struct error *error)
{
    const struct text_line *set = &paragraph->lines[line];
    if (surface->format->format != SDL_PIXELFORMAT_ARGB8888)
        return error_set(error, "cannot draw text on a surface of format %s",
                         SDL_GetPixelFormatName(surface->format->format));
    struct drawing drawing = {.fonts = fonts,
                              .paragraph = paragraph,
                              .surface = surface,
                              .x = x,
                              .baseline = baseline,
                              .inks = inks,
                              .error = error};
    bool done = true;
    buffer_init(&drawing.bytes, set->length + 1);
    for (size_t i = 0; i < set->run_count && done; i++)
        done = draw_run(&drawing, &paragraph->runs[set->first_run + i], set->start + set->length);
    buffer_finish(&drawing.bytes);
    return done;
}
