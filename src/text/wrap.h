/* For text/ alone: which atoms go on which line, by their widths alone. */
#ifndef FOYER_TEXT_WRAP_H
#define FOYER_TEXT_WRAP_H

#include "text/setting.h"

/* Pixels by which planned widths may differ from drawn ones: rounding of runs, kerning between atoms. */
#define WRAP_SLACK(width) (2 + (width) / 200.0)

/* First atom of the line after the one that begins at `from`: at most `most`, at least from + 1. The line
 * takes as many atoms as fit into `limit` pixels, and ends at the best rank of break it can get. */
size_t wrap_break(const struct setting *setting, size_t from, size_t most, double limit);

/* Width in pixels of the atoms [from, to) on a line of their own. */
double wrap_width(const struct setting *setting, size_t from, size_t to);

/* First atoms of the lines after the first; the last is atom_count. */
struct plan {
    size_t *ends;
    size_t count;
    size_t bad; /* breaks worse than BREAK_ALLOWED */
};

void plan_finish(struct plan *plan);

/* Greedy lines of at most `limit` pixels, each. */
struct plan plan_greedy(const struct setting *setting, double limit);

/* The same number of lines in the smallest width that holds them, and there as even as can be. `plan` has the
 * breaks that are known to be right. */
struct plan plan_balance(const struct setting *setting, const struct plan *plan, double limit);

/* Gives a single short word on the last line company from the line before, when that can spare a word and the
 * last line then keeps within `limit`. True when the plan changed. */
bool plan_spare_orphan(const struct setting *setting, struct plan *plan, double limit);

/* Adds the last line that may be shown, from atom `from` on, ending in "…". The width asked for is not 0. */
void ellipsis_add_line(struct setting *setting, size_t from);

#endif
