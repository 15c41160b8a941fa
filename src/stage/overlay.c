/* Writes figures onto a panel and draws it. Collects none itself but the memory. Main thread. */
#include "stage/overlay.h"

#include "base/buffer.h"
#include "base/log.h"
#include "stage/texture.h"

#include <stdio.h>
#include <string.h>

enum { TYPE_SIZE = 22, LEADING = 30, MARGIN = 24, WIDTH = 760, TEXT_MAX = 8192 };

void overlay_toggle(struct overlay *overlay)
{
    overlay->shown = !overlay->shown;
}

static long resident_kilobytes(void)
{
    long pages = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file)
        return 0;
    if (fscanf(file, "%ld %ld", &pages, &resident) != 2)
        resident = 0;
    fclose(file);
    return resident * 4;
}

static void write_figures(struct buffer *text, const struct stage_figures *figures,
                          const struct edition *edition, int64_t now)
{
    buffer_append_format(text, "%ld frames · %ld late · %ld pages · %ld stories · %ld MB\n", figures->frames,
                         figures->late, figures->turns, figures->stories, resident_kilobytes() / 1024);
    for (size_t i = 0; edition && i < edition->feed_count; i++) {
        const struct feed_state *feed = &edition->feeds[i];
        buffer_append_format(text, "%s: ", feed->name);
        if (feed->last_success)
            buffer_append_format(text, "read %lld min ago", (long long)((now - feed->last_success) / 60));
        else
            buffer_append_text(text, "never read");
        if (feed->failures > 0)
            buffer_append_format(text, " · %d failures · %s", feed->failures,
                                 feed->message ? feed->message : "");
        buffer_append_text(text, "\n");
    }
}

static bool paint_line(SDL_Surface *surface, const struct art_tools *tools, const struct screen *screen,
                       const char *line, int row, struct error *error)
{
    int leading = screen_length(screen, LEADING), margin = screen_length(screen, MARGIN);
    struct text_span span = {
        .text = line, .face = FACE_MEDIUM, .size = screen_length(screen, TYPE_SIZE), .ink = INK_CAPTION};
    struct text_request request = {
        .spans = &span, .span_count = 1, .width = surface->w - 2 * margin, .max_lines = 1};
    struct placed placed;
    struct box origin = {0, 0, surface->w, surface->h};
    bool fine =
        placed_set(&placed, tools->fonts, &request, margin, margin / 2 + row * leading, leading, error) &&
        paint_placed(surface, &origin, tools->fonts, &placed, tools->theme, error);
    placed_finish(&placed);
    return fine;
}

static bool paint_panel(struct overlay *overlay, const struct art_tools *tools, const struct screen *screen,
                        char *text, struct error *error)
{
    SDL_Surface *surface = texture_open(overlay->panel, error);
    if (!surface)
        return false;
    SDL_FillRect(surface, NULL, paint_pixel(surface, tools->theme->colors[INK_SHADE]));
    bool fine = true;
    char *rest = text;
    for (int row = 0; fine && *rest; row++) {
        char *end = strchr(rest, '\n');
        *end = '\0';
        fine = paint_line(surface, tools, screen, rest, row, error);
        rest = end + 1;
    }
    texture_close(overlay->panel, surface);
    return fine;
}

void overlay_fill(struct overlay *overlay, const struct art_tools *tools, const struct screen *screen,
                  const struct stage_figures *figures, const struct edition *edition, int64_t now)
{
    struct error error = {0};
    struct buffer text;
    if (!overlay->shown)
        return;
    overlay_finish(overlay);
    buffer_init(&text, TEXT_MAX);
    write_figures(&text, figures, edition, now);
    int lines = 0;
    for (const char *c = text.bytes; *c; c++)
        lines += *c == '\n';
    overlay->width = screen_length(screen, WIDTH);
    overlay->height = screen_length(screen, LEADING) * lines + screen_length(screen, MARGIN);
    overlay->panel = texture_create(tools->canvas, overlay->width, overlay->height, &error);
    if (overlay->panel && !paint_panel(overlay, tools, screen, text.bytes, &error))
        overlay_finish(overlay);
    if (error.set)
        log_warning("stage", "no figures: %s", error.text);
    buffer_finish(&text);
}

void overlay_draw(const struct overlay *overlay, SDL_Renderer *renderer)
{
    SDL_Rect place = {0, 0, overlay->width, overlay->height};
    if (overlay->shown && overlay->panel)
        SDL_RenderCopy(renderer, overlay->panel, NULL, &place);
}

void overlay_finish(struct overlay *overlay)
{
    if (overlay->panel)
        SDL_DestroyTexture(overlay->panel);
    overlay->panel = NULL;
}
