/* From a subject to a page that is planned in time, and from that to pixels: the same steps for the display
 * and for `foyer render`. Main thread. */
#ifndef FOYER_STAGE_PRESS_H
#define FOYER_STAGE_PRESS_H

#include "base/clock.h"
#include "config/config.h"
#include "layout/page.h"
#include "rundown/pace.h"
#include "stage/art.h"
#include "stage/bar_art.h"
#include "stage/lexicon.h"
#include "story/edition.h"

/* What every page is made with. Pointers are borrowed. */
struct press {
    struct art_tools tools;
    struct theme theme; /* of the tools */
    struct lexicon *lexicon;
    const struct config *config;
    const struct clock *clock;
    struct screen screen;
};

/* A page with its times. */
struct sheet {
    struct page page;
    struct pace pace;
};

/* Takes over what the configuration says of colours, type and logo, for a screen of this size; whatever was
 * before is forgotten, and what was set with it must not be drawn any more. A logo or font that cannot be
 * read is logged and left out. */
void press_configure(struct press *press, int width, int height);

/* A zeroed press is accepted. */
void press_finish(struct press *press);

/* Lays the subject out, plans its time and cuts the summary when it cannot be read in time. `edition` (NULL:
 * no store yet) tells how the feeds fare. False with `error`; the sheet is finished then. */
bool press_set(const struct press *press, const struct subject *subject, const struct edition *edition,
               bool without_photo, struct sheet *sheet, struct error *error);
void sheet_finish(struct sheet *sheet);

/* The bar while a story is shown. `next` may be NULL; `edition` tells how old the news is; `notice` is an
 * alert's text that takes the next story's place, or NULL. NULL with `error`. */
struct bar_art *press_bar(const struct press *press, const struct edition *edition, const struct story *next,
                          const char *notice, struct error *error);

/* Brings the clocks up to the press's time; true when one of them shows something else now. Allocates nothing
 * but when a quarter of an hour begins, because a zone's offset changes only then. */
struct press_zones {
    int64_t quarter; /* of the offsets; 0: none yet */
    int offsets[LIMIT_CLOCKS];
};
bool press_clocks(const struct press *press, struct press_zones *zones, struct bar_art *bar);

#endif
