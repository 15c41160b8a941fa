/* The numbers of the design, by the page's shape. Any thread. */
#include "layout/metrics.h"

static const struct metrics split = {.text_left = 56,
                                     .text_right = 64,
                                     .top = 55,
                                     .below_section = 23,
                                     .below_headline = 19,
                                     .below_byline = 29,
                                     .below_rule = 27,
                                     .headline_leading = 66.0 / 56,
                                     .summary_size = 36,
                                     .summary_leading = 52,
                                     .ladder = {56, 50, 44}};

static const struct metrics portrait = {.text_left = 64,
                                        .text_right = 64,
                                        .top = 51,
                                        .below_section = 21,
                                        .below_headline = 21,
                                        .below_byline = 28,
                                        .below_rule = 28,
                                        .headline_leading = 76.0 / 64,
                                        .summary_size = 40,
                                        .summary_leading = 58,
                                        .ladder = {64, 56, 50, 44}};

#define TEXT_PAGE                                                                                            \
    .top = 95, .below_section = 28, .below_headline = 28, .below_byline = 29, .below_rule = 28,              \
    .headline_leading = 102.0 / 88, .summary_size = 42, .summary_leading = 62,                               \
    .ladder = {88, 72, 64, 56, 50, 44}

static const struct metrics text = {.text_left = 200, .text_right = 200, TEXT_PAGE};

/* A screen on its side has no width to give away. */
static const struct metrics text_portrait = {.text_left = 64, .text_right = 64, TEXT_PAGE};

const struct metrics *metrics_of(enum page_shape shape, const struct screen *screen)
{
    switch (shape) {
    case PAGE_SPLIT:
        return &split;
    case PAGE_PORTRAIT:
        return &portrait;
    case PAGE_TEXT:
        break;
    }
    return screen_is_portrait(screen) ? &text_portrait : &text;
}
