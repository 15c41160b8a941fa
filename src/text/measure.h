/* For text/ alone: widths by which lines are planned. */
#ifndef FOYER_TEXT_MEASURE_H
#define FOYER_TEXT_MEASURE_H

#include "text/setting.h"

/* Pixels of the letters [start, end), by the rulers of their fonts; a line drawn as a whole differs by
 * little. 0 and setting->failed when a font cannot be used. */
double measure_letters(struct setting *setting, size_t start, size_t end);

/* Pixels of one character in the font of the letter. */
double measure_character(struct setting *setting, size_t letter, uint32_t character);

/* Pixels of tracking beside the letter. */
double measure_tracking(const struct setting *setting, size_t letter);

/* The run that the letters [start, end), which share one, make; x and width are left 0. */
struct text_run measure_run(const struct setting *setting, size_t start, size_t end);

#endif
