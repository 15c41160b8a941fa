/* The screen's own words in the configured language, as `foyer check` looks at them. */
#ifndef FOYER_COMMAND_SCREEN_WORDS_H
#define FOYER_COMMAND_SCREEN_WORDS_H

#include "config/config.h"
#include "text/fonts.h"

/* Says on standard output which of their letters no font has, in the capitals too that stand over an alert.
 * False, and said on standard error, when there is no file for the language or it is wrong: the screen would
 * speak English. */
bool screen_words_check(const struct config *config, struct fonts *fonts);

#endif
