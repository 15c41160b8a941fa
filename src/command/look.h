/* What `foyer check` says of what makes the screen's look: logos, the fonts of themes, the screen's own
 * words. Main thread. */
#ifndef FOYER_COMMAND_LOOK_H
#define FOYER_COMMAND_LOOK_H

#include "config/config.h"
#include "text/fonts.h"

/* False, and said on standard error, when a logo or a font of any theme, in use or not, could not be shown.
 */
bool look_check_files(const struct config *config);

/* Says on standard output which letters of the screen's words in the configured language no font has, in the
 * capitals too that stand over an alert. False, and said on standard error, when there is no file for the
 * language or it is wrong: the screen would speak English. */
bool look_check_words(const struct config *config, struct fonts *fonts);

/* Says on standard error what is wrong with the value of a key, with its file and line. */
void look_complain(const struct config *config, const char *key, const char *message);

#endif
