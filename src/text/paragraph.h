/* A paragraph set to a width: lines ready to place and to draw. */
#ifndef FOYER_TEXT_PARAGRAPH_H
#define FOYER_TEXT_PARAGRAPH_H

#include "story/story.h"
#include "text/fonts.h"

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>

/* Text of one look. Spans of a paragraph follow each other on the same line (a caption and its credit). */
struct text_span {
    const char *text; /* UTF-8; borrowed during the call only */
    enum face face;
    int size;         /* pixels per em, 4..512 */
    int tracking;     /* thousandths of an em between letters; 0 for joining scripts is enforced */
    int space_before; /* pixels of empty space before the span when it does not begin a line */
    uint8_t ink;      /* index into the colours given when drawing; text/ does not know colours */
};

struct text_request {
    const struct text_span *spans;
    size_t span_count;
    const char *language;     /* BCP 47, decides break rules; NULL is accepted */
    enum direction direction; /* of the paragraph, UAX #9 P2-P3 are not used */
    /* Pixels; no line is wider as drawn, unless a single grapheme cluster is. <= 0: one line without end. */
    int width;
    /* 0: as many as it takes; the last line ends in "…" when text was left over. Ignored without a width. */
    int max_lines;
    bool balance; /* for headlines: lines of similar lengths (same number of lines, smallest width), none ends
                     in a one-letter word of any alphabet; ignored where max_lines cuts the text */
    bool no_orphan; /* avoid a single short word on the last line where the line before can spare one */
};

/* Bytes of the paragraph's own text set in one font, script and direction. */
struct text_run {
    size_t start, length; /* bytes of paragraph.text */
    int x;                /* pixels from the line's left edge */
    int width;            /* of a lone space between spans: the later span's space_before */
    uint16_t font;        /* index into the face's chain: 0 the face itself */
    uint16_t span;
    uint32_t script; /* ISO 15924 tag as HarfBuzz packs it */
    bool rtl;
};

struct text_line {
    size_t start, length; /* bytes of paragraph.text, without trailing space */
    size_t first_run;     /* into paragraph.runs, in visual order from left to right */
    size_t run_count;
    int width; /* pixels from the left edge of the first to the right edge of the last run */
};

/* Owned copy of everything, so that it outlives the request. */
struct paragraph {
    /* In NFC, spans one after the other. Differs from the input in spaces (runs of them are one), in what
     * cleaning took or replaced, and in "…". Soft hyphens stay; one at a line's end is drawn as a hyphen. */
    char *text;
    struct text_run *runs;
    size_t run_count;
    struct text_line *lines;
    size_t line_count;
    struct text_span *spans; /* their `text` is NULL here */
    size_t span_count;
    enum direction direction;
    int width;        /* of the widest line */
    bool truncated;   /* text was left over */
    bool broken_word; /* a word wider than a line, or too wide to leave room for "…", is cut inside */
};

/* Sets the text. Time and memory are linear in its length; longer than LIMIT_PARAGRAPH bytes is cut with "…",
 * and of combining marks on one letter LIMIT_MARKS are kept. Malformed UTF-8 becomes U+FFFD; control
 * characters vanish, and so do coloured pictures (emoji) and characters of private use or of no meaning yet
 * that no font has. What is both a sign and a picture is set as Unicode presents it (UTS #51), when a font
 * has it so. Lines break by UAX #14 but for the places that a typographer of the language keeps together;
 * these give way before a word is cut, and a word wider than the line is cut between grapheme clusters. An
 * empty text gives no lines. False with `error` and an empty paragraph only when a font cannot be opened or
 * measured with. */
bool paragraph_set(struct fonts *fonts, const struct text_request *request, struct paragraph *paragraph,
                   struct error *error);

/* A zeroed paragraph and NULL are accepted. */
void paragraph_finish(struct paragraph *paragraph);

/* Draws one line so that its left edge is at x and its baseline at `baseline`, blended over what is there.
 * `surface` is ARGB8888 with straight (not premultiplied) alpha, opaque or not: on a transparent surface the
 * ink keeps its colour and gets its coverage as alpha, ready for SDL_BLENDMODE_BLEND. A colour is picked by
 * span.ink from `inks`. Clips at the surface's edges; runs outside cost nothing. */
bool paragraph_draw_line(struct fonts *fonts, const struct paragraph *paragraph, size_t line,
                         SDL_Surface *surface, int x, int baseline, const SDL_Color *inks,
                         struct error *error);

/* Words as a reader counts them, of a whole text: UAX #29 word segments with a letter or digit; a Chinese
 * character or hiragana is half a word, a letter of Thai, Lao, Khmer and Burmese a fifth. NULL has none. */
size_t text_count_words(const char *text);

/* Words of one line. */
size_t paragraph_count_words(const struct paragraph *paragraph, size_t line);

/* Upper case by the rules of the language ("istanbul" → "İSTANBUL" in tr, az and kk-Latn), in NFC. malloc'd,
 * never NULL. */
char *text_upper(const char *text, const char *language);

/* The direction of the first letter outside of isolates (UAX #9, P2 and P3); `otherwise` when there is none.
 */
enum direction text_base_direction(const char *text, enum direction otherwise);

#endif
