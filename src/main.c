/* The table of subcommands, and which of them a command line means. Main thread. */
#include "command/command.h"

#include <stdio.h>
#include <string.h>

static const struct command *const commands[] = {
    &command_run,   &command_display, &command_ingest, &command_check,
    &command_probe, &command_render,  &command_alert,
};

static void print_help(void)
{
    printf("Usage: foyer [COMMAND] [OPTION]…\n\nShows the news on a lobby screen.\n\nCommands:\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    printf("\n\"foyer\" alone is \"foyer run\". \"foyer COMMAND --help\" tells a command's options,\n"
           "\"foyer --version\" the versions of the program and its libraries.\n");
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

int main(int argc, char **argv)
{
    const char *first = argc > 1 ? argv[1] : "";
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0) {
        print_help();
        return EXIT_FINE;
    }
    if (strcmp(first, "--version") == 0) {
        version_print();
        return EXIT_FINE;
    }
    if (first[0] == '-' || argc == 1)
        return command_start(&command_run, argc, argv);
    const struct command *command = find(first);
    if (command)
        return command_start(command, argc - 1, argv + 1);
    fprintf(stderr, "foyer: there is no command \"%s\"; \"foyer --help\" lists them\n", first);
    return EXIT_USAGE;
}
