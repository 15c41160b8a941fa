/* What `foyer check` says of the files that make the screen's look: logos and the fonts of themes. */
#ifndef FOYER_COMMAND_THEME_FILES_H
#define FOYER_COMMAND_THEME_FILES_H

#include "config/config.h"

/* False, and said on standard error, when a logo or a font of any theme, in use or not, could not be shown.
 */
bool theme_files_check(const struct config *config);

/* Says on standard error what is wrong with the value of a key, with its file and line. */
void theme_files_complain(const struct config *config, const char *key, const char *message);

#endif
