/* Options of all subcommands, read by one table. */
#ifndef FOYER_COMMAND_OPTIONS_H
#define FOYER_COMMAND_OPTIONS_H

#include "base/clock.h"
#include "base/error.h"
#include "story/alert.h"
#include "story/feed.h"

#include <stdbool.h>
#include <stdint.h>

enum option_id {
    OPTION_CONFIG,
    OPTION_WINDOW,
    OPTION_DEMO,
    OPTION_ONCE,
    OPTION_JSON,
    OPTION_FORMAT,
    OPTION_BASE_URL,
    OPTION_FEED,
    OPTION_STORY,
    OPTION_SIZE,
    OPTION_THEME,
    OPTION_AT,
    OPTION_OFFSET,
    OPTION_ALERT,
    OPTION_LEVEL,
    OPTION_OUTPUT,
    OPTION_FOR,
    OPTION_CLEAR,
    OPTION_COUNT
};

#define OPTION_BIT(id) (1U << (id))

struct options {
    unsigned given; /* bits */
    const char *config;
    int window_width, window_height;
    enum feed_format format;
    const char *base_url;
    const char *feed;
    int story; /* from 1 */
    int width, height;
    const char *theme;
    int64_t at; /* seconds since 1970 UTC */
    int offset;
    const char *alert; /* text of one */
    enum alert_level level;
    const char *output;
    tick duration; /* of an alert, whole seconds */
    char **arguments;
    int argument_count;
};

bool options_given(const struct options *options, enum option_id id);

/* Reads argv[1..]; texts are borrowed from argv. False with `error` for an option that is not among
 * `allowed`, a value that is none, or a wrong number of arguments. `help` is set when --help was among them;
 * nothing else counts then. */
bool options_read(struct options *options, unsigned allowed, int argc, char **argv, bool *help,
                  struct error *error);

/* The lines of --help for these options, on standard output. */
void options_print(unsigned allowed);

#endif
