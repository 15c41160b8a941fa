/* Palettes and alert levels as colours by ink. Draws nothing. Any thread. */
#include "layout/theme.h"

/* Which colour of the palette an ink has; those that are missing lie on photos and are the same everywhere.
 */
static const struct {
    enum ink ink;
    enum palette_color color;
} inks[] = {
    {INK_BACKGROUND, PALETTE_BACKGROUND},
    {INK_HEADLINE, PALETTE_HEADLINE},
    {INK_SUMMARY, PALETTE_SUMMARY},
    {INK_STRONG, PALETTE_STRONG},
    {INK_DIM, PALETTE_DIM},
    {INK_RULE, PALETTE_RULE},
    {INK_BAR, PALETTE_BAR},
    {INK_BAR_LINE, PALETTE_BAR_LINE},
    {INK_ACCENT, PALETTE_ACCENT},
};

static SDL_Color color_of(uint32_t rgb)
{
    return (SDL_Color){(Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb, 255};
}

void theme_set(struct theme *theme, const struct palette *palette)
{
    *theme = (struct theme){{[INK_SHADE] = color_of(0x0e1420),
                             [INK_CAPTION] = color_of(0xf2f0ea),
                             [INK_CREDIT] = color_of(0xb4bbc7)}};
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
        theme->colors[inks[i].ink] = color_of(palette->colors[inks[i].color]);
}

void theme_set_configured(struct theme *theme, const struct config *config)
{
    struct palette palette;
    if (!config_palette(config, config->screen.theme, &palette))
        palette = *palette_find("night");
    theme_set(theme, &palette);
}

/* What is written on a ground of these: the headline black or white, the rest near it, at 7:1 and more. */
static const struct {
    uint32_t ground, label, detail;
} alert_colors[ALERT_LEVELS] = {
    [ALERT_WARNING] = {0xf2b134, 0x45300a, 0x1d1608},
    [ALERT_EMERGENCY] = {0x8e1616, 0xffd9a0, 0xffe4e0},
};

void theme_set_alert(struct theme *theme, enum alert_level level)
{
    if (level == ALERT_INFO)
        return;
    uint32_t ground = alert_colors[level].ground, white = 0xffffff, black = 0;
    bool light = palette_contrast(black, ground) > palette_contrast(white, ground);
    theme->colors[INK_BACKGROUND] = color_of(ground);
    theme->colors[INK_HEADLINE] = color_of(light ? black : white);
    theme->colors[INK_SUMMARY] = color_of(alert_colors[level].detail);
    theme->colors[INK_ACCENT] = color_of(alert_colors[level].label);
}

void theme_faces(const struct config *config, const char *paths[FACE_COUNT])
{
    static const struct config_theme none = {0};
    const struct config_theme *theme = config_theme(config, config->screen.theme);
    theme = theme ? theme : &none;
    paths[FACE_HEADLINE] = theme->headline_font;
    paths[FACE_REGULAR] = theme->text_font;
    paths[FACE_MEDIUM] = theme->text_medium_font ? theme->text_medium_font : theme->text_font;
    paths[FACE_SEMIBOLD] = theme->text_strong_font ? theme->text_strong_font : paths[FACE_MEDIUM];
}
