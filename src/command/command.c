#include "command/command.h"

#include <stdio.h>

static void print_help(const struct command *command)
{
    printf("Usage: foyer %s [OPTION]…%s%s\n\n%s\n\nOptions:\n", command->name,
           command->arguments[0] ? " " : "", command->arguments, command->summary);
    options_print(command->options);
}

int command_start(const struct command *command, int argc, char **argv)
{
    struct options options;
    struct error error = {0};
    bool help = false, fine = options_read(&options, command->options, argc, argv, &help, &error);
    if (help) {
        print_help(command);
        return EXIT_FINE;
    }
    if (fine && options.argument_count > command->most)
        fine = error_set(&error, "\"%s\" is one argument too many", options.arguments[command->most]);
    if (fine && options.argument_count < command->fewest)
        fine = error_set(&error, "%s is missing", command->arguments);
    if (fine)
        return command->run(&options);
    fprintf(stderr, "foyer %s: %s; \"foyer %s --help\" tells more\n", command->name, error.text,
            command->name);
    return EXIT_USAGE;
}
