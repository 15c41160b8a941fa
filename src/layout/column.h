/* For layout/ alone: the text of a story's page, one thing below the other. Thread of the fonts. */
#ifndef FOYER_LAYOUT_COLUMN_H
#define FOYER_LAYOUT_COLUMN_H

#include "layout/metrics.h"

enum { BYLINE_LEADING = 34 /* u */ };

struct column {
    struct page *page;
    struct fonts *fonts;
    const struct story *story;
    const struct metrics *metrics;
    struct error *error; /* filled when one of the functions returns false: a font failed */
    int x, width;        /* pixels */
    int y;               /* where the next thing goes */
};

/* Where the text begins and how wide it is; the page's photo has its place. */
void column_init(struct column *column, struct page *page, struct fonts *fonts, const struct story *story,
                 struct error *error);

/* Each fills its part of the page and moves on below it; what the story does not have takes no place. `date`
 * is the story's in words; NULL: unknown. */
bool column_section(struct column *column);
bool column_headline(struct column *column);
bool column_byline(struct column *column, const char *date);

/* The rule, and the summary's window down to the bar; as page_request has it, max_summary_lines. */
bool column_window(struct column *column, size_t max_lines);

#endif
