/* Characters of texts that no font has, so that an operator is told before visitors see empty boxes. On the
 * thread of the fonts. */
#ifndef FOYER_TEXT_MISSING_H
#define FOYER_TEXT_MISSING_H

#include "base/buffer.h"
#include "text/fonts.h"

#include <stddef.h>

/* A zeroed struct is empty. */
struct missing {
    uint32_t *characters; /* each once, in rising order; LIMIT_MISSING at most, further ones are not noted */
    size_t count;
    size_t capacity;
};

/* Adds those of a text (UTF-8; NULL has none) that a line would need a font for. */
void missing_add(struct missing *missing, struct fonts *fonts, const char *text);

/* Appends one line for each script, ended by a line feed, `prefix` before each: "U+4E2D 中, U+56FD 国 (Han):
 * no font has them; install fonts-noto-cjk". */
void missing_describe(const struct missing *missing, const char *prefix, struct buffer *into);

/* NULL is accepted. */
void missing_finish(struct missing *missing);

#endif
