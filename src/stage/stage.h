/* What owns the window: turns pages into textures, scrolls, cross-fades, draws the bar. It reads the store
 * and never writes, and knows no network. One struct, one thread (the main one); only photos are decoded and
 * editions read on others. */
#ifndef FOYER_STAGE_STAGE_H
#define FOYER_STAGE_STAGE_H

#include "base/clock.h"
#include "base/error.h"
#include "config/config.h"
#include "story/edition.h"

#include <stdbool.h>

struct stage;
struct canvas_gate;

struct stage_settings {
    struct config *config;     /* borrowed; replaced in place by a reload */
    const char *fonts;         /* folder; borrowed */
    const char *languages;     /* folder; borrowed */
    const struct clock *clock; /* borrowed */
    bool fullscreen;
    int width, height;              /* of a window, pixels */
    const struct canvas_gate *gate; /* of textures, for tests; borrowed. NULL: none */
};

/* Opens the window and everything behind it. NULL with `error`. */
struct stage *stage_create(const struct stage_settings *settings, struct error *error);
void stage_destroy(struct stage *stage);

/* One round: events, configuration, store, preparing, turning, drawing. Returns when (monotonic) the next
 * round is due at the latest; events may bring it nearer. */
tick stage_step(struct stage *stage);

/* Waits until then, or until an event comes. */
void stage_wait(struct stage *stage, tick due);

/* True when the window was closed, `q` pressed, or the window system went away. */
bool stage_ended(const struct stage *stage);

/* True when it ended and nobody wanted it: the window system or the driver failed. */
bool stage_lost(const struct stage *stage);

struct stage_figures {
    long frames;          /* drawn */
    long late;            /* scroll steps that came more than one refresh late */
    long turns;           /* pages shown */
    long stories;         /* in the edition */
    tick first_story;     /* from stage_create to the first story on screen; 0: none yet */
    const char *headline; /* on screen; NULL: none. Borrowed until the next step. */
    int offset;           /* pixels the summary has moved */
    bool busy;            /* the store is read, or the next page made, as far as that goes without time */
};

void stage_read_figures(const struct stage *stage, struct stage_figures *figures);

/* Writes what is on the screen to a PNG file. */
bool stage_save_png(struct stage *stage, const char *path, struct error *error);

#endif
