/* For layout/ alone: the photo's place on a page, its caption and the shade behind that. Left to right; the
 * page is mirrored as a whole. */
#ifndef FOYER_LAYOUT_PHOTO_BOX_H
#define FOYER_LAYOUT_PHOTO_BOX_H

#include "layout/page.h"

/* False: too small to be shown. */
bool photo_is_worth_showing(const struct photo *photo);

/* Fills page->photo, fit and, with motion, spare; nothing on a text page. */
void photo_box_place(struct page *page, const struct photo *photo, bool motion);

/* Fills page->caption and the shade; nothing without a photo box or words. `credit` says in words who took
 * the photo; NULL: unknown. False with `error` when a font fails. */
bool photo_box_caption(struct page *page, struct fonts *fonts, const struct story *story, const char *credit,
                       struct error *error);

/* Fills page->codes, code and link; nothing without a photo box, without a link to the web, or where the code
 * would reach into the shade. */
void photo_box_codes(struct page *page, const char *link);

#endif
