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

/* `setting` is overwritten. The others are borrowed until setting_finish; `paragraph`, zeroed but for what it
 * has of the request, takes the lines and runs, `error` (may be NULL) the first failure of a font. */
void setting_init(struct setting *setting, struct fonts *fonts, const struct text_request *request,
                  struct paragraph *paragraph, struct error *error);

/* Frees all but the paragraph, and the text too when nobody took it (buffer_take). */
void setting_finish(struct setting *setting);

/* Appends a letter with its bytes; the properties are those of the span alone. */
void setting_push(struct setting *setting, uint32_t character, size_t span);

/* Forgets the letters from `count` on. */
void setting_cut(struct setting *setting, size_t count);

/* The request's span of a letter, which is below `count`. */
const struct text_span *setting_span(const struct setting *setting, size_t letter);

/* The level of UAX #9 of the whole paragraph: 0 left to right, 1 right to left. */
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

/* The steps, each once and in this order. None minds a text without letters. */

/* Fills text and letters from the request's spans, in NFC: white space is one space, controls are gone, and
 * so are pictures and unknown characters that no font has. What is longer than LIMIT_PARAGRAPH bytes ends in
 * "…" and sets `truncated`. */
void setting_clean(struct setting *setting);

/* Sets `cluster` (UAX #29; one of more than LIMIT_CLUSTER letters is parted) and `before` (UAX #14, or what
 * the request's language has else): BREAK_NEVER or BREAK_ALLOWED, behind a no-break space BREAK_GLUED. */
void setting_find_breaks(struct setting *setting);

/* Lowers `before` to BREAK_GLUED where the request's language keeps words together (glue_language.h). */
void setting_glue(struct setting *setting);

/* Sets `level` (UAX #9) from the request's direction. Untouched, 0, when nothing runs from right to left. */
void setting_find_levels(struct setting *setting);

/* Sets `script` and `font`; the letters of a cluster get those, the level and the span of its first, so that
 * no cluster is parted into runs. Opens fonts that were not needed before. */
void setting_itemize(struct setting *setting);

/* Fills the atoms and measures each. What is wider than the request's width is cut at its clusters
 * (BREAK_EMERGENCY). Stops and sets `failed` when a font cannot be measured with. */
void setting_find_atoms(struct setting *setting);

/* Breaks the atoms into lines by the request's width, max_lines, balance and no_orphan, and fills the
 * paragraph's lines, runs, width, broken_word and what else is of lines. False when `failed` is set, then
 * with `error`; the paragraph's lines are of no use then. */
bool setting_wrap(struct setting *setting);

/* The end of the letters [start, end) after the spaces, commas and the like that do not stand before "…". */
size_t setting_trim_for_ellipsis(const struct setting *setting, size_t start, size_t end);

/* First entry of the chain of the span's face that has the character; 0, the face itself, when none has. */
uint8_t setting_font_for(struct setting *setting, size_t span, uint32_t character);

#endif
