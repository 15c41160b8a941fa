/* A real X server without a screen, for one test. */
#ifndef FOYER_TESTS_SUPPORT_XVFB_H
#define FOYER_TESTS_SUPPORT_XVFB_H

#include <SDL.h>
#include <stdbool.h>
#include <sys/types.h>

struct xvfb {
    pid_t pid;
    char display[16]; /* ":7" */
    char folder[64];  /* holds the frame buffer as a file */
};

/* Starts it on a free display and returns when it accepts clients. */
bool xvfb_start(struct xvfb *xvfb, int width, int height);
void xvfb_stop(struct xvfb *xvfb);

/* What is on the screen now: RGB888, free with SDL_FreeSurface. */
SDL_Surface *xvfb_read(const struct xvfb *xvfb);

#endif
