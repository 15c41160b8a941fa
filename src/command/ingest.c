/* `foyer ingest`: fetches the feeds and keeps their stories in the store, until a signal comes. Knows no
 * display. Main thread; curl has threads of its own for names. */
#include "ingest/ingest.h"

#include "base/log.h"
#include "command/command.h"
#include "command/heart.h"
#include "command/setup.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { NICER = 10 /* than who started it; of 19 at most */ };

/* News may be seconds older, but no frame of a display on the same cores may be late. Before the first
 * thread. */
static void make_room(void)
{
    errno = 0; /* -1 is also an answer */
    if (nice(NICER) == -1 && errno != 0)
        log_debug("ingest", "the priority stays: %s", strerror(errno));
}

static void beat(void *data)
{
    heart_beat(*(const int *)data);
}

static int run(const struct options *options)
{
    int heart = heart_inherited();
    struct config config;
    struct junk_lines junk;
    struct error error = {0};
    if (!setup_config(options, "ingest", &config))
        return EXIT_USAGE;
    setup_thrift();
    setup_junk_lines(&junk, "ingest");
    make_room();
    int stop = stop_on_signals(&error), status = EXIT_FAILED;
    if (stop >= 0) {
        struct ingest_settings settings = {.config = &config,
                                           .clock = clock_system(),
                                           .turned = beat,
                                           .turned_data = &heart,
                                           .junk_lines = &junk,
                                           .once = options_given(options, OPTION_ONCE),
                                           .stop = &stop,
                                           .stop_count = 1};
        status = ingest_run(&settings, &error) == INGEST_ALL_READ ? EXIT_FINE : EXIT_FAILED;
        close(stop);
    }
    junk_lines_finish(&junk);
    config_finish(&config);
    return error.set ? setup_failed("ingest", &error, EXIT_FAILED) : status;
}

const struct command command_ingest = {.name = "ingest",
                                       .summary = "Fetches the feeds and keeps their stories in the store.",
                                       .arguments = "",
                                       .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_ONCE),
                                       .run = run};
