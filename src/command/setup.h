/* The first steps of most commands: which configuration, and what is wrong with it; a display, memory. Before
 * any thread. */
#ifndef FOYER_COMMAND_SETUP_H
#define FOYER_COMMAND_SETUP_H

#include "command/options.h"
#include "config/config.h"
#include "ingest/read/text/junk_lines.h"

/* The file named by -c, else $XDG_CONFIG_HOME/foyer/foyer.conf (~/.config), else /etc/foyer/foyer.conf,
 * whichever exists; malloc'd. NULL, and said on standard error, when there is none. */
char *setup_config_path(const struct options *options, const char *command);

/* Reads it; every mistake goes to standard error. False: exit with EXIT_USAGE. */
bool setup_config(const struct options *options, const char *command, struct config *config);

/* For a command that cannot wait: mistakes are told, and what is right counts all the same, unless they leave
 * the store unknown. */
bool setup_config_anyhow(const struct options *options, const char *command, struct config *config);

/* Reads the lines that are no part of a story from what Foyer was installed with; finish them. What is
 * missing or wrong there is told on standard error, and feeds are read all the same. */
void setup_junk_lines(struct junk_lines *lines, const char *command);

/* False with `error`, and what to do instead, where there is nothing to show on. */
bool setup_display(struct error *error);

/* Keeps the memory of a process that runs for years small. Before the first thread. Pictures and documents
 * come and go; glibc would soon take them from the heap, where the holes they leave stay with the process:
 * from now on blocks of their size are given back to the system at once, and threads share one heap. */
void setup_thrift(void);

/* What a person types as a feed: a URL as it is, a file's absolute path; malloc'd. NULL with `error` when
 * there is no such file. */
char *setup_address(const char *argument, struct error *error);

/* Reports an error on standard error as "foyer COMMAND: …" and returns `status`. */
int setup_failed(const char *command, const struct error *error, int status);

#endif
