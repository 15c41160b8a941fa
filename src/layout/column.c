/* Section, byline, rule and window of a story, from the top down. Thread of the fonts. */
#include "layout/column.h"

#include "base/buffer.h"
#include "base/limits.h"

#include <stdlib.h>

enum { /* u */
       COLUMN_WIDEST = 1600,
       SECTION_SIZE = 26,
       SECTION_LEADING = 32,
       SOURCE_GAP = 8,
       BYLINE_SIZE = 26,
       RULE_HEIGHT = 2,
       WINDOW_FADE = 110,
       WINDOW_TAIL = 28,
};

enum { SECTION_TRACKING = 60 /* thousandths of an em */ };

void column_init(struct column *column, struct page *page, struct fonts *fonts, const struct story *story,
                 struct error *error)
{
    const struct screen *screen = &page->screen;
    const struct metrics *metrics = metrics_of(page->shape, screen);
    *column =
        (struct column){.page = page, .fonts = fonts, .story = story, .metrics = metrics, .error = error};
    column->x = (page->shape == PAGE_SPLIT ? page->photo.w : 0) + screen_length(screen, metrics->text_left);
    column->y = (page->shape == PAGE_PORTRAIT ? page->photo.h : 0) + screen_length(screen, metrics->top);
    column->width = screen->width - column->x - screen_length(screen, metrics->text_right);
    int widest = screen_type(screen, COLUMN_WIDEST);
    if (column->width > widest) { /* a very wide screen: lines that the eye still finds back from */
        column->x += page->shape == PAGE_TEXT ? (column->width - widest) / 2 : 0;
        column->width = widest;
    }
}

/* One line, and the gap below it. */
static bool place_line(struct column *column, struct placed *placed, const struct text_span *spans,
                       size_t count, double leading, int gap)
{
    const struct story *story = column->story;
    const struct screen *screen = &column->page->screen;
    struct text_request request = {.spans = spans,
                                   .span_count = count,
                                   .language = story->language,
                                   .direction = story->direction,
                                   .width = column->width,
                                   .max_lines = 1};
    if (!placed_set(placed, column->fonts, &request, column->x, column->y, screen_type(screen, leading),
                    column->error))
        return false;
    column->y += placed->box.h + screen_length(screen, gap);
    return true;
}

static bool place_section(struct column *column, const char *section, const char *source)
{
    const struct screen *screen = &column->page->screen;
    int size = screen_type(screen, SECTION_SIZE);
    struct text_span spans[2];
    size_t count = 0;
    if (section)
        spans[count++] = (struct text_span){.text = section,
                                            .face = FACE_SEMIBOLD,
                                            .size = size,
                                            .tracking = SECTION_TRACKING,
                                            .ink = INK_ACCENT};
    if (source) {
        int gap = count > 0 ? screen_type(screen, SOURCE_GAP) : 0;
        spans[count++] = (struct text_span){
            .text = source, .face = FACE_MEDIUM, .size = size, .space_before = gap, .ink = INK_DIM};
    }
    return count == 0 || place_line(column, &column->page->section, spans, count, SECTION_LEADING,
                                    column->metrics->below_section);
}

bool column_section(struct column *column)
{
    const struct story *story = column->story;
    char *upper = story->section ? text_upper(story->section, story->language) : NULL;
    struct buffer source;
    buffer_init(&source, LIMIT_FIELD + 8);
    if (story->source)
        buffer_append_format(&source, "%s%s", upper ? "· " : "", story->source);
    bool fine = place_section(column, upper, source.length > 0 ? source.bytes : NULL);
    buffer_finish(&source);
    free(upper);
    return fine;
}

bool column_byline(struct column *column, const char *date)
{
    const struct story *story = column->story;
    struct buffer text;
    buffer_init(&text, LIMIT_FIELD + 128);
    if (date)
        buffer_append_text(&text, date);
    if (story->byline)
        buffer_append_format(&text, "%s%s", date ? " · " : "", story->byline);
    struct text_span span = {.text = text.bytes,
                             .face = FACE_REGULAR,
                             .size = screen_type(&column->page->screen, BYLINE_SIZE),
                             .ink = INK_DIM};
    bool fine = text.length == 0 || place_line(column, &column->page->byline, &span, 1, BYLINE_LEADING,
                                               column->metrics->below_byline);
    buffer_finish(&text);
    return fine;
}

static void place_rule(struct column *column)
{
    struct page *page = column->page;
    int height = screen_length(&page->screen, RULE_HEIGHT);
    page->rule =
        (struct box){.x = column->x, .y = column->y, .w = column->width, .h = height < 1 ? 1 : height};
    column->y += page->rule.h + screen_length(&page->screen, column->metrics->below_rule);
}

bool column_window(struct column *column, size_t max_lines)
{
    struct page *page = column->page;
    int bottom = screen_page(&page->screen).h;
    place_rule(column);
    if (column->y > bottom)
        column->y = bottom;
    page->window = (struct box){.x = column->x, .y = column->y, .w = column->width, .h = bottom - column->y};
    page->fade = screen_length(&page->screen, WINDOW_FADE);
    page->tail = screen_length(&page->screen, WINDOW_TAIL);
    struct summary_request request = {.story = column->story,
                                      .screen = page->screen,
                                      .width = column->width,
                                      .size = column->metrics->summary_size,
                                      .leading = column->metrics->summary_leading,
                                      .max_lines = max_lines};
    return summary_build(&page->summary, column->fonts, &request, column->error);
}
