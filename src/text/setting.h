/* For text/ alone: a paragraph in the making. The steps follow each other and each adds to it:
 * clean (letters), breaks and glue (before, cluster), bidi (level), itemize (script, font), atoms, and then
 * line by line wrap, ellipsis, line (runs of the finished paragraph). Positions are indices of letters; bytes
 * appear only in what the caller gets. */
#ifndef FOYER_TEXT_SETTING_H
#define FOYER_TEXT_SETTING_H

#include "base/buffer.h"
#include "text/paragraph.h"

/* Whether a line may begin with a letter, worst first. */
enum break_rank {
    BREAK_NEVER,
    BREAK_EMERGENCY, /* inside a word, between grapheme clusters: nothing else was left */
    BREAK_GLUED,     /* UAX #14 allows it, a typographer does not; or behind a no-break space */
    BREAK_ALLOWED,
};

struct letter {
    uint32_t character;
    uint32_t offset; /* of its bytes in the text */
    uint32_t script; /* resolved: never common or inherited */
    uint16_t span;
    uint8_t level;  /* UAX #9 */
    uint8_t font;   /* entry of the chain */
    uint8_t before; /* enum break_rank, of the place before this letter */
    bool cluster;   /* a grapheme cluster begins here */
    bool gap;       /* the space that stands for the next span's space_before */
};

/* What is never broken (except in an emergency), with the spaces behind it. Widths are pixels. */
struct atom {
    size_t start, ink_end, end; /* letters; trailing spaces stand from ink_end to end */
    enum break_rank before;
    double width;  /* without the trailing spaces */
    double space;  /* of the trailing spaces */
    double hyphen; /* of the hyphen that appears when a line ends here */
};

struct setting {
    struct fonts *fonts;
    const struct text_request *request;
    struct error *error;
    bool failed; /* a font could not be opened or measured with; `error` says why */

    struct buffer text;
    struct letter *letters; /* one more than `count`, the last a NUL at the text's end */
    size_t count, capacity;
    bool truncated;

    struct atom *atoms;
    size_t atom_count, atom_capacity;

    struct buffer scratch; /* what is handed to SDL2_ttf */
    struct paragraph *paragraph;
    size_t run_capacity, line_capacity;
    uint8_t *run_levels; /* beside paragraph->runs */
};

void setting_init(struct setting *setting, struct fonts *fonts, const struct text_request *request,
                  struct paragraph *paragraph, struct error *error);
void setting_finish(struct setting *setting);

/* Appends a letter with its bytes; the properties are those of the span alone. */
void setting_push(struct setting *setting, uint32_t character, size_t span);

/* Forgets the letters from `count` on. */
void setting_cut(struct setting *setting, size_t count);

const struct text_span *setting_span(const struct setting *setting, size_t letter);
uint8_t setting_base_level(const struct setting *setting);

/* True for the spaces that vanish at a line's end. */
bool letter_is_space(uint32_t character);

/* True for what has no shape of its own and is not handed to the fonts: soft hyphens, zero-width spaces and
 * word joiners, controls of direction. */
bool letter_is_silent(uint32_t character);

/* True for what stands only beside other letters and chooses no font: those, joiners, variation selectors,
 * tags.
 */
bool letter_is_shapeless(uint32_t character);

/* True for coloured pictures (emoji). */
bool letter_is_picture(uint32_t character);

/* What a character becomes before anything else: line feeds a space, controls nothing (0), noncharacters
 * U+FFFD. */
uint32_t letter_clean(uint32_t character);

/* False when a run of one font, script, direction and span ends between the two. */
bool letter_same_run(const struct letter *one, const struct letter *other);

/* The steps. */
void setting_clean(struct setting *setting);
void setting_find_breaks(struct setting *setting);
void setting_glue(struct setting *setting);
void setting_find_levels(struct setting *setting);
void setting_itemize(struct setting *setting);
void setting_find_atoms(struct setting *setting);
bool setting_wrap(struct setting *setting);

/* The end of the letters [start, end) after the spaces, commas and the like that do not stand before "…". */
size_t setting_trim_for_ellipsis(const struct setting *setting, size_t start, size_t end);

/* First entry of the letter's chain that has the character. */
uint8_t setting_font_for(struct setting *setting, size_t span, uint32_t character);

#endif
