#include "command/command.h"
#include "command/demo.h"
#include "command/setup.h"
#include "command/show.h"
#include "stage/canvas.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

enum { DEMO_WIDTH = 1280, DEMO_HEIGHT = 720 };

/* Ingest as a child, the display here. */
static int show_with_ingest(const struct show *show)
{
    char program[PATH_MAX], ingest[] = "ingest", option[] = "-c";
    struct error error = {0};
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) {
        error_set(&error, "cannot find the program itself in /proc: %s", strerror(errno));
        return setup_failed("run", &error, EXIT_FAILED);
    }
    program[length] = '\0';
    char *const arguments[] = {program, ingest, option, show->config->path, NULL};
    struct supervisor supervisor;
    struct show watched = *show;
    supervisor_init(&supervisor, clock_system(), arguments);
    supervisor_step(&supervisor); /* before the window is there: ingest needs no display */
    watched.supervisor = &supervisor;
    int status = show_run(&watched);
    supervisor_finish(&supervisor);
    return status;
}

static int run_with(const struct options *options, struct config *config, const struct data *data)
{
    bool demo = options_given(options, OPTION_DEMO), window = options_given(options, OPTION_WINDOW);
    struct error error = {0};
    struct show show = {.command = "run",
                        .config = config,
                        .data = data,
                        .fullscreen = !window && (!demo || !canvas_desktop_exists()),
                        .width = window ? options->window_width : DEMO_WIDTH,
                        .height = window ? options->window_height : DEMO_HEIGHT};
    if (show_possible(&error))
        return show_with_ingest(&show);
    if (demo)
        return demo_pages(config, data, window ? show.width : config->screen.width,
                          window ? show.height : config->screen.height);
    return setup_failed("run", &error, EXIT_FAILED);
}

static int run_demo(const struct options *options, const struct data *data)
{
    struct options own = *options;
    struct error error = {0};
    struct config config;
    struct demo demo;
    if (!demo_init(&demo, data, &error))
        return setup_failed("run", &error, EXIT_FAILED);
    own.config = demo.config;
    int status = EXIT_USAGE;
    if (setup_config(&own, "run", &config)) {
        status = run_with(&own, &config, data);
        config_finish(&config);
    }
    demo_finish(&demo);
    return status;
}

static int run(const struct options *options)
{
    struct config config;
    struct data data;
    struct error error = {0};
    int status = EXIT_USAGE;
    if (options_given(options, OPTION_DEMO) && options->config) {
        error_set(&error, "--demo brings a configuration of its own; leave either --demo or -c away");
        return setup_failed("run", &error, EXIT_USAGE);
    }
    if (!data_find(&data, &error))
        return setup_failed("run", &error, EXIT_FAILED);
    if (options_given(options, OPTION_DEMO)) {
        status = run_demo(options, &data);
    } else if (setup_config(options, "run", &config)) {
        status = run_with(options, &config, &data);
        config_finish(&config);
    }
    data_finish(&data);
    return status;
}

const struct command command_run = {.name = "run",
                                    .summary = "Reads the feeds and shows their stories, both in one go.",
                                    .arguments = "",
                                    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_WINDOW) |
                                               OPTION_BIT(OPTION_DEMO),
                                    .run = run};
