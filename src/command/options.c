/* The one table of options and how it is read by getopt; see options.h. Knows no command. Main thread. */
#include "command/options.h"

#include "base/calendar.h"
#include "base/limits.h"
#include "config/duration.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_text(const char *text, const char **value)
{
    *value = text;
    return text[0] != '\0';
}

enum { NUMBER_MAX = 1000000 };

static bool read_number(const char *text, int lowest, int *value)
{
    char *end;
    long number = strtol(text, &end, 10);
    *value = (int)number;
    return end != text && !*end && number >= lowest && number <= NUMBER_MAX;
}

static bool read_size(const char *text, int *width, int *height)
{
    int used = 0;
    if (sscanf(text, "%5dx%5d%n", width, height, &used) != 2 || text[used])
        return false;
    return *width >= 320 && *height >= 240 && *width <= LIMIT_SCREEN_SIDE && *height <= LIMIT_SCREEN_SIDE;
}

static bool take_config(struct options *options, const char *text)
{
    return read_text(text, &options->config);
}

static bool take_window(struct options *options, const char *text)
{
    return read_size(text, &options->window_width, &options->window_height);
}

static bool take_format(struct options *options, const char *text)
{
    return feed_format_parse(text, &options->format);
}

static bool take_base_url(struct options *options, const char *text)
{
    return read_text(text, &options->base_url);
}

static bool take_feed(struct options *options, const char *text)
{
    return read_text(text, &options->feed);
}

static bool take_story(struct options *options, const char *text)
{
    return read_number(text, 1, &options->story);
}

static bool take_size(struct options *options, const char *text)
{
    return read_size(text, &options->width, &options->height);
}

static bool take_theme(struct options *options, const char *text)
{
    return read_text(text, &options->theme);
}

static bool take_at(struct options *options, const char *text)
{
    return calendar_parse_iso(text, &options->at);
}

static bool take_offset(struct options *options, const char *text)
{
    return read_number(text, 0, &options->offset);
}

static bool take_alert(struct options *options, const char *text)
{
    return read_text(text, &options->alert);
}

static bool take_level(struct options *options, const char *text)
{
    return alert_level_parse(text, &options->level);
}

static bool take_output(struct options *options, const char *text)
{
    return read_text(text, &options->output);
}

static bool take_for(struct options *options, const char *text)
{
    tick span;
    if (!config_duration_parse(text, &span) || span < TICK_SECONDS(1) || span > TICK_SECONDS(30 * 86400))
        return false;
    options->duration = span - span % TICK_SECONDS(1);
    return true;
}

#define LISTED(name, word) ", " #word

static const struct option_row {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* NULL: a switch */
    const char *help;
    const char *allowed; /* of the value, in an error message */
    bool (*take)(struct options *options, const char *text);
} rows[OPTION_COUNT] = {
    [OPTION_CONFIG] = {"config", 'c', "FILE", "the configuration", "the name of a file", take_config},
    [OPTION_WINDOW] = {"window", 'w', "WxH", "in a window of this size instead of the full screen",
                       "WIDTHxHEIGHT in pixels, from 320x240 to 8192x8192, as in 1280x720", take_window},
    [OPTION_DEMO] = {"demo", 0, NULL, "the bundled stories, without network", NULL, NULL},
    [OPTION_ONCE] = {"once", 0, NULL, "read every feed once, then end", NULL, NULL},
    [OPTION_JSON] = {"json", 'j', NULL, "print JSON for programs", NULL, NULL},
    [OPTION_FORMAT] = {"format", 0, "FORMAT", "of the feed, instead of finding out",
                       "one of auto" FEED_FORMAT_ROWS(LISTED), take_format},
    [OPTION_BASE_URL] = {"base-url", 0, "URL",
                         "that relative links start from, of a file or of a feed that names none", "a URL",
                         take_base_url},
    [OPTION_FEED] = {"feed", 0, "FILE", "take the story from this feed instead of the store",
                     "the name of a file", take_feed},
    [OPTION_STORY] = {"story", 'n', "N", "which story, 1 is the newest", "a number from 1 to 1000000",
                      take_story},
    [OPTION_SIZE] = {"size", 's', "WxH", "of the picture",
                     "WIDTHxHEIGHT in pixels, from 320x240 to 8192x8192, as in 1920x1080", take_size},
    [OPTION_THEME] = {"theme", 't', "THEME", "instead of the configuration's", "the name of a theme",
                      take_theme},
    [OPTION_AT] = {"at", 0, "TIME", "what the clock says", "a time like 2026-09-12T14:05+05:00", take_at},
    [OPTION_OFFSET] = {"offset", 0, "PX", "how far the summary has moved up",
                       "a number of pixels from 0 to 1000000", take_offset},
    [OPTION_ALERT] = {"alert", 0, "TEXT", "the page with this alert", "a text", take_alert},
    [OPTION_LEVEL] = {"level", 0, "LEVEL", "of the alert: info, warning (as without this) or emergency",
                      "one of info, warning, emergency", take_level},
    [OPTION_OUTPUT] = {"output", 'o', "FILE", "where the PNG goes", "the name of a file", take_output},
    [OPTION_FOR] = {"for", 0, "TIME", "how long the alert stays, 30m without this",
                    "a time from 1s to 30d, such as 90s, 30m or 1h30m", take_for},
    [OPTION_CLEAR] = {"clear", 0, NULL, "take down the alert of that NUMBER, or all", NULL, NULL},
};

