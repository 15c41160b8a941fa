#include "stage/code.h"

#include <qrencode.h>

enum { MODULE_LEAST = 2 /* pixels */, QUIET = 4 /* modules */, BLACK = 0x000000, WHITE = 0xFFFFFF };

static SDL_Surface *draw_modules(const QRcode *code, int module, int most)
{
    int wanted = module * (code->width + 2 * QUIET), side = wanted < most ? wanted : most;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, side, side, 32, SDL_PIXELFORMAT_RGB888);
    int margin = (side - module * code->width) / 2;
    if (!surface)
        return NULL;
    SDL_FillRect(surface, NULL, WHITE);
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++) {
            SDL_Rect place = {margin + x * module, margin + y * module, module, module};
            if (code->data[y * code->width + x] & 1) /* the other bits tell what a module is for */
                SDL_FillRect(surface, &place, BLACK);
        }
    return surface;
}

SDL_Surface *code_draw(const char *text, int side, int inner)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    SDL_Surface *surface = NULL;
    if (code && inner / code->width >= MODULE_LEAST)
        surface = draw_modules(code, inner / code->width, side);
    QRcode_free(code);
    return surface;
}
