#include "ingest/clock_sync.h"

#include <sys/timex.h>

bool clock_is_synchronised(void *data)
{
    struct timex state = {.modes = 0};
    int found = adjtimex(&state);
    (void)data;
    return found >= 0 && found != TIME_ERROR && !(state.status & STA_UNSYNC);
}
