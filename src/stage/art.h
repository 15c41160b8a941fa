/* The pixels of one page: a picture of all that stands still, with the summary at its beginning, and what is
 * needed to scroll the summary over it. Made once when the page is prepared, then only drawn. Main thread. */
#ifndef FOYER_STAGE_ART_H
#define FOYER_STAGE_ART_H

#include "layout/page.h"
#include "layout/theme.h"
#include "stage/glide.h"
#include "stage/strip.h"

struct art {
    struct theme theme; /* what it is painted in */
    int distance;       /* pixels that the summary moves in all */
    struct box area;    /* of the picture on the screen */
    struct box window;  /* of the summary; empty: nothing moves */
    int fade;           /* height of the window's fading edges, pixels */
    SDL_Texture *picture;
    struct strip strip; /* empty when the summary does not scroll */
    SDL_Texture *fade_above, *fade_below;
    struct glide glide; /* zeroed: the photo stands */
    size_t steps;       /* of its painting that are done */
};

/* What a page is painted from; all borrowed. `photo` has the size of the page's photo box and page->spare
 * more each way, or is NULL on a page without. */
struct art_request {
    const struct art_tools *tools;
    const struct page *page;
    int distance; /* pixels that the summary moves in all */
    SDL_Surface *photo;
};

/* Begins to paint a page, which takes longer than a frame may wait: art_go_on does a bit of it, and is called
 * with the same request until art_is_finished. Only then may it be drawn; it may be destroyed before. */
struct art *art_begin(const struct art_request *request);

/* False with `error`: then only art_destroy is left. */
bool art_go_on(struct art *art, const struct art_request *request, struct error *error);
bool art_is_finished(const struct art *art);

/* Paints a page at once: the three above. NULL with `error`. */
struct art *art_create(const struct art_request *request, struct error *error);

/* NULL is accepted. */
void art_destroy(struct art *art);

/* Makes the rows ready that the next art_draw with this offset needs. Allocates nothing. */
void art_scroll(struct art *art, int offset);

/* Frees the text that is not needed any more once the summary stands at its end; does nothing before. The
 * page must not be scrolled back after that. */
void art_forget_text(struct art *art, int offset);

/* Draws the whole page with the summary moved up by `offset` pixels and the photo at `place` of its glide. */
void art_draw(const struct art *art, SDL_Renderer *renderer, int offset, int place);

/* Draws only the picture, with `alpha` of 255, over what is there: the page as it is at offset 0, fading in.
 */
void art_draw_fading(const struct art *art, SDL_Renderer *renderer, Uint8 alpha);

#endif
