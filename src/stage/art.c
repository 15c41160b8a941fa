/* Paints a page bit by bit, from a table of steps. Knows no kind of page and no time. Main thread. */
#include "stage/art.h"

#include "base/memory.h"
#include "stage/code.h"
#include "stage/focus.h"
#include "stage/texture.h"

#include <stdlib.h>

enum { LINES_AT_ONCE = 24 /* of a summary: some milliseconds when their letters were never drawn before */ };

static bool paint_photo(SDL_Surface *surface, const struct art_tools *tools, const struct art *art,
                        const struct page *page, SDL_Surface *photo, struct error *error)
{
    SDL_Rect at = {page->photo.x - art->area.x, page->photo.y - art->area.y, page->photo.w, page->photo.h};
    if (photo) {
        SDL_Rect first = {0, 0, page->photo.w, page->photo.h}; /* as it lies before it moves */
        SDL_SetSurfaceBlendMode(photo, SDL_BLENDMODE_NONE);
        if (SDL_BlitSurface(photo, &first, surface, &at) != 0)
            return error_set(error, "cannot draw the photo: %s", SDL_GetError());
    }
    if (page->shade.h > 0)
        paint_shade(surface, &art->area, &page->shade, page->shade_full, PAINT_SHADE_STRENGTH,
                    tools->theme->colors[INK_SHADE]);
    return true;
}

/* Where the code lies on the screen: at the margin of a corner, whose box may be larger than the code. */
static struct box code_place(const struct page *page, const SDL_Surface *code, int corner)
{
    const struct box *box = &page->codes[corner];
    bool right = box->x > page->codes[1 - corner].x;
    return (struct box){right ? box->x + box->w - code->w : box->x, box->y, code->w, code->h};
}

/* In the corner of the photo where less is to be seen, which is where no head is. */
static void paint_code(SDL_Surface *surface, struct art *art, const struct page *page,
                       const SDL_Surface *photo)
{
    SDL_Surface *code = page->link ? code_draw(page->link, &page->code) : NULL;
    struct box boxes[2];
    double details[2] = {0};
    if (!code)
        return;
    for (int i = 0; i < 2; i++) {
        boxes[i] = code_place(page, code, i);
        SDL_Rect area = {boxes[i].x - page->photo.x, boxes[i].y - page->photo.y, code->w, code->h};
        if (photo)
            details[i] = focus_detail(photo, &area);
    }
    const struct box *box = &boxes[details[1] < details[0] ? 1 : 0];
    SDL_Rect place = {box->x - art->area.x, box->y - art->area.y, 0, 0};
    SDL_BlitSurface(code, NULL, surface, &place);
    if (art->glide.spare > 0)
        art->glide.code = *box;
    SDL_FreeSurface(code);
}

/* The summary as it stands at first, into the picture; where it goes on below, it fades out there. */
static void paint_summary(SDL_Surface *surface, const struct art *art, SDL_Color background)
{
    int rows = art->window.h, y = art->window.y - art->area.y, x = art->window.x - art->area.x;
    char *first = (char *)surface->pixels + (size_t)y * (size_t)surface->pitch + (size_t)x * 4;
    strip_paint(&art->strip, 0, rows, first, surface->pitch);
    int below = art->fade < rows ? art->fade : rows;
    below = art->distance < below ? art->distance : below;
    for (int row = 0; row < below; row++) {
        struct box line = {art->window.x, art->window.y + rows - below + row, art->window.w, 1};
        int alpha = 255 * (2 * row + 1) / (2 * art->fade);
        paint_shade(surface, &art->area, &line, 0, (Uint8)alpha, background);
    }
}

static bool paint_texts(SDL_Surface *surface, const struct art_tools *tools, const struct art *art,
                        const struct page *page, struct error *error)
{
    const struct placed *texts[] = {&page->caption, &page->section, &page->headline, &page->byline};
    size_t parts = sizeof texts / sizeof *texts;
    for (size_t i = 0; i < parts + page->detail_count; i++) {
        const struct placed *text = i < parts ? texts[i] : &page->details[i - parts];
        if (!paint_placed(surface, &art->area, tools->fonts, text, tools->theme, error))
            return false;
    }
    return true;
}

static bool paint_page(SDL_Surface *surface, const struct art_tools *tools, struct art *art,
                       const struct page *page, SDL_Surface *photo, struct error *error)
{
    SDL_FillRect(surface, NULL, paint_pixel(surface, tools->theme->colors[INK_BACKGROUND]));
    if (!paint_photo(surface, tools, art, page, photo, error))
        return false;
    paint_code(surface, art, page, photo);
    if (!paint_texts(surface, tools, art, page, error))
        return false;
    paint_box(surface, &art->area, &page->rule, tools->theme->colors[INK_RULE]);
    if (art->window.h > 0 && art->window.w > 0)
        paint_summary(surface, art, tools->theme->colors[INK_BACKGROUND]);
    return true;
}

/* Its memory is cleared by SDL, which is a good part of a page's work. */
static bool make_picture(struct art *art, const struct art_tools *tools, struct error *error)
{
    art->picture = texture_create(tools->canvas, art->area.w, art->area.h, error);
    return art->picture != NULL;
}

