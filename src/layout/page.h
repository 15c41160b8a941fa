/* One subject laid out for one screen: boxes with positions, sizes and lines of text, no pixels. Pure: the
 * same input gives the same page. Runs on the thread of the fonts. */
#ifndef FOYER_LAYOUT_PAGE_H
#define FOYER_LAYOUT_PAGE_H

#include "config/config.h"
#include "config/language.h"
#include "layout/placed.h"
#include "layout/screen.h"
#include "layout/summary.h"
#include "layout/theme.h"
#include "story/edition.h"
#include "story/subject.h"

/* Where a story's photo stands. */
enum page_shape {
    PAGE_SPLIT,    /* beside the text */
    PAGE_PORTRAIT, /* above the text */
    PAGE_TEXT,     /* no photo worth showing */
};

enum photo_fit {
    PHOTO_FILL,  /* cropped to the box */
    PHOTO_WHOLE, /* whole, on a blurred and darkened copy of itself */
};

/* How a page spends its time. */
enum page_pace {
    PAGE_IS_READ, /* as long as its words take; a summary that is longer than its window scrolls */
    PAGE_WAITS,   /* until there is something else to show */
};

/* Pixels of a QR code. */
struct code_measures {
    int side;   /* room for it with the white about it */
    int inner;  /* width of its modules together, where the link is so short that they are large enough */
    int module; /* width of one module at least */
};

/* What a kind of page does not have is empty: a text without lines, a box without width. */
struct page {
    enum page_shape shape;
    struct screen screen;
    enum direction direction;
    enum page_pace pace;
    enum alert_level
        level; /* whose colours it is painted in, see theme_set_alert; ALERT_INFO: the theme's own */

    struct box photo; /* empty on a text page */
    enum photo_fit fit;
    int spare; /* pixels that the photo is to be wider and higher than its box, to move in it; 0: it stands */
    struct box shade; /* where the gradient behind the caption lies; empty without a caption */
    int shade_full;   /* pixels below the shade's upper edge from which on it is at its darkest */
    struct placed caption;

    struct box codes[2]; /* both corners where the QR code may stand, the outer one first; empty: none */
    struct code_measures code;
    char *link; /* what it says; NULL: no code */

    struct placed section; /* the small words above the headline; an alert's level */
    struct placed headline;
    struct placed byline;
    struct box rule;
    struct placed *details; /* below: an alert's further lines, a sentence for each feed; owned */
    size_t detail_count;

    struct box window; /* what is seen of the summary */
    int fade;          /* height of the window's fading edges, pixels */
    int tail;          /* empty space below the last line when the text has stopped, pixels */
    struct summary summary;

    size_t head_words; /* of what is read before the summary, for the reading time */
};

/* All borrowed for the call. */
struct page_request {
    const struct subject *subject;
    const struct config *config;   /* time zone, title, feeds, whether there are codes and moving photos */
    const struct language *words;  /* the subject's: of dates, credits, levels */
    const struct edition *edition; /* tells how the feeds fare; NULL: no store yet */
    int64_t now;                   /* seconds since 1970 UTC */
    struct screen screen;
    size_t max_summary_lines; /* 0: all; else the summary is cut there and ends in "…" */
    bool without_photo;       /* the photo cannot be shown: a text page */
};

/* Lays the subject out, as the table in page.c says for its kind. False with `error` only when a font fails;
 * the page is finished then. */
bool page_build(struct page *page, struct fonts *fonts, const struct page_request *request,
                struct error *error);

/* A zeroed page and NULL are accepted. */
void page_finish(struct page *page);

/* One more detail, zeroed. The pointer is good until the next. */
struct placed *page_add_detail(struct page *page);
/* Takes the last one away. */
void page_drop_detail(struct page *page);

/* What shape the story's page has on that screen. */
enum page_shape page_shape_for(const struct story *story, const struct screen *screen);

#endif
