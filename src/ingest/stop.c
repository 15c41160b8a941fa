#include "ingest/ingest.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>

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
