/* Photos of an article and which caption belongs to which. One thread at a time. */
#ifndef FOYER_INGEST_READ_HTML_FIGURES_H
#define FOYER_INGEST_READ_HTML_FIGURES_H

#include "ingest/read/html/html.h"

#include <stdbool.h>
#include <stddef.h>

enum { FIGURES_MAX = 8 }; /* open at once */

struct html_figures {
    size_t first[FIGURES_MAX]; /* number of the first photo in each open figure */
    size_t depth;
    struct html_photo source; /* of the <source> that waits for its <img>; url NULL: none */
};

/* A zeroed struct is a valid one without figures. */
void html_figures_finish(struct html_figures *figures);

/* False when there are too many; then html_figures_end must not be called for it. */
bool html_figures_begin(struct html_figures *figures, const struct html_content *content);

/* Ends the innermost figure: its photos without caption or credit get these (copied; NULL: none). */
void html_figures_end(struct html_figures *figures, struct html_content *content, const char *caption,
                      const char *credit);

/* The same for a caption that stands in no figure: it belongs to the last photo. */
void html_figures_caption(struct html_content *content, const char *caption, const char *credit);

/* Whether there is a last photo that waits for such a caption. */
bool html_figures_wait(const struct html_content *content);

/* An <img> with these attributes: its photo is kept, or that of a <source> before it when it has none of its
 * own, unless there are enough. */
void html_figures_image(struct html_figures *figures, struct html_content *content,
                        const char *const *attributes, int screen_width);

/* A <source> of a <picture>; the first one that can be shown counts. */
void html_figures_source(struct html_figures *figures, const char *const *attributes, int screen_width);

#endif
