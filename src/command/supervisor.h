/* `foyer run`'s own process: it keeps two children, display and ingest, and does nothing else, so that it can
 * neither hang nor crash with a driver, a library or what comes from the network. Knows no window, no store
 * and no feed. Main thread, which must be the only one. */
#ifndef FOYER_COMMAND_SUPERVISOR_H
#define FOYER_COMMAND_SUPERVISOR_H

#include "command/process.h"

/* Longer than anything that is right takes between two turns of the child's loop. The display's goes round at
 * least every second; a page made for the first time, with all fonts to be opened from a slow card, takes
 * some seconds. Ingest's goes round at least every two seconds, also while a transfer runs, but one turn may
 * read several feeds of 32 MB or prepare several photos of 100 megapixels, each of them half a minute's work
 * for the slowest board. */
#define SUPERVISOR_DISPLAY_PATIENCE TICK_SECONDS(60)
#define SUPERVISOR_INGEST_PATIENCE  TICK_SECONDS(300)

/* Everything is borrowed for the time of the run. */
struct supervisor_settings {
    const char *const *display, *const *ingest; /* arguments of exec, [0] the program's path */
    tick display_patience, ingest_patience;
    const struct clock *clock;
    const struct process_tools *tools;
};

/* Starts both and keeps them until the display says that it is enough (somebody quit, or it could not begin),
 * or a signal comes; then ends both: SIGTERM, and SIGKILL for who has not ended after some seconds. Returns
 * the exit status: the display's, 0 after a signal. */
int supervisor_run(const struct supervisor_settings *settings);

#endif
