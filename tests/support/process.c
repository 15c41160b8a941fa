#include "support/process.h"

#include "base/clock.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOOK_EVERY_MS = 20, CHUNK = 4096 };

static void become(const char *const *arguments, const char *const *environment, int output, int errors)
{
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(output >= 0 ? output : nothing, STDOUT_FILENO);
    if (errors >= 0)
        dup2(errors, STDERR_FILENO);
    for (size_t i = 0; environment && environment[i]; i++)
        putenv((char *)(uintptr_t)environment[i]);
    execvp(arguments[0], (char *const *)(uintptr_t)arguments);
    _exit(127);
}

static int status_of(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : WIFSIGNALED(status) ? 128 + WTERMSIG(status) : -1;
}

/* Reads what is there; false at the end. */
static bool drain(int file, struct buffer *into)
{
    char chunk[CHUNK];
    ssize_t got = read(file, chunk, sizeof chunk);
    if (got > 0 && into)
        buffer_append(into, chunk, (size_t)got);
    return got > 0;
}

/* Not inherited by programs, or their ends would keep it open. */
static bool private_pipe(int ends[2])
{
    return pipe(ends) == 0 && fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
           fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

int process_run(const char *const *arguments, const char *const *environment, struct buffer *output,
                struct buffer *errors)
{
    int out[2], err[2], status;
    if (!private_pipe(out) || !private_pipe(err))
        return -1;
    pid_t pid = fork();
    if (pid == 0)
        become(arguments, environment, out[1], err[1]);
    close(out[1]);
    close(err[1]);
    struct pollfd files[] = {{.fd = out[0], .events = POLLIN}, {.fd = err[0], .events = POLLIN}};
    struct buffer *buffers[] = {output, errors};
    while (files[0].fd >= 0 || files[1].fd >= 0) {
        poll(files, 2, -1);
        for (int i = 0; i < 2; i++)
            if (files[i].fd >= 0 && files[i].revents && !drain(files[i].fd, buffers[i]))
                files[i].fd = -1;
    }
    close(out[0]);
    close(err[0]);
    return waitpid(pid, &status, 0) == pid ? status_of(status) : -1;
}

pid_t process_start(const char *const *arguments, const char *const *environment, const char *log)
{
    pid_t pid = fork();
    if (pid == 0) {
        int errors = log ? open(log, O_WRONLY | O_CREAT | O_APPEND, 0644) : -1;
        become(arguments, environment, -1, errors);
    }
    return pid;
}

int process_end(pid_t pid, int signal)
{
    int status;
    if (signal)
        kill(pid, signal);
    return waitpid(pid, &status, 0) == pid ? status_of(status) : -1;
}

bool process_wait(bool (*check)(void *data), void *data, int seconds)
{
    tick end = clock_monotonic(clock_system()) + TICK_SECONDS(seconds);
    while (!check(data)) {
        if (clock_monotonic(clock_system()) > end)
            return false;
        poll(NULL, 0, LOOK_EVERY_MS);
    }
    return true;
}

static bool first_argument_is(pid_t process, const char *word)
{
    char path[64], line[CHUNK] = "";
    (void)snprintf(path, sizeof path, "/proc/%d/cmdline", (int)process);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file >= 0 ? read(file, line, sizeof line - 1) : 0;
    if (file >= 0)
        close(file);
    size_t name = strlen(line) + 1;
    return got > (ssize_t)name && strcmp(line + name, word) == 0;
}

pid_t process_child(pid_t parent, const char *word)
{
    char path[64];
    int child;
    pid_t found = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent, (int)parent);
    FILE *file = fopen(path, "re");
    while (file && found == 0 && fscanf(file, "%d", &child) == 1)
        if (first_argument_is(child, word))
            found = child;
    if (file)
        fclose(file);
    return found;
}
