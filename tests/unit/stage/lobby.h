/* A display in virtual time, on the driver that SDL_VIDEODRIVER names, with a real store: for tests of the
 * stage. A helper that fails ends the test. */
#ifndef FOYER_TESTS_STAGE_LOBBY_H
#define FOYER_TESTS_STAGE_LOBBY_H

#include "base/clock.h"
#include "config/config.h"
#include "stage/canvas.h"
#include "stage/stage.h"

#include <SDL.h>

enum { LOBBY_WIDTH = 1280, LOBBY_HEIGHT = 720 };

struct lobby {
    char *folder; /* of the store */
    struct config config;
    struct clock_fixed clock;
    struct canvas_gate gate;
    int refusals;        /* so many of the next textures are refused; -1: all */
    int refused;         /* so many were */
    struct stage *stage; /* NULL until lobby_open */
};

/* A lobby with defaults and an empty store around each test; the test's state is the lobby. */
int lobby_setup(void **state);
int lobby_teardown(void **state);
#define WITH_LOBBY(test) cmocka_unit_test_setup_teardown(test, lobby_setup, lobby_teardown)

/* Around all tests of a program: SDL shares the description of a pixel format between surfaces and guards it
 * by a lock of its own, which the thread sanitizer does not know: held here, none is made or freed while
 * another thread uses it. */
int lobby_hold_formats(void **state);
int lobby_release_formats(void **state);

/* With an argument only the tests whose names it fits are run, with * for anything. */
void lobby_filter(int argc, char **argv);

/* Opens the window with what config and store hold now. */
void lobby_open(struct lobby *lobby);

struct stage_figures lobby_figures(const struct lobby *lobby);

/* Steps while time stands, until nothing more is prepared: photos are decoded in real time. */
void lobby_settle(struct lobby *lobby);

/* Steps in real time until so many pages were shown; a machine under load may take its time to decode a
 * photo. */
void lobby_wait_for_turns(struct lobby *lobby, long turns);

/* Lets time pass, a refresh at a time. */
void lobby_pass(struct lobby *lobby, tick span);

/* Presses a key and waits for what it does, with the fade. */
void lobby_press(struct lobby *lobby, SDL_Keycode key);

/* The upright picture on the screen; free it with SDL_FreeSurface. */
SDL_Surface *lobby_look(struct lobby *lobby);

/* True when a GPU, or Mesa in its place, draws the screen. */
bool lobby_drawn_by_gpu(void);

/* What is on the glass, turned back by so many degrees; free it with SDL_FreeSurface. */
SDL_Surface *lobby_look_at_glass(int degrees);

/* Three stories without photos, Первая, Вторая (long, it scrolls) and Третья. */
void lobby_fill(struct lobby *lobby);

#endif
