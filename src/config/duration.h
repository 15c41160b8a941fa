/* Spans of time as people write them: "90s", "10m", "1h30m". */
#ifndef FOYER_CONFIG_DURATION_H
#define FOYER_CONFIG_DURATION_H

#include "base/clock.h"

#include <stdbool.h>

/* Whole numbers with units d, h, m, s and ms, each unit at most once and larger ones first. Returns false and
 * leaves `span` alone for anything else: a bare number, a sign, a blank, more than a hundred years. */
bool config_duration_parse(const char *text, tick *span);

/* "number with a unit (…) such as 90s": how such a span is written, for messages. */
extern const char config_duration_help[];

#endif
