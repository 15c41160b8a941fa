/* What the configuration says of pages and bars, brought together with the time. Knows no scene. Main thread.
 */
#include "stage/press.h"

#include "base/log.h"
#include "base/memory.h"
#include "base/zone.h"
#include "layout/words.h"
#include "stage/logo.h"

#include <stdlib.h>

enum { QUARTER = 900 /* seconds */, DAY_MINUTES = 1440 };

static SDL_Surface *load_logo(const struct press *press)
{
    struct error error = {0};
    if (!config_logo(press->config))
        return NULL;
    SDL_Surface *logo = logo_load(config_logo(press->config), &press->screen, &error);
    if (!logo)
        log_warning("stage", "%s; the bar is shown without it", error.text);
    return logo;
}

/* Those of the operator; a page without one is better than none. */
static void add_fonts(const struct press *press)
{
    struct error error = {0};
    const char *faces[FACE_COUNT];
    theme_faces(press->config, faces);
    fonts_set_faces(press->tools.fonts, faces);
    if (!fonts_add_list(press->tools.fonts, press->config->fonts, &error))
        log_warning("stage", "%s; going on without it", error.text);
}

void press_configure(struct press *press, int width, int height)
{
    press_finish(press);
    theme_set_configured(&press->theme, press->config);
    press->tools.theme = &press->theme;
    press->screen = (struct screen){width, height, press->config->screen.text_scale};
    press->tools.logo = load_logo(press);
    add_fonts(press);
}

void press_finish(struct press *press)
{
    SDL_FreeSurface(press->tools.logo);
    press->tools.logo = NULL;
}

/* Text lines as the pace sees them: a bullet belongs to the line beside it. */
static size_t pace_lines(const struct summary *summary, struct pace_line *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < summary->line_count; i++) {
        const struct summary_line *line = &summary->lines[i];
        if (i == 0 || line->y != summary->lines[i - 1].y)
            lines[count++].bottom = line->y + summary->line_height;
        lines[count - 1].words += line->words;
    }
    return count;
}

static void plan(const struct press *press, struct sheet *sheet)
{
    const struct page *page = &sheet->page;
    if (page->pace == PAGE_WAITS) {
        sheet->pace = (struct pace){.total = TICK_NEVER};
        return;
    }
    struct pace_line *lines = memory_zeroed(page->summary.line_count, sizeof *lines);
    struct pace_request request = {.rotation = &press->config->rotation,
                                   .head_words = page->head_words,
                                   .lines = lines,
                                   .line_count = pace_lines(&page->summary, lines),
                                   .window = page->window.h,
                                   .tail = page->tail,
                                   .frame_rate = canvas_refresh_rate(press->tools.canvas)};
    pace_plan(&sheet->pace, &request);
    free(lines);
}

bool press_set(const struct press *press, const struct subject *subject, const struct edition *edition,
               bool without_photo, struct sheet *sheet, struct error *error)
{
    const struct config *config = press->config;
    struct page_request request = {
        .subject = subject,
        .config = config,
        .words = lexicon_find(press->lexicon, subject_language(subject), config->language),
        .edition = edition,
        .now = clock_wall(press->clock),
        .screen = press->screen,
        .without_photo = without_photo};
    *sheet = (struct sheet){0};
    if (!page_build(&sheet->page, press->tools.fonts, &request, error))
        return false;
    plan(press, sheet);
    if (sheet->pace.lines >= summary_text_lines(&sheet->page.summary))
        return true;
    request.max_summary_lines = sheet->pace.lines;
    page_finish(&sheet->page);
    return page_build(&sheet->page, press->tools.fonts, &request, error);
}

void sheet_finish(struct sheet *sheet)
{
    if (sheet)
        page_finish(&sheet->page);
}

struct bar_art *press_bar(const struct press *press, const struct edition *edition, const struct story *next,
                          const char *notice, struct error *error)
{
    const struct config *config = press->config;
    const struct language *words = lexicon_find(press->lexicon, config->language, NULL);
    int64_t success = edition ? edition_last_success(edition) : 0;
    char *stale = words_stale(words, success, clock_wall(press->clock));
    const char *places[LIMIT_CLOCKS] = {NULL};
    for (size_t i = 0; i < config->clock_count && i < LIMIT_CLOCKS; i++)
        places[i] = config->clocks[i].place;
    struct bar_request request = {.screen = press->screen,
                                  .title = config->title,
                                  .logo_width = press->tools.logo ? press->tools.logo->w : 0,
                                  .logo_height = press->tools.logo ? press->tools.logo->h : 0,
                                  .words = words,
                                  .next_headline = next ? next->headline : NULL,
                                  .notice = notice,
                                  .stale = stale,
                                  .places = config->clock_count > 0 ? places : NULL,
                                  .clock_count = config->clock_count > 0 ? config->clock_count : 1};
    struct bar bar;
    bool fine = bar_build(&bar, press->tools.fonts, &request, error);
    free(stale);
    if (fine)
        return bar_art_create(&press->tools, &bar, error);
    bar_finish(&bar);
    return NULL;
}

static const char *clock_zone(const struct config *config, size_t index)
{
    return index < config->clock_count && config->clocks[index].timezone ? config->clocks[index].timezone
                                                                         : config->timezone;
}

bool press_clocks(const struct press *press, struct press_zones *zones, struct bar_art *bar)
{
    int64_t now = clock_wall(press->clock);
    size_t count = bar->bar.clock_count;
    if (zones->quarter != now / QUARTER) {
        zones->quarter = now / QUARTER;
        for (size_t i = 0; i < count; i++)
            zones->offsets[i] = zone_offset(clock_zone(press->config, i), now);
    }
    bool changed = false;
    for (size_t i = 0; i < count; i++) {
        int64_t minutes = (now + zones->offsets[i]) / 60 % DAY_MINUTES;
        int shown = (int)(minutes < 0 ? minutes + DAY_MINUTES : minutes);
        changed = changed || bar->minutes[i] != shown;
        bar->minutes[i] = shown;
    }
    return changed;
}
