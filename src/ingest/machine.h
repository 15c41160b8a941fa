/* What the loop takes from the machine unless a test gives it something else. Any thread. */
#ifndef FOYER_INGEST_MACHINE_H
#define FOYER_INGEST_MACHINE_H

#include <stdbool.h>

/* From 0 to 1, different each time; 0.5 while the kernel has no randomness yet. `data` is not used. */
double machine_random(void *data);

/* Whether the clock was set by somebody who knows the time: by the kernel, adjtimex(2), which the NTP client
 * tells; false also when the kernel may not be asked. `data` is not used. */
bool machine_clock_is_set(void *data);

#endif
