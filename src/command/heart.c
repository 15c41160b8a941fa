/* The heartbeat's two ends; see heart.h. */
#include "command/heart.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

int heart_open(struct error *error)
{
    int heart = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (heart < 0)
        error_set(error, "%s", strerror(errno));
    return heart;
}

void heart_bequeath(int heart)
{
    fcntl(heart, F_SETFD, 0);
}

bool heart_has_beaten(int heart)
{
    uint64_t beats;
    return read(heart, &beats, sizeof beats) == sizeof beats;
}

int heart_inherited(void)
{
    const char *text = getenv(HEART_VARIABLE);
    char *end = NULL;
    long heart = text ? strtol(text, &end, 10) : -1;
    if (!text || end == text || *end || heart < 0 || heart > INT_MAX)
        return -1;
    return fcntl((int)heart, F_SETFD, FD_CLOEXEC) == 0 ? (int)heart : -1;
}

void heart_beat(int heart)
{
    const uint64_t once = 1;
    if (heart >= 0 && write(heart, &once, sizeof once) < 0)
        return; /* the counter is full: nobody looks, but it says what it should */
}
