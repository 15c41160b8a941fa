#include "command/command.h"
#include "command/setup.h"
#include "command/show.h"

static int run(const struct options *options)
{
    struct config config;
    struct data data;
    struct error error = {0};
    if (!setup_config(options, "display", &config))
        return EXIT_USAGE;
    if (!show_possible(&error) || !data_find(&data, &error)) {
        config_finish(&config);
        return setup_failed("display", &error, EXIT_FAILED);
    }
    bool window = options_given(options, OPTION_WINDOW);
    int status = show_run(&(struct show){.command = "display",
                                         .config = &config,
                                         .data = &data,
                                         .fullscreen = !window,
                                         .width = window ? options->window_width : config.screen.width,
                                         .height = window ? options->window_height : config.screen.height});
    data_finish(&data);
    config_finish(&config);
    return status;
}

const struct command command_display = {
    .name = "display",
    .summary = "Shows the stories of the store; another process runs \"foyer ingest\".",
    .arguments = "",
    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_WINDOW),
    .run = run};
