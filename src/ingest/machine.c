/* Chance, the clock's state and signals, as the kernel has them: the seams of the loop when no test replaces
 * them. Knows nothing of feeds. Any thread, but signals before the first one is started. */
#include "ingest/machine.h"

#include "ingest/ingest.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/timex.h>

double machine_random(void *data)
{
    uint32_t number = 0;
    (void)data;
    if (getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number)
        return 0.5;
    return (double)number / UINT32_MAX;
}

bool machine_clock_is_set(void *data)
{
    struct timex state = {.modes = 0};
    int found = adjtimex(&state);
    (void)data;
    return found >= 0 && found != TIME_ERROR && !(state.status & STA_UNSYNC);
}

int stop_on_signals(struct error *error)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    int descriptor = -1;
    if (sigprocmask(SIG_BLOCK, &signals, NULL) == 0)
        descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor < 0)
        error_set(error, "cannot listen for signals: %s", strerror(errno));
    return descriptor;
}
