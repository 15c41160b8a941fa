/* A paragraph with its place on the screen. Runs on the thread of the fonts. */
#ifndef FOYER_LAYOUT_PLACED_H
#define FOYER_LAYOUT_PLACED_H

#include "layout/screen.h"
#include "text/paragraph.h"

enum align { ALIGN_START, ALIGN_END }; /* by the paragraph's direction */

struct placed {
    struct paragraph paragraph;
    struct box box;  /* as wide as the text may be, as high as its lines take */
    int line_height; /* pixels from baseline to baseline */
    int baseline;    /* of the first line, pixels below the box's upper edge */
    enum align align;
};

/* Sets the text with its upper left corner at x, y. `line_height` in pixels. The baseline is where CSS would
 * put that of the bundled face: its ascent and descent centred in the line; with another one of the
 * operator's, where its capitals have the same middle. The request's width is the box's. */
bool placed_set(struct placed *placed, struct fonts *fonts, const struct text_request *request, int x, int y,
                int line_height, struct error *error);

/* A zeroed struct and NULL are accepted. */
void placed_finish(struct placed *placed);

/* Left edge of a line on the screen. */
int placed_line_x(const struct placed *placed, size_t line);
/* Its baseline on the screen. */
int placed_line_baseline(const struct placed *placed, size_t line);

/* First y below the box. */
int placed_bottom(const struct placed *placed);

/* The line height for text of that direction: Arabic letters reach further up and down than those that the
 * design's line heights are made for. */
int line_leading(enum direction direction, int line_height);

/* Where the baseline of a face stands in a line of this height. */
int line_baseline(struct fonts *fonts, enum face face, int size, int line_height);

#endif
