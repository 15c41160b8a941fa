/* The page that is shown while there is no story: the title, and one sentence per feed on what is happening.
 */
#ifndef FOYER_LAYOUT_WAITING_H
#define FOYER_LAYOUT_WAITING_H

#include "base/limits.h"
#include "layout/placed.h"
#include "layout/theme.h"

struct waiting {
    struct screen screen;
    struct placed title;
    struct box rule;
    struct placed sentences[LIMIT_FEEDS]; /* those that fit on the screen */
    size_t sentence_count;
};

/* `title` and the sentences are borrowed for the call. */
bool waiting_build(struct waiting *waiting, struct fonts *fonts, const struct screen *screen,
                   const char *title, const char *const *sentences, size_t count, const char *language,
                   enum direction direction, struct error *error);

/* A zeroed struct and NULL are accepted. */
void waiting_finish(struct waiting *waiting);

#endif
