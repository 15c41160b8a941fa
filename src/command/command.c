/* From the words of a command line to a command; see command.h. Main thread. */
#include "command/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void print_help(const struct command *command)
{
    printf("Usage: foyer %s [OPTION]…%s%s\n\n%s\n\nOptions:\n", command->name,
           command->arguments[0] ? " " : "", command->arguments, command->summary);
    options_print(command->options);
}

/* A full disk behind ">" is found out only now. */
static int flush(const struct command *command, int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "foyer %s: cannot write to standard output: %s\n", command->name, strerror(errno));
    return status == EXIT_FINE ? EXIT_FAILED : status;
}

int command_start(const struct command *command, int argc, char **argv)
{
    struct options options;
    struct error error = {0};
    bool help = false, fine = options_read(&options, command->options, argc, argv, &help, &error);
    if (help) {
        print_help(command);
        return flush(command, EXIT_FINE);
    }
    if (fine && options.argument_count > command->most)
        fine = error_set(&error, "\"%s\" is one argument too many", options.arguments[command->most]);
    if (fine && options.argument_count < command->fewest)
        fine = error_set(&error, "%s is missing", command->arguments);
    if (fine)
        return flush(command, command->run(&options));
    fprintf(stderr, "foyer %s: %s; \"foyer %s --help\" tells more\n", command->name, error.text,
            command->name);
    return EXIT_USAGE;
}
