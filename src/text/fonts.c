/* The chain of fonts behind each face, and which of them has a character. Knows no text and no line. On the
 * thread that created the fonts. */
#include "text/fonts.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "text/chain.h"
#include "text/font_list.h"
#include "text/own_faces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the parts of a chain begin: the face, the bundled face and its fallbacks by script. Places for the
 * operator's fonts are kept free, so that an entry stays what it is when one is added. */
enum {
    BUNDLED = 1,
    ADDED = BUNDLED + FONTS_OF_FACE,
    SYSTEM = ADDED + LIMIT_FONTS,
    SIGNS = SYSTEM + FONTS_OF_SYSTEM,
    PICTURES = SIGNS + FONTS_OF_SIGNS,
    CHAIN_LENGTH = PICTURES + 1,
};

struct fonts {
    struct font_file bundled[FONT_NAMES];
    struct own_faces own;
    struct font_file added[LIMIT_FONTS];
    struct font_file regular[FONTS_OF_SYSTEM], bold[FONTS_OF_SYSTEM];
    struct font_file pictures;
};

static void fonts_each(struct fonts *fonts, void (*visit)(struct font_file *file))
{
    for (size_t i = 0; i < FONT_NAMES; i++)
        visit(&fonts->bundled[i]);
    for (size_t i = 0; i < LIMIT_FONTS; i++)
        visit(&fonts->added[i]);
    for (size_t i = 0; i < FONTS_OF_SYSTEM; i++) {
        visit(&fonts->regular[i]);
        visit(&fonts->bold[i]);
    }
    for (size_t i = 0; i < FACE_COUNT; i++)
        visit(&fonts->own.files[i]);
    visit(&fonts->pictures);
}

static void fonts_find_one(struct font_file *file, char *path, long index)
{
    font_file_init(file, path, index);
    file->missing = !file_exists(path);
}

static void fonts_find(struct fonts *fonts, const char *folder)
{
    for (size_t i = 0; i < FONT_NAMES; i++)
        fonts_find_one(&fonts->bundled[i], file_join(folder, font_names[i]), 0);
    for (size_t i = 0; i < LIMIT_FONTS; i++)
        fonts->added[i].missing = true;
    for (size_t i = 0; i < FONTS_OF_SYSTEM; i++) {
        const struct system_font *font = &system_fonts[i];
        const char *bold = file_exists(font->bold) ? font->bold : font->regular;
        fonts_find_one(&fonts->regular[i], memory_copy_text(font->regular), font->index);
        fonts_find_one(&fonts->bold[i], memory_copy_text(bold), font->index);
    }
    fonts_find_one(&fonts->pictures, memory_copy_text(system_pictures), 0);
}

static void fonts_warn(const struct fonts *fonts)
{
    for (size_t i = 0; i < FONT_NAMES; i++)
        if (fonts->bundled[i].missing)
            log_warning("text", "%s: no such font; its letters will show as boxes", fonts->bundled[i].path);
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

void fonts_set_faces(struct fonts *fonts, const char *const paths[FACE_COUNT])
{
    own_faces_set(&fonts->own, paths);
}

bool fonts_add(struct fonts *fonts, const char *path, struct error *error)
{
    size_t i = 0;
    while (i < LIMIT_FONTS && fonts->added[i].path && strcmp(fonts->added[i].path, path) != 0)
        i++;
    if (i == LIMIT_FONTS)
        return error_set(error, "%s: there are %d fonts already; start anew to forget old ones", path,
                         LIMIT_FONTS);
    struct font_file *file = &fonts->added[i];
    if (file->path)
        return true;
    font_file_init(file, memory_copy_text(path), 0);
    if (font_file_ruler(file, error))
        return true;
    font_file_finish(file);
    file->missing = true;
    return false;
}

bool fonts_add_list(struct fonts *fonts, const char *list, struct error *error)
{
    bool fine = true;
    for (const char *end; list; list = end ? end + 3 : NULL) {
        end = strstr(list, " | ");
        char *path = memory_copy_bytes(list, end ? (size_t)(end - list) : strlen(list));
        fine = fonts_add(fonts, path, fine ? error : NULL) && fine;
        free(path);
    }
    return fine;
}

void fonts_destroy(struct fonts *fonts)
{
    if (!fonts)
        return;
    fonts_each(fonts, font_file_finish);
    free(fonts);
    TTF_Quit();
}

size_t fonts_chain_length(void)
{
    return CHAIN_LENGTH;
}

struct font_file *fonts_entry(struct fonts *fonts, enum face face, size_t entry)
{
    bool bold = face == FACE_HEADLINE || face == FACE_SEMIBOLD;
    struct font_file *own = entry < BUNDLED ? own_face(&fonts->own, face) : NULL;
    if (own)
        return own;
    if (entry < ADDED)
        return &fonts->bundled[font_faces[face][entry < BUNDLED ? 0 : entry - BUNDLED]];
    if (entry < SYSTEM)
        return &fonts->added[entry - ADDED];
    if (entry < SIGNS)
        return &(bold ? fonts->bold : fonts->regular)[entry - SYSTEM];
    if (entry < PICTURES)
        return &fonts->bundled[font_signs[entry - SIGNS]];
    return &fonts->pictures;
}

bool fonts_cover(struct fonts *fonts, enum face face, uint32_t character)
{
    return fonts_entry_with(fonts, face, character) < CHAIN_LENGTH;
}

size_t fonts_entry_with(struct fonts *fonts, enum face face, uint32_t character)
{
    size_t entry = 0;
    while (entry < CHAIN_LENGTH && !font_file_covers(fonts_entry(fonts, face, entry), character))
        entry++;
    return entry;
}

int fonts_ascent(struct fonts *fonts, enum face face, int size)
{
    TTF_Font *font = font_file_size(fonts_entry(fonts, face, BUNDLED), size, NULL);
    return font ? TTF_FontAscent(font) : size;
}

int fonts_descent(struct fonts *fonts, enum face face, int size)
{
    TTF_Font *font = font_file_size(fonts_entry(fonts, face, BUNDLED), size, NULL);
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

/* In em; 0: it has none. */
static double capitals(struct font_file *file)
{
    TTF_Font *ruler = font_file_ruler(file, NULL);
    int height = 0;
    bool known = ruler && TTF_GlyphIsProvided32(ruler, 'H') &&
                 TTF_GlyphMetrics32(ruler, 'H', NULL, NULL, NULL, &height, NULL) == 0;
    return known ? (double)height / FONT_RULER : 0;
}

double fonts_taller(struct fonts *fonts, enum face face)
{
    struct font_file *own = own_face(&fonts->own, face);
    double height = own ? capitals(own) : 0;
    return height > 0 ? height - capitals(fonts_entry(fonts, face, BUNDLED)) : 0;
}

/* By the ruler: at small sizes what is drawn reaches a pixel further than it needs. */
int fonts_digit_width(struct fonts *fonts, enum face face, int size)
{
    double widest = 0;
    for (uint32_t digit = '0'; digit <= '9'; digit++) {
        size_t entry = fonts_entry_with(fonts, face, digit);
        struct font_file *file = fonts_entry(fonts, face, entry < CHAIN_LENGTH ? entry : BUNDLED);
        int unit = font_file_unit(file);
        widest = fmax(widest, unit > 0 ? (double)font_file_character_width(file, digit) / unit : 0);
    }
    return (int)lround(size * widest);
}

void fonts_trim(struct fonts *fonts)
{
    fonts_each(fonts, font_file_trim);
}
