/* `foyer run` with little patience, for tests of what hangs: the real display and the real ingest under the
 * real supervisor, which gives each a few seconds instead of minutes.
 *
 *   hasty SECONDS CONFIGURATION */
#include "command/supervisor.h"

#include <stdlib.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    tick patience = TICK_SECONDS(strtol(argv[1], NULL, 10));
    const char *const ingest[] = {FOYER_PROGRAM, "ingest", "-c", argv[2], NULL};
    const char *const display[] = {FOYER_PROGRAM, "display", "-c", argv[2], "--window", "640x360", NULL};
    return supervisor_run(&(struct supervisor_settings){.display = display,
                                                        .ingest = ingest,
                                                        .display_patience = patience,
                                                        .ingest_patience = patience,
                                                        .clock = clock_system(),
                                                        .tools = process_tools_begin()});
}
