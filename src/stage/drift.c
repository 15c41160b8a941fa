/* A walk over a square, from the time alone. Knows no canvas. Any thread. */
#include "stage/drift.h"

#define DRIFT_STEP TICK_SECONDS(60)

/* 0, 1, … reach, … 0, … -reach, … 0 and again. */
static int wave(int64_t step, int reach)
{
    const int period = 4 * reach;
    int at = (int)(step % period);
    return at <= reach ? at : at <= 3 * reach ? 2 * reach - at : at - period;
}

/* Down it goes a pixel only after a whole wave to the side: so it comes over the whole square. */
void drift_at(tick since, int reach, int *x, int *y)
{
    int64_t step = reach > 0 && since > 0 ? since / DRIFT_STEP : 0;
    const int period = 4 * reach;
    *x = reach > 0 ? wave(step, reach) : 0;
    *y = reach > 0 ? wave(step / period, reach) : 0;
}
