/* The faces of the page and the fonts behind them, opened on demand and kept per size. All of text/ runs on
 * the thread that created the fonts (FreeType and SDL2_ttf are not shared between threads). */
#ifndef FOYER_TEXT_FONTS_H
#define FOYER_TEXT_FONTS_H

#include "base/error.h"

#include <stdint.h>

enum face {
    FACE_HEADLINE, /* Noto Serif SemiCondensed Bold, unless the operator has another (fonts_set_faces) */
    FACE_REGULAR,  /* Noto Sans */
    FACE_MEDIUM,
    FACE_SEMIBOLD,
    FACE_COUNT
};

struct fonts;

/* `folder` holds the bundled files (fonts/README.md). Every face must open; a missing fallback font is
 * logged once and left out. A letter that the operator's face does not have is sought in the bundled face,
 * then in the bundled fonts of other scripts, the operator's own (fonts_add), those that Debian's packages
 * install (font_list.c), the bundled fonts of signs, and last among coloured pictures; a picture (emoji) in
 * all fonts of pictures before those. Initialises SDL2_ttf. NULL with `error` on failure. */
struct fonts *fonts_create(const char *folder, struct error *error);

/* Adds a font file of the operator's, in the order of the calls; one that is there already is not added
 * again, and none is taken away before fonts_destroy, so that set paragraphs stay right. False with `error`
 * when it cannot be opened or LIMIT_FONTS are there. */
bool fonts_add(struct fonts *fonts, const char *path, struct error *error);

/* The operator's own fonts for the faces, in place of those that were set before; NULL in the list: the
 * bundled one. They are read again in each call; a file that cannot be a face is logged once, and the bundled
 * one shown. Paragraphs that were set before must not be drawn after. */
void fonts_set_faces(struct fonts *fonts, const char *const paths[FACE_COUNT]);

/* False with `error` when the file cannot be a face: it cannot be read, is larger than LIMIT_FONT, is no font
 * or has no outlines. */
bool fonts_check_face(const char *path, struct error *error);

void fonts_destroy(struct fonts *fonts);

/* Adds each of a list of paths with " | " between them; NULL: none. All that can be added are; false with the
 * first `error` when one could not. */
bool fonts_add_list(struct fonts *fonts, const char *list, struct error *error);

/* True when a font of this face's chain can draw the character. */
bool fonts_cover(struct fonts *fonts, enum face face, uint32_t character);

/* Pixels from the baseline up to where accents on capitals end, and down to where descenders end (positive),
 * as the bundled face declares them, without fallbacks: the design's measures hold for the operator's fonts
 * too, because what fonts declare themselves is anything. */
int fonts_ascent(struct fonts *fonts, enum face face, int size);
int fonts_descent(struct fonts *fonts, enum face face, int size);

/* Pixels from the baseline to the top of a flat capital: what aligns with the top of a picture. */
int fonts_cap_height(struct fonts *fonts, enum face face, int size);

/* How much taller the capitals of the operator's face are than the bundled one's, in em; 0 without one, and
 * when it has no capitals. What is half of it lower has its capitals in the same middle. */
double fonts_taller(struct fonts *fonts, enum face face);

/* Pixels that a digit needs where all shall stand equally wide: those of the widest, which in most fonts is
 * each. */
int fonts_digit_width(struct fonts *fonts, enum face face, int size);

/* Forgets the sizes that were not used since the last call of this function, so that memory stays bounded
 * when the theme or screen changes. Call between pages. */
void fonts_trim(struct fonts *fonts);

#endif
