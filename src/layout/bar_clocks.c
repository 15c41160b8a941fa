/* The clocks of the bar, as many as there is room for. Knows no time. Thread of the fonts. */
#include "layout/bar_setting.h"

enum { PLACE_SIZE = 24, PLACE_GAP = 13 }; /* u */
enum { PLACE_SHARE = 4 };                 /* a clock's name takes at most this part of the bar, 1/n */

/* Sets the clock's name; `width` becomes what the clock takes, without the gap before it. */
static bool set_clock(struct bar_setting *setting, size_t index, int *width)
{
    struct bar *bar = setting->bar;
    struct bar_clock *clock = &bar->clocks[index];
    const char *place = setting->request->places ? setting->request->places[index] : NULL;
    clock->baseline = bar_centred_baseline(bar, bar->digit_size);
    *width = 4 * bar->digit_width + bar->colon_width;
    if (!place)
        return true;
    struct text_span span = {
        .text = place, .face = FACE_MEDIUM, .size = screen_type(&bar->screen, PLACE_SIZE), .ink = INK_DIM};
    int room = (setting->right - setting->left) / PLACE_SHARE;
    if (!bar_set_text(setting, &clock->place, &span, 1, room > 1 ? room : 1, clock->baseline))
        return false;
    *width += screen_length(&bar->screen, PLACE_GAP) + clock->place.box.w;
    return true;
}

/* Puts the clock at the right end of what is free. */
static void put_clock(struct bar_setting *setting, size_t index, int width)
{
    struct bar *bar = setting->bar;
    struct bar_clock *clock = &bar->clocks[index];
    clock->x = setting->right - 4 * bar->digit_width - bar->colon_width;
    clock->place.box.x = setting->right - width;
    setting->right -= width + screen_length(&bar->screen, BAR_CLOCK_GAP);
}

bool bar_place_clocks(struct bar_setting *setting)
{
    struct bar *bar = setting->bar;
    int room = (setting->right - setting->left) * 2 / 5, gap = screen_length(&bar->screen, BAR_CLOCK_GAP);
    int widths[LIMIT_CLOCKS];
    for (size_t i = 0; i < setting->request->clock_count && i < LIMIT_CLOCKS; i++) {
        if (!set_clock(setting, i, &widths[i]))
            return false;
        room -= widths[i] + (i > 0 ? gap : 0);
        if (room < 0 && i > 0) {
            placed_finish(&bar->clocks[i].place);
            break;
        }
        bar->clock_count = i + 1;
    }
    for (size_t i = bar->clock_count; i-- > 0;)
        put_clock(setting, i, widths[i]);
    return true;
}
