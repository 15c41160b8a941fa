#include "layout/theme.h"

#include <string.h>

#define RGB(hex)                                                                                             \
    {                                                                                                        \
        (Uint8)((hex) >> 16), (Uint8)((hex) >> 8 & 0xFF), (Uint8)((hex)&0xFF), 255                           \
    }
#define ON_PHOTO [INK_SHADE] = RGB(0x0e1420), [INK_CAPTION] = RGB(0xf2f0ea), [INK_CREDIT] = RGB(0xb4bbc7)

static const struct theme themes[] = {
    {"night",
     {[INK_BACKGROUND] = RGB(0x0e1420),
      [INK_HEADLINE] = RGB(0xf2f0ea),
      [INK_SUMMARY] = RGB(0xdfe1e4),
      [INK_STRONG] = RGB(0xffffff),
      [INK_DIM] = RGB(0x9aa3b2),
      [INK_RULE] = RGB(0x2a3446),
      [INK_BAR] = RGB(0x131b2a),
      [INK_BAR_LINE] = RGB(0x202a3c),
      [INK_ACCENT] = RGB(0xe8b34b),
      ON_PHOTO}},
    {"paper",
     {[INK_BACKGROUND] = RGB(0xf6f3ec),
      [INK_HEADLINE] = RGB(0x1b1a17),
      [INK_SUMMARY] = RGB(0x2b2a26),
      [INK_STRONG] = RGB(0x111111),
      [INK_DIM] = RGB(0x6b675e),
      [INK_RULE] = RGB(0xd8d2c4),
      [INK_BAR] = RGB(0xebe6da),
      [INK_BAR_LINE] = RGB(0xd8d2c4),
      [INK_ACCENT] = RGB(0x9d2b1f),
      ON_PHOTO}},
    {"contrast",
     {[INK_BACKGROUND] = RGB(0x000000),
      [INK_HEADLINE] = RGB(0xffffff),
      [INK_SUMMARY] = RGB(0xffffff),
      [INK_STRONG] = RGB(0xffff00),
      [INK_DIM] = RGB(0xd0d0d0),
      [INK_RULE] = RGB(0x808080),
      [INK_BAR] = RGB(0x000000),
      [INK_BAR_LINE] = RGB(0xffffff),
      [INK_ACCENT] = RGB(0x00ffff),
      ON_PHOTO}},
};

const struct theme *theme_find(const char *name)
{
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++)
        if (strcmp(themes[i].name, name) == 0)
            return &themes[i];
    return NULL;
}
