/* Lines with a place; where CSS would put their baselines. Thread of the fonts. */
#include "layout/placed.h"

#include <math.h>

int line_leading(enum direction direction, int line_height)
{
    return direction == DIRECTION_RTL ? (line_height * 64 + 26) / 52 : line_height;
}

int line_baseline(struct fonts *fonts, enum face face, int size, int line_height)
{
    int ascent = fonts_ascent(fonts, face, size), descent = fonts_descent(fonts, face, size);
    return (line_height - ascent - descent) / 2 + ascent + (int)lround(size * fonts_taller(fonts, face) / 2);
}

bool placed_set(struct placed *placed, struct fonts *fonts, const struct text_request *request, int x, int y,
                int line_height, struct error *error)
{
    *placed = (struct placed){.line_height = line_height};
    if (!paragraph_set(fonts, request, &placed->paragraph, error))
        return false;
    int lines = (int)placed->paragraph.line_count;
    placed->box = (struct box){.x = x, .y = y, .w = request->width, .h = lines * line_height};
    placed->baseline = line_baseline(fonts, request->spans[0].face, request->spans[0].size, line_height);
    return true;
}

void placed_finish(struct placed *placed)
{
    if (placed)
        paragraph_finish(&placed->paragraph);
}

int placed_line_x(const struct placed *placed, size_t line)
{
    bool right = (placed->paragraph.direction == DIRECTION_RTL) != (placed->align == ALIGN_END);
    int room = placed->box.w - placed->paragraph.lines[line].width;
    return placed->box.x + (right ? room : 0);
}

int placed_line_baseline(const struct placed *placed, size_t line)
{
    return placed->box.y + placed->baseline + (int)line * placed->line_height;
}

int placed_bottom(const struct placed *placed)
{
    return placed->box.y + placed->box.h;
}
