/* Whether the machine's clock was set by somebody who knows the time. */
#ifndef FOYER_INGEST_CLOCK_SYNC_H
#define FOYER_INGEST_CLOCK_SYNC_H

#include <stdbool.h>

/* By the kernel, adjtimex(2), which the NTP client tells; false also when the kernel may not be asked. `data`
 * is not used. Any thread. */
bool clock_is_synchronised(void *data);

#endif
