/* For layout/ alone: the kinds of pages, one file each. Every `_lay_out` fills the parts of a page that its
 * kind has and gets it with screen, direction LTR and pace set; false with `error` when a font fails. Every
 * `_words` tells how many words are read before the summary, of the page that was laid out. */
#ifndef FOYER_LAYOUT_PAGE_KINDS_H
#define FOYER_LAYOUT_PAGE_KINDS_H

#include "layout/page.h"

/* story_page.c: photo with caption, section, headline, byline, and the summary in its window. */
bool story_page_lay_out(struct page *page, struct fonts *fonts, const struct page_request *request,
                        struct error *error);
size_t story_page_words(const struct page *page, const struct subject *subject);

/* alert_page.c: a word that says how severe it is, the alert's first line as large as it fits, its further
 * lines smaller. The page has the direction of its first line; a further line of the other direction is set
 * by its own, at the same edge. All is shown if it fits at any size, else it ends in "…". Empty lines go; of
 * many further lines the last hold the rest. */
bool alert_page_lay_out(struct page *page, struct fonts *fonts, const struct page_request *request,
                        struct error *error);
size_t alert_page_words(const struct page *page, const struct subject *subject);

/* waiting_page.c: the title, and one sentence per feed on what is happening, as many as fit. */
bool waiting_page_lay_out(struct page *page, struct fonts *fonts, const struct page_request *request,
                          struct error *error);

#endif
