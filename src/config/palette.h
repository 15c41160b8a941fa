/* The colours of the themes: Foyer's own, and the operator's. Pure. */
#ifndef FOYER_CONFIG_PALETTE_H
#define FOYER_CONFIG_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

enum palette_color {
    PALETTE_BACKGROUND,
    PALETTE_HEADLINE,
    PALETTE_SUMMARY,
    PALETTE_STRONG,
    PALETTE_DIM,
    PALETTE_RULE,
    PALETTE_BAR,
    PALETTE_BAR_LINE,
    PALETTE_ACCENT,
    PALETTE_COLORS
};

struct palette {
    uint32_t colors[PALETTE_COLORS]; /* 0xFFRRGGBB; 0 in an operator's theme: not given */
};

/* "night|paper|contrast". */
extern const char palette_names[];

/* One of those; NULL for another name. Constant. */
const struct palette *palette_find(const char *name);

/* The key of a colour in a theme section. */
const char *palette_key(enum palette_color color);

/* Contrast of two colours, 1 to 21 (WCAG 2.1, "contrast ratio"). */
double palette_contrast(uint32_t one, uint32_t other);

/* A pair of colours whose contrast has a lower bound, because a text of the one is seen on the other. */
struct palette_pair {
    enum palette_color ink, behind;
    double least;
};

enum { PALETTE_PAIRS = 9 };
extern const struct palette_pair palette_pairs[PALETTE_PAIRS];

#endif
