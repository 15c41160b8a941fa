/* For text/ alone: one font file, open at the sizes that are in use, and at one large size, the ruler, that
 * is never drawn with. The ruler is unhinted and so large that widths of words can be scaled down from it and
 * summed without rounding errors; it also answers which characters the font has. */
#ifndef FOYER_TEXT_FONT_FILE_H
#define FOYER_TEXT_FONT_FILE_H

#include "base/error.h"

#include <SDL_ttf.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    FONT_RULER = 1024,      /* pixels per em of the ruler */
    FONT_SIZES = 12,        /* open at once per file; the one used longest ago gives way */
    FONT_CHARACTERS = 1024, /* remembered answers, a power of two */
    FONT_WORDS = 1024,      /* the same */
    FONT_WORD_LENGTH = 38,  /* bytes of the longest word that is remembered */
};

struct font_size {
    TTF_Font *font; /* NULL: slot is free */
    int size;
    uint64_t used; /* value of the file's counter when last asked for */
};

struct font_character {
    uint32_t character; /* 0: slot is empty */
    int32_t width;      /* on the ruler; -1: not measured yet, -2: the font does not have it */
};

/* A word that was shaped on the ruler: texts repeat a third of their words, stories of one feed even more. */
struct font_word {
    uint32_t script;
    int32_t width; /* on the ruler */
    bool rtl;
    uint8_t length; /* of the bytes; 0: slot is empty */
    char bytes[FONT_WORD_LENGTH];
};

struct font_file {
    char *path;
    long index; /* of the face in a collection */
    bool missing;
    bool copied; /* set before it is opened: read into memory, so that the file may change meanwhile */
    void *bytes; /* else mapped: FreeType seeks before nearly every number it reads */
    size_t length;
    TTF_Font *ruler;
    struct font_size sizes[FONT_SIZES];
    struct font_character *characters; /* FONT_CHARACTERS of them, direct-mapped */
    struct font_word *words;           /* FONT_WORDS of them, direct-mapped */
    uint64_t counter;
    uint64_t trimmed; /* counter at the last trim */
};

/* Takes the path (malloc'd). Nothing is opened yet. */
void font_file_init(struct font_file *file, char *path, long index);
void font_file_finish(struct font_file *file);

/* NULL with `error` when the file cannot be opened. The pointer is good until the next call for this file. */
TTF_Font *font_file_ruler(struct font_file *file, struct error *error);
TTF_Font *font_file_size(struct font_file *file, int size, struct error *error);

/* False, too, when the file cannot be opened. */
bool font_file_covers(struct font_file *file, uint32_t character);

/* Width of one character standing alone, in pixels of the ruler; 0 when it cannot be measured. */
int font_file_character_width(struct font_file *file, uint32_t character);

/* The place of a word, whose width is negative until whoever measures it fills it in; good until the next
 * call. NULL when the word is too long for one. */
struct font_word *font_file_word(struct font_file *file, uint32_t script, bool rtl, const char *bytes,
                                 size_t length);

/* Closes the sizes not asked for since the last call. */
void font_file_trim(struct font_file *file);

/* Pixels of the ruler that make one em: FONT_RULER for outlines. A font of coloured pictures has one size
 * only (Noto Color Emoji about 128 pixels), whatever it was asked for. 0 when the file cannot be opened. */
int font_file_unit(struct font_file *file);

/* What is measured or drawn at `size` must be multiplied by this; 1 for outlines. */
double font_file_scale(struct font_file *file, int size);

#endif
