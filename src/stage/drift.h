/* Against burn-in: the whole picture moves a pixel now and then, over minutes, so that no edge of it stands
 * on the same pixels for years. Pure. */
#ifndef FOYER_STAGE_DRIFT_H
#define FOYER_STAGE_DRIFT_H

#include "base/clock.h"

/* How far the picture is moved right and down `since` the display began: -reach..reach, at first 0, by at
 * most a pixel each way from one minute to the next. */
void drift_at(tick since, int reach, int *x, int *y);

#endif
