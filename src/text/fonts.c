#include "text/fonts.h"

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "text/chain.h"

#include <stdlib.h>
#include <string.h>

enum font_name {
    SERIF_BOLD,
    SANS_REGULAR,
    SANS_MEDIUM,
    SANS_SEMIBOLD,
    ARABIC_REGULAR,
    ARABIC_SEMIBOLD,
    HEBREW,
    GEORGIAN,
    ARMENIAN,
    DEVANAGARI,
    MATH,
    SYMBOLS,
    DEJAVU,
    CJK_REGULAR,
    CJK_BOLD,
    EMOJI,
    FONT_COUNT
};

static const struct {
    const char *path; /* in the folder, or of the system when it begins with '/' */
    long index;
} font_table[FONT_COUNT] = {
    [SERIF_BOLD] = {"NotoSerif-SemiCondensedBold.ttf", 0},
    [SANS_REGULAR] = {"NotoSans-Regular.ttf", 0},
    [SANS_MEDIUM] = {"NotoSans-Medium.ttf", 0},
    [SANS_SEMIBOLD] = {"NotoSans-SemiBold.ttf", 0},
    [ARABIC_REGULAR] = {"NotoSansArabic-Regular.ttf", 0},
    [ARABIC_SEMIBOLD] = {"NotoSansArabic-SemiBold.ttf", 0},
    [HEBREW] = {"NotoSansHebrew-Regular.ttf", 0},
    [GEORGIAN] = {"NotoSansGeorgian-Regular.ttf", 0},
    [ARMENIAN] = {"NotoSansArmenian-Regular.ttf", 0},
    [DEVANAGARI] = {"NotoSansDevanagari-Regular.ttf", 0},
    [MATH] = {"NotoSansMath-Regular.ttf", 0},
    [SYMBOLS] = {"NotoSansSymbols2-Regular.ttf", 0},
    [DEJAVU] = {"DejaVuSans.ttf", 0},
    /* Debian's fonts-noto-cjk; face 2 of the collection is Simplified Chinese */
    [CJK_REGULAR] = {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2},
    [CJK_BOLD] = {"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2},
    /* Debian's fonts-noto-color-emoji */
    [EMOJI] = {"/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", 0},
};

#define CHAIN_TAIL HEBREW, GEORGIAN, ARMENIAN, DEVANAGARI, MATH, SYMBOLS, DEJAVU

enum { CHAIN_LENGTH = 11 };

static const unsigned char chain_table[FACE_COUNT][CHAIN_LENGTH] = {
    [FACE_HEADLINE] = {SERIF_BOLD, ARABIC_SEMIBOLD, CHAIN_TAIL, CJK_BOLD, EMOJI},
    [FACE_REGULAR] = {SANS_REGULAR, ARABIC_REGULAR, CHAIN_TAIL, CJK_REGULAR, EMOJI},
    [FACE_MEDIUM] = {SANS_MEDIUM, ARABIC_REGULAR, CHAIN_TAIL, CJK_REGULAR, EMOJI},
    [FACE_SEMIBOLD] = {SANS_SEMIBOLD, ARABIC_SEMIBOLD, CHAIN_TAIL, CJK_BOLD, EMOJI},
};

struct fonts {
    struct font_file files[FONT_COUNT];
};

static void fonts_find(struct fonts *fonts, const char *folder)
{
    for (size_t i = 0; i < FONT_COUNT; i++) {
        const char *path = font_table[i].path;
        bool system = path[0] == '/';
        struct font_file *file = &fonts->files[i];
        font_file_init(file, system ? memory_copy_text(path) : file_join(folder, path), font_table[i].index);
        file->missing = !file_exists(file->path);
    }
}

static void fonts_warn(const struct fonts *fonts)
{
    for (size_t i = 0; i < FONT_COUNT; i++)
        if (fonts->files[i].missing && font_table[i].path[0] != '/')
            log_warning("text", "%s: no such font; its letters will show as boxes", fonts->files[i].path);
}

struct fonts *fonts_create(const char *folder, struct error *error)
{
    if (TTF_Init() < 0) {
        error_set(error, "cannot start SDL2_ttf: %s", TTF_GetError());
        return NULL;
    }
    struct fonts *fonts = memory_zeroed(1, sizeof *fonts);
    fonts_find(fonts, folder);
    for (enum face face = FACE_HEADLINE; face < FACE_COUNT; face++) {
        if (!font_file_ruler(fonts_entry(fonts, face, 0), error)) {
            fonts_destroy(fonts);
            return NULL;
        }
    }
    fonts_warn(fonts);
    return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < FONT_COUNT; i++)
        font_file_finish(&fonts->files[i]);
    free(fonts);
    TTF_Quit();
}

size_t fonts_chain_length(const struct fonts *fonts, enum face face)
{
    (void)fonts;
    (void)face;
    return CHAIN_LENGTH;
}

struct font_file *fonts_entry(struct fonts *fonts, enum face face, size_t entry)
{
    return &fonts->files[chain_table[face][entry]];
}

bool fonts_cover(struct fonts *fonts, enum face face, uint32_t character)
{
    for (size_t entry = 0; entry < CHAIN_LENGTH; entry++)
        if (font_file_covers(fonts_entry(fonts, face, entry), character))
            return true;
    return false;
}

int fonts_ascent(struct fonts *fonts, enum face face, int size)
{
    TTF_Font *font = font_file_size(fonts_entry(fonts, face, 0), size, NULL);
    return font ? TTF_FontAscent(font) : size;
}

int fonts_descent(struct fonts *fonts, enum face face, int size)
{
    TTF_Font *font = font_file_size(fonts_entry(fonts, face, 0), size, NULL);
    return font ? -TTF_FontDescent(font) : size / 4;
}

int fonts_cap_height(struct fonts *fonts, enum face face, int size)
{
    TTF_Font *font = font_file_size(fonts_entry(fonts, face, 0), size, NULL);
    int height = 0;
    if (!font || TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &height, NULL) < 0)
        return size * 7 / 10;
    return height;
}

void fonts_trim(struct fonts *fonts)
{
    for (size_t i = 0; i < FONT_COUNT; i++)
        font_file_trim(&fonts->files[i]);
}