static bool make_scrollable(struct art *art, const struct art_tools *tools, struct error *error)
{
    SDL_Color background = tools->theme->colors[INK_BACKGROUND];
    if (!strip_make_ring(&art->strip, tools->canvas, error))
        return false;
    art->fade_above = paint_fade(tools->canvas, art->window.w, art->fade, background, false, error);
    art->fade_below = paint_fade(tools->canvas, art->window.w, art->fade, background, true, error);
    return art->fade_above && art->fade_below;
}

static bool step_picture(struct art *art, const struct art_request *request, struct error *error)
{
    art->steps++;
    return make_picture(art, request->tools, error);
}

static bool step_glide(struct art *art, const struct art_request *request, struct error *error)
{
    art->steps++;
    return glide_init(&art->glide, request->tools, request->page, request->photo, error);
}

static bool step_lines(struct art *art, const struct art_request *request, struct error *error)
{
    const struct art_tools *tools = request->tools;
    bool fine =
        strip_draw_lines(&art->strip, tools->fonts, request->page, tools->theme, LINES_AT_ONCE, error);
    if (art->strip.mask_count == request->page->summary.line_count)
        art->steps++;
    return fine;
}

static bool step_page(struct art *art, const struct art_request *request, struct error *error)
{
    SDL_Surface *surface = texture_open(art->picture, error);
    art->steps++;
    if (!surface)
        return false;
    bool fine = paint_page(surface, request->tools, art, request->page, request->photo, error);
    texture_close(art->picture, surface);
    return fine;
}

static bool step_edges(struct art *art, const struct art_request *request, struct error *error)
{
    art->steps++;
    if (art->distance > 0)
        return make_scrollable(art, request->tools, error);
    strip_finish(&art->strip);
    return true;
}

static bool (*const steps[])(struct art *, const struct art_request *,
                             struct error *) = {step_picture, step_glide, step_lines, step_page, step_edges};

enum { STEPS = sizeof steps / sizeof *steps };

struct art *art_begin(const struct art_request *request)
{
    const struct page *page = request->page;
    struct art *art = memory_zeroed(1, sizeof *art);
    art->theme = *request->tools->theme;
    theme_set_alert(&art->theme, page->level);
    art->area = screen_page(&page->screen);
    art->distance = request->distance;
    art->window = page->window;
    art->fade = page->fade > 0 ? page->fade : 1;
    strip_init(&art->strip, page, &art->theme);
    return art;
}

bool art_go_on(struct art *art, const struct art_request *request, struct error *error)
{
    struct art_tools tools = *request->tools;
    struct art_request own = *request;
    tools.theme = &art->theme;
    own.tools = &tools;
    return art_is_finished(art) || steps[art->steps](art, &own, error);
}

bool art_is_finished(const struct art *art)
{
    return art->steps == STEPS;
}

struct art *art_create(const struct art_request *request, struct error *error)
{
    struct art *art = art_begin(request);
    while (!art_is_finished(art))
        if (!art_go_on(art, request, error)) {
            art_destroy(art);
            return NULL;
        }
    return art;
}

void art_destroy(struct art *art)
{
    if (!art)
        return;
    strip_finish(&art->strip);
    glide_finish(&art->glide);
    SDL_Texture *textures[] = {art->picture, art->fade_above, art->fade_below};
    for (size_t i = 0; i < sizeof textures / sizeof *textures; i++)
        if (textures[i])
            SDL_DestroyTexture(textures[i]);
    free(art);
}

void art_scroll(struct art *art, int offset)
{
    if (art->strip.ring && offset > 0)
        strip_scroll(&art->strip, offset);
}

void art_forget_text(struct art *art, int offset)
{
    if (offset >= art->distance)
        strip_drop_masks(&art->strip);
}

/* An edge fades only as far as there is text beyond it, so that fades come and go without a jump. */
static void draw_edges(const struct art *art, SDL_Renderer *renderer, int offset)
{
    int above = offset < art->fade ? offset : art->fade;
    int rest = art->distance - offset, below = rest < art->fade ? rest : art->fade;
    SDL_Rect from = {0, art->fade - above, art->window.w, above};
    SDL_Rect to = {art->window.x, art->window.y, art->window.w, above};
    if (above > 0)
        SDL_RenderCopy(renderer, art->fade_above, &from, &to);
    from = (SDL_Rect){0, 0, art->window.w, below};
    to = (SDL_Rect){art->window.x, art->window.y + art->window.h - below, art->window.w, below};
    if (below > 0)
        SDL_RenderCopy(renderer, art->fade_below, &from, &to);
}

void art_draw(const struct art *art, SDL_Renderer *renderer, int offset, int place)
{
    SDL_Rect area = {art->area.x, art->area.y, art->area.w, art->area.h};
    SDL_SetTextureBlendMode(art->picture, SDL_BLENDMODE_NONE);
    SDL_SetTextureAlphaMod(art->picture, 255);
    SDL_RenderCopy(renderer, art->picture, NULL, &area);
    glide_draw(&art->glide, renderer, art->picture, place);
    if (!art->strip.ring || offset == 0)
        return;
    strip_draw(&art->strip, renderer, offset, art->window.x, art->window.y);
    draw_edges(art, renderer, offset);
}

void art_draw_fading(const struct art *art, SDL_Renderer *renderer, Uint8 alpha)
{
    SDL_Rect area = {art->area.x, art->area.y, art->area.w, art->area.h};
    SDL_SetTextureBlendMode(art->picture, SDL_BLENDMODE_BLEND);
    SDL_SetTextureAlphaMod(art->picture, alpha);
    SDL_RenderCopy(renderer, art->picture, NULL, &area);
}
