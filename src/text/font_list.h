/* For text/ alone: which font files there are, in the order in which they are tried. */
#ifndef FOYER_TEXT_FONT_LIST_H
#define FOYER_TEXT_FONT_LIST_H

#include "text/fonts.h"

#include <stddef.h>
#include <stdint.h>

/* Of the bundled folder. */
enum font_name {
    SERIF_BOLD,
    SANS_REGULAR,
    SANS_MEDIUM,
    SANS_SEMIBOLD,
    ARABIC_REGULAR,
    ARABIC_SEMIBOLD,
    HEBREW_REGULAR,
    HEBREW_BOLD,
    HEBREW_SERIF,
    GEORGIAN_REGULAR,
    GEORGIAN_BOLD,
    GEORGIAN_SERIF,
    ARMENIAN_REGULAR,
    ARMENIAN_BOLD,
    ARMENIAN_SERIF,
    DEVANAGARI_REGULAR,
    DEVANAGARI_BOLD,
    DEVANAGARI_SERIF,
    MATH,
    SYMBOLS,
    DEJAVU,
    FONT_NAMES
};

enum {
    FONTS_OF_FACE = 6,    /* entries of a chain: the face and its fallbacks by script */
    FONTS_OF_SYSTEM = 28, /* what a system may have */
    FONTS_OF_SIGNS = 3,   /* the last entries but for the pictures */
};

extern const char *const font_names[FONT_NAMES]; /* of files */
extern const unsigned char font_faces[FACE_COUNT][FONTS_OF_FACE];
extern const unsigned char font_signs[FONTS_OF_SIGNS];

/* A font that Debian's packages install. */
struct system_font {
    const char *regular, *bold; /* paths; the same when there is no bold cut */
    long index;                 /* of the face in a collection */
};

extern const struct system_font system_fonts[FONTS_OF_SYSTEM];

/* Coloured pictures, tried last. */
extern const char system_pictures[];

/* The Debian package that would bring a font for the script (ISO 15924 as HarfBuzz packs it), and for
 * coloured pictures; NULL: none that Foyer would use, or it is installed already. */
const char *font_package(uint32_t script);
const char *font_package_pictures(void);

#endif
