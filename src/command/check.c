#include "command/command.h"
#include "command/setup.h"

#include <stdio.h>

static int run(const struct options *options)
{
    struct config config;
    if (!setup_config(options, "check", &config))
        return EXIT_FAILED;
    printf("%s: no mistakes, %zu %s\n", config.path, config.feed_count,
           config.feed_count == 1 ? "feed" : "feeds");
    config_finish(&config);
    return EXIT_FINE;
}

const struct command command_check = {.name = "check",
                                      .summary =
                                          "Checks the configuration and names every mistake with its line.",
                                      .arguments = "",
                                      .options = OPTION_BIT(OPTION_CONFIG),
                                      .run = run};