bool options_given(const struct options *options, enum option_id id)
{
    return options->given & OPTION_BIT(id);
}

enum { HELP = OPTION_COUNT };

static void make_tables(unsigned allowed, struct option longs[OPTION_COUNT + 2], char *letters)
{
    size_t count = 0;
    *letters++ = ':'; /* tell a missing value from an unknown option */
    for (int id = 0; id < OPTION_COUNT; id++) {
        if (!(allowed & OPTION_BIT(id)))
            continue;
        longs[count++] =
            (struct option){rows[id].name, rows[id].value ? required_argument : no_argument, NULL, 256 + id};
        if (rows[id].letter) {
            *letters++ = rows[id].letter;
            if (rows[id].value)
                *letters++ = ':';
        }
    }
    longs[count++] = (struct option){"help", no_argument, NULL, 256 + HELP};
    longs[count] = (struct option){0};
    *letters++ = 'h';
    *letters = '\0';
}

static int id_of(int got)
{
    if (got == 'h')
        return HELP;
    for (int id = 0; id < OPTION_COUNT; id++)
        if (got == 256 + id || (rows[id].letter && got == rows[id].letter))
            return id;
    return HELP;
}

static bool take(struct options *options, int id, const char *value, struct error *error)
{
    options->given |= OPTION_BIT(id);
    if (!rows[id].take || rows[id].take(options, value))
        return true;
    return error_set(error, "--%s \"%s\" is not %s", rows[id].name, value, rows[id].allowed);
}

/* getopt said '?' or ':'; optopt is 0 for a long option that it does not know. */
static bool refuse(int got, const char *argument, struct error *error)
{
    int id = id_of(optopt);
    if (got == ':')
        return error_set(error, "--%s wants a value: %s", rows[id].name, rows[id].allowed);
    if (optopt >= 256)
        return error_set(error, "--%s takes no value", id == HELP ? "help" : rows[id].name);
    if (optopt > ' ' && optopt <= '~')
        return error_set(error, "\"-%c\" is not an option of this command", optopt);
    if (optopt)
        return error_set(error, "a letter behind \"-\" is not an option of this command");
    return error_set(error, "\"%s\" is not an option of this command", argument);
}

bool options_read(struct options *options, unsigned allowed, int argc, char **argv, bool *help,
                  struct error *error)
{
    struct option longs[OPTION_COUNT + 2];
    char letters[2 * OPTION_COUNT + 4];
    *options = (struct options){.story = 1, .level = ALERT_WARNING, .duration = TICK_SECONDS(1800)};
    *help = false;
    make_tables(allowed, longs, letters);
    optind = 0; /* forget what an earlier call left */
    opterr = 0;
    for (int got; (got = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (got == '?' || got == ':')
            return refuse(got, argv[optind - 1], error);
        int id = id_of(got);
        if (id == HELP) {
            *help = true;
            return true;
        }
        if (!take(options, id, optarg, error))
            return false;
    }
    options->arguments = argv + optind;
    options->argument_count = argc - optind;
    return true;
}

void options_print(unsigned allowed)
{
    for (int id = 0; id < OPTION_COUNT; id++) {
        if (!(allowed & OPTION_BIT(id)))
            continue;
        char left[48];
        (void)snprintf(left, sizeof left, "%c%c%s--%s%s%s", rows[id].letter ? '-' : ' ',
                       rows[id].letter ? rows[id].letter : ' ', rows[id].letter ? ", " : "  ", rows[id].name,
                       rows[id].value ? " " : "", rows[id].value ? rows[id].value : "");
        printf("  %-24s %s\n", left, rows[id].help);
    }
    printf("  %-24s %s\n", "-h, --help", "this text");
}
