/* Letters of stories that no font has: what `foyer check` and `foyer probe` tell an operator. */
#ifndef FOYER_COMMAND_LETTERS_H
#define FOYER_COMMAND_LETTERS_H

#include "base/buffer.h"
#include "config/config.h"
#include "story/edition.h"
#include "text/fonts.h"

/* The bundled fonts, the configured ones and those of the theme. NULL with `error` when a font, its own or a
 * configured one, cannot be opened. Destroy with fonts_destroy. */
struct fonts *letters_fonts(const struct config *config, struct error *error);

/* Appends the lines of text/missing.h about all texts of the stories of one feed (`feed` NULL: of all). */
void letters_describe(struct fonts *fonts, struct story *const *stories, size_t count, const char *feed,
                      const char *prefix, struct buffer *into);

#endif
