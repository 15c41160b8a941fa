#include "stage/press.h"

#include "base/buffer.h"
#include "base/log.h"
#include "base/memory.h"
#include "stage/logo.h"
#include "stage/words.h"

#include <stdlib.h>
#include <string.h>

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

static bool build_page(const struct press *press, const struct story *story, bool without_photo,
                       size_t max_lines, struct page *page, struct error *error)
{
    const struct language *language = lexicon_find(press->lexicon, story->language, press->config->language);
    char *date = words_date(language, story, press->config->timezone, clock_wall(press->clock));
    char *credit = words_credit(language, story);
    struct page_request request = {.story = story,
                                   .date = date,
                                   .credit = credit,
                                   .screen = press->screen,
                                   .max_summary_lines = max_lines,
                                   .code = press->config->screen.qr,
                                   .motion = press->config->screen.photo_motion,
                                   .without_photo = without_photo};
    bool fine = page_build(page, press->tools.fonts, &request, error);
    free(credit);
    free(date);
    return fine;
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

bool press_set(const struct press *press, const struct story *story, bool without_photo, struct sheet *sheet,
               struct error *error)
{
    *sheet = (struct sheet){0};
    if (!build_page(press, story, without_photo, 0, &sheet->page, error))
        return false;
    plan(press, sheet);
    if (sheet->pace.lines >= summary_text_lines(&sheet->page.summary))
        return true;
    page_finish(&sheet->page);
    return build_page(press, story, without_photo, sheet->pace.lines, &sheet->page, error);
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

struct art *press_waiting(const struct press *press, const struct edition *edition, struct error *error)
{
    const struct config *config = press->config;
    const struct language *words = lexicon_find(press->lexicon, config->language, NULL);
    char *sentences[LIMIT_FEEDS];
    size_t count = 0;
    for (; count < config->feed_count && count < LIMIT_FEEDS; count++) {
        const char *name = config->feeds[count].name;
        const struct feed_state *state = edition ? edition_feed(edition, name) : NULL;
        sentences[count] = words_feed(words, name, state, config->timezone);
    }
    struct waiting waiting;
    const char *title = config->title ? config->title : words->waiting;
    bool fine = waiting_build(&waiting, press->tools.fonts, &press->screen, title,
                              (const char *const *)sentences, count, words->code, words->direction, error);
    struct art *art = fine ? art_create_waiting(&press->tools, &waiting, error) : NULL;
    waiting_finish(&waiting);
    while (count > 0)
        free(sentences[--count]);
    return art;
}

/* The level in the screen's language, and in English for guests: "ВНИМАНИЕ · EMERGENCY". Malloc'd. */
static char *alert_label(const struct language *words, enum alert_level level)
{
    char *own = text_upper(level == ALERT_EMERGENCY ? words->emergency : words->warning, words->code);
    char *english = text_upper(alert_level_name(level), "en");
    struct buffer label;
    buffer_init(&label, LIMIT_FIELD);
    buffer_append_text(&label, own);
    if (strcmp(own, english) != 0)
        buffer_append_format(&label, " · %s", english);
    free(own);
    free(english);
    char *taken = buffer_take(&label);
    buffer_finish(&label);
    return taken;
}

struct art *press_alert(const struct press *press, const struct alert *alert, struct error *error)
{
    const struct language *words = lexicon_find(press->lexicon, press->config->language, NULL);
    char *label = alert_label(words, alert->level);
    struct alert_page_request request = {.screen = press->screen,
                                         .text = alert->text,
                                         .label = label,
                                         .language = words->code,
                                         .direction = words->direction};
    struct alert_page page;
    struct pace pace;
    bool fine = alert_page_build(&page, press->tools.fonts, &request, error);
    struct art *art = fine ? art_create_alert(&press->tools, &page, alert->level, error) : NULL;
    pace_plan(&pace, &(struct pace_request){.rotation = &press->config->rotation,
                                            .head_words = page.words,
                                            .frame_rate = canvas_refresh_rate(press->tools.canvas)});
    if (art)
        art->pace.stand_before = pace.total;
    alert_page_finish(&page);
    free(label);
    return art;
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
            zones->offsets[i] = calendar_zone_offset(clock_zone(press->config, i), now);
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
