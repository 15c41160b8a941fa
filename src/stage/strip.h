/* The pixels of a summary. Every line is kept as coverage (a byte per pixel, of its ink only), one
 * with coloured pictures (emoji) in it as it is; a window's
 * worth of rows is a texture, used as a ring: what scrolls out above makes room for what comes in below.
 * Painting new rows allocates nothing. Main thread. */
#ifndef FOYER_STAGE_STRIP_H
#define FOYER_STAGE_STRIP_H

#include "layout/page.h"
#include "layout/theme.h"
#include "stage/canvas.h"

struct strip_mask {
    unsigned char *coverage; /* w x h, owned; NULL: */
    Uint32 *pixels;          /* a line with coloured pictures in it: w x h of ARGB, straight alpha, owned */
    int x, y, w, h;          /* of the ink, pixels from the strip's top left corner */
    SDL_Color ink;
};

struct strip {
    struct strip_mask *masks; /* by y, near enough: see strip_paint */
    size_t mask_count;        /* lines drawn so far */
    SDL_Color background;
    int width, window; /* pixels; window: height of what is seen */
    int line_height;   /* pixels */
    SDL_Texture *ring; /* NULL until strip_make_ring */
    int ring_height;
    int painted_from, painted_to; /* rows of the strip that are in the ring */
};

/* Makes room for the lines of the page's summary; none is drawn yet. */
void strip_init(struct strip *strip, const struct page *page, const struct theme *theme);

/* Draws the next lines of the same page's summary into masks, at most so many. False with `error`. */
bool strip_draw_lines(struct strip *strip, struct fonts *fonts, const struct page *page,
                      const struct theme *theme, size_t most, struct error *error);

/* A zeroed strip and NULL are accepted. */
void strip_finish(struct strip *strip);

/* Frees the lines; what is in the ring can still be drawn. */
void strip_drop_masks(struct strip *strip);

/* Makes the ring texture; needed only for a summary that scrolls. */
bool strip_make_ring(struct strip *strip, struct canvas *canvas, struct error *error);

/* Paints rows from..to-1 of the strip, background and ink, into 32-bit pixels whose first row is `from`. */
void strip_paint(const struct strip *strip, int from, int to, void *pixels, int pitch);

/* Brings the rows of the window at this offset into the ring; returns false when nothing had to be painted.
 */
bool strip_scroll(struct strip *strip, int offset);

/* Draws the window at this offset to x, y of the screen. */
void strip_draw(const struct strip *strip, SDL_Renderer *renderer, int offset, int x, int y);

#endif
