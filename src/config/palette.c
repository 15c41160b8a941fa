/* Foyer's own colours, and how far two are apart. Constant data and arithmetic, any thread. */
#include "config/palette.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define RGB(hex) (0xFF000000U | (hex))

const char palette_names[] = "night|paper|contrast";

static const struct {
    const char *name;
    struct palette palette;
} palettes[] = {
    {"night",
     {{[PALETTE_BACKGROUND] = RGB(0x0e1420),
       [PALETTE_HEADLINE] = RGB(0xf2f0ea),
       [PALETTE_SUMMARY] = RGB(0xdfe1e4),
       [PALETTE_STRONG] = RGB(0xffffff),
       [PALETTE_DIM] = RGB(0x9aa3b2),
       [PALETTE_RULE] = RGB(0x2a3446),
       [PALETTE_BAR] = RGB(0x131b2a),
       [PALETTE_BAR_LINE] = RGB(0x202a3c),
       [PALETTE_ACCENT] = RGB(0xe8b34b)}}},
    {"paper",
     {{[PALETTE_BACKGROUND] = RGB(0xf6f3ec),
       [PALETTE_HEADLINE] = RGB(0x1b1a17),
       [PALETTE_SUMMARY] = RGB(0x2b2a26),
       [PALETTE_STRONG] = RGB(0x111111),
       [PALETTE_DIM] = RGB(0x6b675e),
       [PALETTE_RULE] = RGB(0xd8d2c4),
       [PALETTE_BAR] = RGB(0xebe6da),
       [PALETTE_BAR_LINE] = RGB(0xd8d2c4),
       [PALETTE_ACCENT] = RGB(0x9d2b1f)}}},
    {"contrast",
     {{[PALETTE_BACKGROUND] = RGB(0x000000),
       [PALETTE_HEADLINE] = RGB(0xffffff),
       [PALETTE_SUMMARY] = RGB(0xffffff),
       [PALETTE_STRONG] = RGB(0xffff00),
       [PALETTE_DIM] = RGB(0xd0d0d0),
       [PALETTE_RULE] = RGB(0x808080),
       [PALETTE_BAR] = RGB(0x000000),
       [PALETTE_BAR_LINE] = RGB(0xffffff),
       [PALETTE_ACCENT] = RGB(0x00ffff)}}},
};

const struct palette_pair palette_pairs[PALETTE_PAIRS] = {
    {PALETTE_HEADLINE, PALETTE_BACKGROUND, 7}, {PALETTE_SUMMARY, PALETTE_BACKGROUND, 7},
    {PALETTE_STRONG, PALETTE_BACKGROUND, 7},   {PALETTE_SUMMARY, PALETTE_BAR, 7},
    {PALETTE_STRONG, PALETTE_BAR, 7},          {PALETTE_DIM, PALETTE_BACKGROUND, 4.5},
    {PALETTE_ACCENT, PALETTE_BACKGROUND, 4.5}, {PALETTE_DIM, PALETTE_BAR, 4.5},
    {PALETTE_ACCENT, PALETTE_BAR, 4.5},
};

const char *palette_key(enum palette_color color)
{
    static const char *const keys[PALETTE_COLORS] = {"background", "headline", "summary",  "strong", "dim",
                                                     "rule",       "bar",      "bar_line", "accent"};
    return keys[color];
}

const struct palette *palette_find(const char *name)
{
    for (size_t i = 0; i < sizeof palettes / sizeof *palettes; i++)
        if (strcmp(palettes[i].name, name) == 0)
            return &palettes[i].palette;
    return NULL;
}

static double linear(uint32_t channel)
{
    double part = (channel & 0xFF) / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t color)
{
    return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
}

double palette_contrast(uint32_t one, uint32_t other)
{
    double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}
