/* Real child processes; see process.h. */
#include "command/process.h"

#include "base/memory.h"
#include "command/heart.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { NOT_RUN = 127 /* as a shell says it */ };

static void fill_signals(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGCHLD);
}

/* The own environment with one variable before it, malloc'd; texts are borrowed. */
static char **environment_with(char *variable)
{
    size_t count = 0;
    while (environ[count])
        count++;
    char **environment = memory_zeroed(count + 2, sizeof *environment);
    environment[0] = variable;
    memcpy(environment + 1, environ, count * sizeof *environ);
    return environment;
}

/* In the child; only async-signal-safe calls. SIGKILL, because a process that hangs in a driver would ignore
 * all else. A parent that ended before the kernel was asked is noticed by its number. */
static void become(const char *const *arguments, char *const *environment, int heart, pid_t parent)
{
    sigset_t none;
    sigemptyset(&none);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    sigprocmask(SIG_SETMASK, &none, NULL);
    heart_bequeath(heart);
    execve(arguments[0], (char *const *)(uintptr_t)arguments, environment);
    _exit(NOT_RUN);
}

static bool start(void *data, struct process *process, const char *const *arguments, struct error *error)
{
    char variable[sizeof HEART_VARIABLE + 16];
    int heart = heart_open(error);
    (void)data;
    if (heart < 0)
        return false;
    (void)snprintf(variable, sizeof variable, HEART_VARIABLE "=%d", heart);
    char **environment = environment_with(variable);
    pid_t parent = getpid(), child = fork();
    if (child == 0)
        become(arguments, environment, heart, parent);
    free(environment);
    if (child < 0) {
        error_set(error, "%s", strerror(errno));
        close(heart);
        return false;
    }
    *process = (struct process){.id = child, .heart = heart};
    return true;
}

static bool has_beaten(void *data, const struct process *process)
{
    (void)data;
    return heart_has_beaten(process->heart);
}

static void send_signal(void *data, const struct process *process, int signal)
{
    (void)data;
    kill(process->id, signal);
}

static bool collect(void *data, struct process *process, int *status)
{
    (void)data;
    if (waitpid(process->id, status, WNOHANG) != process->id)
        return false;
    close(process->heart);
    *process = (struct process){0};
    return true;
}

static int wait_for_signal(void *data, tick most)
{
    sigset_t signals;
    struct timespec time = {.tv_sec = most / TICK_SECONDS(1), .tv_nsec = most % TICK_SECONDS(1) * 1000};
    (void)data;
    fill_signals(&signals);
    int got = sigtimedwait(&signals, NULL, &time);
    return got == SIGTERM || got == SIGINT ? got : 0;
}

const struct process_tools *process_tools_begin(void)
{
    static const struct process_tools tools = {.start = start,
                                               .has_beaten = has_beaten,
                                               .send = send_signal,
                                               .collect = collect,
                                               .wait = wait_for_signal};
    sigset_t signals;
    fill_signals(&signals);
    signal(SIGCHLD, SIG_DFL); /* who started us may have let its children vanish uncollected */
    sigprocmask(SIG_BLOCK, &signals, NULL);
    return &tools;
}
