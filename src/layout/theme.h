/* The colours of a page. A theme is data; any thread. */
#ifndef FOYER_LAYOUT_THEME_H
#define FOYER_LAYOUT_THEME_H

#include "config/config.h"
#include "story/alert.h"
#include "text/fonts.h"

#include <SDL.h>

/* What a piece of text or a surface is for; indexes a theme's colours and is the `ink` of text spans. */
enum ink {
    INK_BACKGROUND,
    INK_HEADLINE,
    INK_SUMMARY,
    INK_STRONG,
    INK_DIM,
    INK_RULE,
    INK_BAR,
    INK_BAR_LINE,
    INK_ACCENT,
    INK_SHADE, /* behind the caption, the same in every theme, for it lies on a photo */
    INK_CAPTION,
    INK_CREDIT,
    INK_COUNT
};

struct theme {
    SDL_Color colors[INK_COUNT]; /* opaque */
};

void theme_set(struct theme *theme, const struct palette *palette);

/* The theme that the configuration names. */
void theme_set_configured(struct theme *theme, const struct config *config);

/* Changes the colours that a page of this level is painted in: red or amber, text white or black by contrast.
 * The bar's stay. Nothing changes for ALERT_INFO, which has no page. */
void theme_set_alert(struct theme *theme, enum alert_level level);

/* Its faces, as fonts_set_faces takes them; borrowed from the configuration. */
void theme_faces(const struct config *config, const char *paths[FACE_COUNT]);

#endif
