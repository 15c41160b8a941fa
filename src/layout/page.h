/* One story laid out for one screen: boxes with positions, sizes and lines of text, no pixels. Pure: the same
 * input gives the same page. Runs on the thread of the fonts. */
#ifndef FOYER_LAYOUT_PAGE_H
#define FOYER_LAYOUT_PAGE_H

#include "layout/placed.h"
#include "layout/screen.h"
#include "layout/summary.h"
#include "layout/theme.h"
#include "story/story.h"

enum page_kind {
    PAGE_SPLIT,    /* photo beside the text */
    PAGE_PORTRAIT, /* photo above the text */
    PAGE_TEXT,     /* no photo worth showing */
};

enum photo_fit {
    PHOTO_FILL,  /* cropped to the box */
    PHOTO_WHOLE, /* whole, on a blurred and darkened copy of itself */
};

/* Pixels of a QR code. */
struct code_measures {
    int side;   /* room for it with the white about it */
    int inner;  /* width of its modules together, where the link is so short that they are large enough */
    int module; /* width of one module at least */
};

struct page {
    enum page_kind kind;
    struct screen screen;
    enum direction direction;

    struct box photo; /* empty on a text page */
    enum photo_fit fit;
    int spare; /* pixels that the photo is to be wider and higher than its box, to move in it; 0: it stands */
    struct box shade; /* where the gradient behind the caption lies; empty without a caption */
    int shade_full;   /* pixels below the shade's upper edge from which on it is at its darkest */
    struct placed caption;

    struct box codes[2]; /* both corners where the QR code may stand, the outer one first; empty: none */
    struct code_measures code;
    char *link; /* what it says; NULL: no code */

    struct placed section;
    struct placed headline;
    struct placed byline;
    struct box rule;

    struct box window; /* what is seen of the summary */
    int fade;          /* height of the window's fading edges, pixels */
    int tail;          /* empty space below the last line when the text has stopped, pixels */
    struct summary summary;

    size_t head_words; /* of headline and caption, for the reading time */
};

struct page_request {
    const struct story *story; /* only read during the call */
    const char *date;          /* the story's time in words of its language; NULL: unknown */
    const char *credit;        /* who took the photo, in words of the language; NULL: unknown */
    struct screen screen;
    size_t max_summary_lines; /* 0: all; else the summary is cut there and ends in "…" */
    bool code;                /* the story's link is shown as a QR code on the photo */
    bool motion;              /* a photo that fills its box may move in it */
    bool without_photo;       /* the photo could not be loaded: a text page */
};

/* Lays the story out. False with `error` only when a font fails. */
bool page_build(struct page *page, struct fonts *fonts, const struct page_request *request,
                struct error *error);

/* A zeroed page and NULL are accepted. */
void page_finish(struct page *page);

/* What kind of page the story gets on that screen. */
enum page_kind page_kind_for(const struct story *story, const struct screen *screen);

#endif
