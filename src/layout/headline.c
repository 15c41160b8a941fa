/* The size of a story's headline. Thread of the fonts. */
#include "layout/column.h"

enum { HEADLINE_LINES = 4, SUMMARY_LINES_LEAST = 3 };

/* What must stay free below the headline: the byline and the first lines of the summary. */
static int room_below(const struct column *column)
{
    const struct screen *screen = &column->page->screen;
    const struct metrics *metrics = column->metrics;
    int gaps = metrics->below_headline + metrics->below_byline + metrics->below_rule;
    return screen_length(screen, gaps) + screen_type(screen, BYLINE_LEADING) +
           SUMMARY_LINES_LEAST * screen_type(screen, metrics->summary_leading);
}

/* Sets it at one size; `fit` is false when it needs more than four lines, a word had to be broken or no
 * room is left for the summary. */
static bool set_headline(struct column *column, int size, bool *fit)
{
    const struct story *story = column->story;
    struct text_span span = {
        .text = story->headline, .face = FACE_HEADLINE, .size = size, .ink = INK_HEADLINE};
    struct text_request request = {.spans = &span,
                                   .span_count = 1,
                                   .language = story->language,
                                   .direction = story->direction,
                                   .width = column->width,
                                   .max_lines = HEADLINE_LINES,
                                   .balance = true};
    struct placed *headline = &column->page->headline;
    int usual = (int)(size * column->metrics->headline_leading + 0.5);
    int leading = line_leading(story->direction, usual);
    if (!placed_set(headline, column->fonts, &request, column->x, column->y, leading, column->error))
        return false;
    headline->baseline -= (leading - usual) / 2; /* what is added stands below each line */
    int bottom = screen_page(&column->page->screen).h - room_below(column);
    *fit = !headline->paragraph.truncated && !headline->paragraph.broken_word &&
           placed_bottom(headline) <= bottom;
    return true;
}

/* The largest size of the ladder at which it fits; else the smallest. */
bool column_headline(struct column *column)
{
    const struct metrics *metrics = column->metrics;
    struct placed *headline = &column->page->headline;
    if (!column->story->headline)
        return true;
    bool fit = false;
    for (size_t i = 0; i < METRICS_LADDER && metrics->ladder[i] && !fit; i++) {
        placed_finish(headline);
        if (!set_headline(column, screen_type(&column->page->screen, metrics->ladder[i]), &fit))
            return false;
    }
    column->y += headline->box.h + screen_length(&column->page->screen, metrics->below_headline);
    return true;
}
