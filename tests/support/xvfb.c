#include "support/xvfb.h"

#include "base/file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FRAME_MAX = 160 << 20, HEADER_WORDS = 25 };

static void run_server(int ready, int width, int height, const char *folder)
{
    char number[16], screen[32];
    (void)snprintf(number, sizeof number, "%d", ready);
    (void)snprintf(screen, sizeof screen, "%dx%dx24", width, height);
    int nothing = open("/dev/null", O_WRONLY);
    dup2(nothing, STDERR_FILENO);
    execlp("Xvfb", "Xvfb", "-displayfd", number, "-screen", "0", screen, "-fbdir", folder, "-nolisten", "tcp",
           (char *)NULL);
    _exit(127);
}

bool xvfb_start(struct xvfb *xvfb, int width, int height)
{
    int ready[2];
    *xvfb = (struct xvfb){.folder = "/tmp/foyer-xvfb-XXXXXX"};
    if (!mkdtemp(xvfb->folder) || pipe(ready) != 0)
        return false;
    xvfb->pid = fork();
    if (xvfb->pid == 0)
        run_server(ready[1], width, height, xvfb->folder);
    close(ready[1]);
    /* The server writes its display's number and a newline when it accepts clients. */
    char number[8];
    size_t length = 0;
    while (length < sizeof number - 1 && read(ready[0], &number[length], 1) == 1 && number[length] != '\n')
        length++;
    close(ready[0]);
    number[length] = '\0';
    (void)snprintf(xvfb->display, sizeof xvfb->display, ":%s", number);
    return length > 0;
}

void xvfb_stop(struct xvfb *xvfb)
{
    char path[128];
    if (xvfb->pid <= 0)
        return;
    kill(xvfb->pid, SIGTERM);
    waitpid(xvfb->pid, NULL, 0);
    (void)snprintf(path, sizeof path, "%s/Xvfb_screen0", xvfb->folder);
    unlink(path);
    rmdir(xvfb->folder);
    xvfb->pid = 0;
}

static uint32_t word(const struct buffer *file, int index)
{
    const unsigned char *b = (const unsigned char *)file->bytes + (size_t)index * 4;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* The frame buffer file has the format of xwd(1), X11/XWDFile.h: header, colour table, rows of 32-bit pixels.
 */
SDL_Surface *xvfb_read(const struct xvfb *xvfb)
{
    char path[128];
    struct buffer file;
    SDL_Surface *picture = NULL;
    (void)snprintf(path, sizeof path, "%s/Xvfb_screen0", xvfb->folder);
    buffer_init(&file, FRAME_MAX);
    if (file_read(path, &file, NULL) && file.length > HEADER_WORDS * 4) {
        size_t start = word(&file, 0) + (size_t)word(&file, 19) * 12, pitch = word(&file, 12);
        int width = (int)word(&file, 4), height = (int)word(&file, 5);
        if (start + pitch * (size_t)height <= file.length)
            picture = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
        for (int y = 0; picture && y < height; y++)
            memcpy((char *)picture->pixels + (size_t)y * (size_t)picture->pitch,
                   file.bytes + start + pitch * (size_t)y, (size_t)width * 4);
    }
    buffer_finish(&file);
    return picture;
}
