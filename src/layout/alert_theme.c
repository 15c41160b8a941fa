#include "layout/alert_page.h"

#include "config/palette.h"

/* What is written on a ground of these: the headline black or white, the rest near it, at 7:1 and more. */
static const struct {
    uint32_t ground, label, detail;
} colors[ALERT_LEVELS] = {
    [ALERT_WARNING] = {0xf2b134, 0x45300a, 0x1d1608},
    [ALERT_EMERGENCY] = {0x8e1616, 0xffd9a0, 0xffe4e0},
};

static SDL_Color color_of(uint32_t rgb)
{
    return (SDL_Color){(Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb, 255};
}

void alert_theme(struct theme *theme, enum alert_level level)
{
    if (level == ALERT_INFO)
        return;
    uint32_t ground = colors[level].ground, white = 0xffffff, black = 0;
    bool light = palette_contrast(black, ground) > palette_contrast(white, ground);
    theme->colors[INK_BACKGROUND] = color_of(ground);
    theme->colors[INK_HEADLINE] = color_of(light ? black : white);
    theme->colors[INK_SUMMARY] = color_of(colors[level].detail);
    theme->colors[INK_ACCENT] = color_of(colors[level].label);
}
