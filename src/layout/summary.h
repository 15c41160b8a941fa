/* The running text of a page: a strip of lines, as long as it takes, of which a window is seen. Runs
 * on the thread of the fonts. */
#ifndef FOYER_LAYOUT_SUMMARY_H
#define FOYER_LAYOUT_SUMMARY_H

#include "layout/screen.h"
#include "story/story.h"
#include "text/paragraph.h"

/* One line in the strip. A bullet is a line of its own beside the first line of its item. */
struct summary_line {
    size_t paragraph; /* of summary.paragraphs */
    size_t line;      /* of the paragraph */
    int x;            /* left edge of the ink, pixels from the strip's left edge */
    int y;            /* upper edge of the line, pixels from the strip's top */
    size_t words;
};

struct summary {
    struct paragraph *paragraphs;
    size_t paragraph_count;
    struct summary_line *lines; /* by y */
    size_t line_count;
    int width;       /* of the strip, pixels */
    int line_height; /* pixels */
    int baseline;    /* pixels below a line's upper edge */
    int height;      /* of the whole strip, pixels */
};

struct summary_request {
    const struct story *story;
    struct screen screen;
    int width;   /* pixels */
    double size; /* type size and line height, u */
    double leading;
    size_t max_lines; /* bullets not counted; the last ends in "…" when text is left over; 0: all */
};

/* Sets the story's blocks. At most LIMIT_LINES_PER_PAGE lines. */
bool summary_build(struct summary *summary, struct fonts *fonts, const struct summary_request *request,
                   struct error *error);
void summary_finish(struct summary *summary);

/* Lines of text, bullets not counted; words of those of them that end above `y`. */
size_t summary_text_lines(const struct summary *summary);
size_t summary_words_above(const struct summary *summary, int y);

#endif
