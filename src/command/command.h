/* What a subcommand is, and all of them. */
#ifndef FOYER_COMMAND_COMMAND_H
#define FOYER_COMMAND_COMMAND_H

#include "command/options.h"

enum exit_status { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command {
    const char *name;
    const char *summary;   /* one line */
    const char *arguments; /* in the usage line, behind the options; "" when there are none */
    int fewest, most;      /* of the arguments that are no options */
    unsigned options;      /* which it takes: bits of enum option_id */
    /* Returns an exit status; messages went to standard error. */
    int (*run)(const struct options *options);
};

extern const struct command command_run, command_display, command_ingest, command_check, command_probe,
    command_render, command_alert;

/* Reads the options (argv[0] is skipped), answers --help, and runs the command. */
int command_start(const struct command *command, int argc, char **argv);

/* Name and version of the program and its libraries, on standard output. */
void version_print(void);

#endif
