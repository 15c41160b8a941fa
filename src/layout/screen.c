/* The areas of every screen. Any thread. */
#include "layout/screen.h"

#include <math.h>

enum { BAR_HEIGHT = 96, PROGRESS_HEIGHT = 4, DESIGN_SIDE = 1080 }; /* u */

int screen_length(const struct screen *screen, double u)
{
    int side = screen->width < screen->height ? screen->width : screen->height;
    return (int)lround(u * side / DESIGN_SIDE);
}

int screen_type(const struct screen *screen, double u)
{
    int length = screen_length(screen, u * screen->text_scale);
    return length < 1 ? 1 : length;
}

bool screen_is_portrait(const struct screen *screen)
{
    return screen->height > screen->width;
}

struct box screen_bar(const struct screen *screen)
{
    int height = screen_length(screen, BAR_HEIGHT);
    return (struct box){.x = 0, .y = screen->height - height, .w = screen->width, .h = height};
}

struct box screen_progress(const struct screen *screen)
{
    int height = screen_length(screen, PROGRESS_HEIGHT);
    return (struct box){.x = 0, .y = screen_bar(screen).y - height, .w = screen->width, .h = height};
}

struct box screen_page(const struct screen *screen)
{
    return (struct box){.x = 0, .y = 0, .w = screen->width, .h = screen_progress(screen).y};
}

struct box screen_mirror(const struct screen *screen, struct box box)
{
    box.x = screen->width - box.x - box.w;
    return box;
}
