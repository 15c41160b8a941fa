/* For layout/ alone: a bar in the making. Thread of the fonts. */
#ifndef FOYER_LAYOUT_BAR_SETTING_H
#define FOYER_LAYOUT_BAR_SETTING_H

#include "layout/bar.h"

enum { BAR_CLOCK_GAP = 40 /* u, before each clock and before what stands at the end */ };

struct bar_setting {
    struct bar *bar;
    struct fonts *fonts;
    const struct bar_request *request;
    struct error *error;
    int left, right; /* what is still free, pixels */
};

/* The baseline that puts the capitals of this size in the middle of the bar. */
int bar_centred_baseline(const struct bar *bar, int size);

/* One line of at most `width` pixels on that baseline, its box as wide as the text; the caller sets box.x. */
bool bar_set_text(struct bar_setting *setting, struct placed *placed, const struct text_span *spans,
                  size_t count, int width, int baseline);

/* As many clocks, from the first, as leave three fifths of the bar to the title and the next story. */
bool bar_place_clocks(struct bar_setting *setting);

#endif
