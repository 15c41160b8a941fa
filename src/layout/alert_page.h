/* The page of a warning or an emergency: a word that says which, the alert's first line as large as it fits,
 * its further lines smaller. Pure, like every page. Runs on the thread of the fonts. */
#ifndef FOYER_LAYOUT_ALERT_PAGE_H
#define FOYER_LAYOUT_ALERT_PAGE_H

#include "layout/placed.h"
#include "layout/theme.h"
#include "story/alert.h"

enum { ALERT_PAGE_DETAILS = 8 };

struct alert_page {
    struct screen screen;
    enum direction direction;
    struct placed label; /* each may have no lines */
    struct placed headline;
    struct placed details[ALERT_PAGE_DETAILS]; /* one for each further line of the text */
    size_t detail_count;
    size_t words; /* of all the text, for the reading time */
};

struct alert_page_request {
    struct screen screen;
    const char *text;         /* the alert's; borrowed, as all of these, for the call */
    const char *label;        /* "EMERGENCY"; NULL: none */
    const char *language;     /* of the screen, BCP 47; the text's own is not known */
    enum direction direction; /* of the screen's language, for a text without a letter */
};

/* Sets the text. The page has the direction of its first line; a further line of the other direction is set
 * by its own, at the same edge. All is shown if it fits at any size, else it ends in "…". Empty lines go; of
 * more than ALERT_PAGE_DETAILS further lines the rest is one. False with `error` only when a font fails. */
bool alert_page_build(struct alert_page *page, struct fonts *fonts, const struct alert_page_request *request,
                      struct error *error);

/* A zeroed page and NULL are accepted. */
void alert_page_finish(struct alert_page *page);

/* Changes the colours that a page of this level is painted in: red or amber, text white or black by contrast.
 * The bar's stay. Nothing changes for ALERT_INFO, which has no page. */
void alert_theme(struct theme *theme, enum alert_level level);

#endif
