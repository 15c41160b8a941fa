/* `foyer run`: reads the configuration, so that each of its mistakes is told once, then has the supervisor
 * keep `foyer display` and `foyer ingest`. Opens neither window nor store itself, except to draw the demo's
 * pages where there is no display. Main thread. */
#include "base/memory.h"
#include "command/command.h"
#include "command/data.h"
#include "command/demo.h"
#include "command/setup.h"
#include "command/supervisor.h"
#include "stage/display.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEMO_WIDTH = 1280, DEMO_HEIGHT = 720, SIZE_TEXT = 24 };

/* For --window of the display; NULL: the whole screen. */
static const char *window_size(const struct options *options, char text[SIZE_TEXT])
{
    bool given = options_given(options, OPTION_WINDOW);
    if (!given && !(options_given(options, OPTION_DEMO) && display_is_desktop()))
        return NULL;
    (void)snprintf(text, SIZE_TEXT, "%dx%d", given ? options->window_width : DEMO_WIDTH,
                   given ? options->window_height : DEMO_HEIGHT);
    return text;
}

/* This very program, twice. `path` is the configuration's. */
static int supervise(const struct options *options, const char *path)
{
    char program[PATH_MAX], text[SIZE_TEXT];
    const char *size = window_size(options, text);
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) {
        struct error error = {0};
        error_set(&error, "cannot find the program itself in /proc: %s", strerror(errno));
        return setup_failed("run", &error, EXIT_FAILED);
    }
    program[length] = '\0';
    const char *const ingest[] = {program, "ingest", "-c", path, NULL};
    const char *const display[] = {program, "display", "-c", path, size ? "--window" : NULL, size, NULL};
    return supervisor_run(&(struct supervisor_settings){.display = display,
                                                        .ingest = ingest,
                                                        .display_patience = SUPERVISOR_DISPLAY_PATIENCE,
                                                        .ingest_patience = SUPERVISOR_INGEST_PATIENCE,
                                                        .clock = clock_system(),
                                                        .tools = process_tools_begin()});
}

/* `demo`: its stories are drawn to files where there is no display; NULL: the configuration is the
 * operator's. */
static int run_with(const struct options *options, const struct data *demo)
{
    struct config config;
    struct error error = {0};
    if (!setup_config(options, "run", &config))
        return EXIT_USAGE;
    bool window = options_given(options, OPTION_WINDOW), possible = setup_display(&error);
    int status = EXIT_FAILED;
    if (!possible && demo)
        status = demo_pages(&config, demo, window ? options->window_width : config.screen.width,
                            window ? options->window_height : config.screen.height);
    else if (!possible)
        setup_failed("run", &error, EXIT_FAILED);
    char *path = memory_copy_text(config.path);
    config_finish(&config); /* the children read it themselves */
    if (possible)
        status = supervise(options, path);
    free(path);
    return status;
}

static int run_demo(const struct options *options)
{
    struct options own = *options;
    struct error error = {0};
    struct data data;
    struct demo demo = {0};
    int status = EXIT_FAILED;
    if (data_find(&data, &error) && demo_init(&demo, &data, &error)) {
        own.config = demo.config;
        status = run_with(&own, &data);
    } else {
        setup_failed("run", &error, EXIT_FAILED);
    }
    demo_finish(&demo);
    data_finish(&data);
    return status;
}

static int run(const struct options *options)
{
    struct error error = {0};
    if (!options_given(options, OPTION_DEMO))
        return run_with(options, NULL);
    if (!options->config)
        return run_demo(options);
    error_set(&error, "--demo brings a configuration of its own; leave either --demo or -c away");
    return setup_failed("run", &error, EXIT_USAGE);
}

const struct command command_run = {.name = "run",
                                    .summary = "Reads the feeds and shows their stories, both in one go.",
                                    .arguments = "",
                                    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_WINDOW) |
                                               OPTION_BIT(OPTION_DEMO),
                                    .run = run};
