/* A photo that moves slowly under its caption while a page is shown: photo_motion. The page's picture has the
 * photo as it lies at first; what is here is drawn over it. Main thread. */
#ifndef FOYER_STAGE_GLIDE_H
#define FOYER_STAGE_GLIDE_H

#include "layout/page.h"
#include "stage/paint.h"

enum { GLIDE_PIXEL = 256 /* places are counted in parts of a pixel */ };

/* Zeroed: the photo stands. */
struct glide {
    struct box box, shade, code;             /* of the photo, what darkens it, and the QR code; empty: none */
    int spare;                               /* pixels that the photo is larger than its box */
    SDL_Surface *photo_pixels, *over_pixels; /* until glide_start */
    SDL_Texture *photo, *over;               /* over: shade and caption */
};

/* Keeps what is needed when page->spare says that the photo moves; `photo` is as much larger than its box.
 * False with `error`. */
bool glide_init(struct glide *glide, const struct art_tools *tools, const struct page *page,
                SDL_Surface *photo, struct error *error);

/* Makes the textures; before, nothing is drawn. Without memory for them the photo stands. */
void glide_start(struct glide *glide, struct canvas *canvas);

/* A zeroed glide is accepted. */
void glide_finish(struct glide *glide);

/* Where the photo lies when `done` of 0..1 of the page's time is over, in 1/GLIDE_PIXEL: slow at both ends.
 * Whole pixels where the renderer does not draw parts of one. */
int glide_place(const struct glide *glide, double done, bool parts);

/* Draws the photo there, and over it what lies on it; the code is copied from `picture`, whose upper left
 * corner is the screen's. Allocates nothing. */
void glide_draw(const struct glide *glide, SDL_Renderer *renderer, SDL_Texture *picture, int place);

#endif
