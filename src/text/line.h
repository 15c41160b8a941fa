/* For text/ alone: the runs of a line as it will be drawn. */
#ifndef FOYER_TEXT_LINE_H
#define FOYER_TEXT_LINE_H

#include "text/setting.h"

/* Appends the runs of the letters [start, end) to the paragraph, in visual order (UAX #9 L2), and returns the
 * line's width in pixels. When that is too much, set paragraph->run_count back to what it was and try fewer.
 */
int line_build(struct setting *setting, size_t start, size_t end);

/* Appends the line whose runs stand from first_run on. */
void line_add(struct setting *setting, size_t start, size_t end, size_t first_run, int width);

#endif
