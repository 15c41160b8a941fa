/* What `foyer alert` is given to say, and how it tells of an alert. */
#ifndef FOYER_COMMAND_ALERT_WORDS_H
#define FOYER_COMMAND_ALERT_WORDS_H

#include "command/options.h"
#include "config/config.h"
#include "story/alert.h"

/* The arguments joined by one blank each, or standard input for a single "-"; cleaned as the store does it,
 * malloc'd. NULL with `error`. */
char *alert_words_read(const struct options *options, struct error *error);

/* "alert 3, warning, until 15:30: " and the first line of the text on standard output; a day other than today
 * is told, times are those of the configured zone. Main thread. */
void alert_words_print(const struct alert *alert, const struct config *config, int64_t now);

/* What will not be seen as it is meant, on standard error: an "info" that is longer than the bar, letters
 * that no font has. */
void alert_words_warn(const struct alert *alert, const struct config *config);

#endif
