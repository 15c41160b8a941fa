/* For text/ alone: the fonts behind a face, one by one. Entry 0 of a chain is the face itself: the
 * operator's, else the bundled one. */
#ifndef FOYER_TEXT_CHAIN_H
#define FOYER_TEXT_CHAIN_H

#include "text/font_file.h"
#include "text/fonts.h"

#include <stddef.h>

size_t fonts_chain_length(void);

/* The file of an entry; never NULL for entry < length. Its font may be missing: then it covers nothing. */
struct font_file *fonts_entry(struct fonts *fonts, enum face face, size_t entry);

/* First entry that has the character; the chain's length when none has. */
size_t fonts_entry_with(struct fonts *fonts, enum face face, uint32_t character);

#endif
