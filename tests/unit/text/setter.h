/* What the tests of text/ share: the bundled fonts, samples, and the rules every set paragraph obeys. */
#ifndef FOYER_TESTS_SETTER_H
#define FOYER_TESTS_SETTER_H

#include "text/paragraph.h"

#include "support/cmocka.h"

struct sample {
    const char *language;
    enum direction direction;
    const char *text;
};

/* A sentence or two in many languages; the letters particular to each are in it. */
extern const struct sample samples[];
extern const size_t sample_count;

/* Opened by setter_open, a group setup of cmocka, closed by setter_close. */
extern struct fonts *fonts;
int setter_open(void **state);
int setter_close(void **state);

/* Calls the test with the bundled fonts alone in `fonts`, whatever fonts this machine has. */
void with_bundled_fonts(void (*test)(void));

/* Sets and checks the rules; fails the test on an error. Finish with paragraph_finish. */
struct paragraph set_request(const struct text_request *request);

/* One span in the regular face, 36 px. */
struct paragraph set_text(const char *text, const char *language, enum direction direction, int width);

/* Pixels of the text on one line. */
int width_of(const char *text, const char *language, enum direction direction);

/* The bytes of a line, good until the next call. */
const char *line_text(const struct paragraph *paragraph, size_t line);

/* All lines without their spaces, and a text without its spaces; free with free. */
char *lines_without_spaces(const struct paragraph *paragraph);
char *without_spaces(const char *text);

/* A small generator, the same on every machine. */
unsigned random_below(unsigned *state, unsigned limit);

#endif
