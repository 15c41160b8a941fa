/* Draws the modules of a QR code that libqrencode has made. Knows no page. Any thread. */
#include "stage/code.h"

#include <qrencode.h>

enum { QUIET = 4 /* modules, as the standard asks */, BLACK = 0x000000, WHITE = 0xFFFFFF };

static SDL_Surface *draw_modules(const QRcode *code, int module)
{
    int side = module * (code->width + 2 * QUIET);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, side, side, 32, SDL_PIXELFORMAT_RGB888);
    if (!surface)
        return NULL;
    SDL_FillRect(surface, NULL, WHITE);
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++) {
            SDL_Rect place = {(QUIET + x) * module, (QUIET + y) * module, module, module};
            if (code->data[y * code->width + x] & 1) /* the other bits tell what a module is for */
                SDL_FillRect(surface, &place, BLACK);
        }
    return surface;
}

/* With as few modules as can be, which then are large, and among those the most that may be misread. */
static QRcode *encode(const char *text)
{
    static const QRecLevel firmer[] = {QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
    for (size_t i = 0; code && i < sizeof firmer / sizeof *firmer; i++) {
        QRcode *other = QRcode_encodeString8bit(text, 0, firmer[i]);
        bool better = other && other->width == code->width;
        QRcode_free(better ? code : other);
        if (!better)
            break;
        code = other;
    }
    return code;
}

static int module_of(const QRcode *code, const struct code_measures *measures)
{
    int usual = measures->inner / code->width, most = measures->side / (code->width + 2 * QUIET);
    int module = usual > measures->module ? usual : measures->module;
    return module < most ? module : most;
}

SDL_Surface *code_draw(const char *text, const struct code_measures *measures)
{
    QRcode *code = encode(text);
    int module = code ? module_of(code, measures) : 0;
    SDL_Surface *surface = module > 0 && module >= measures->module ? draw_modules(code, module) : NULL;
    QRcode_free(code);
    return surface;
}
